import type { InputId } from '../../src/inputs/index.ts'
import * as archives from './archives.ts'
import * as clients from './clients.ts'
import * as printed from './printed.ts'
import * as serving from './serving.ts'
import * as singleStream from './single-stream.ts'
import type { Seed } from './sweep.ts'

/** Whole files of every format that konkyo reads, by its id: what mutations begin with. */
export const seeds = { ...archives, ...clients, ...printed, ...serving, ...singleStream } satisfies Readonly<
  Record<InputId, readonly Seed[]>
>
