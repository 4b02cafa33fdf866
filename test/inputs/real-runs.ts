import { existsSync } from 'node:fs'
import type { Run } from '../../src/model/run.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recogniseAll } from '../../src/recognition/recognise.ts'

const data = new URL('../../../shared/data/', import.meta.url).pathname

/** True where the results that others measured are not at hand. */
export const isDataAbsent = !existsSync(data)

/** The runs of a file or folder of results that others measured, in the order of reading. */
export const realRuns = async (path: string): Promise<readonly Run[]> =>
  recogniseAll(await readSources([path], data)).flatMap(({ runs }) => runs)
