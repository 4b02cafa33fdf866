import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import type { Flags } from '../options.ts'
import { writeAll } from '../writing.ts'
import { printReading } from './answer-text.ts'
import type { World } from './command.ts'
import { localeOf } from './inquiry.ts'
import { planText } from './init-text.ts'
import { answered } from './subject.ts'
import { terminalLanguage } from './terminal-language.ts'

const usual = 'konkyo.yaml'

/** `konkyo init`: a plan for these results, every blank in it with a word of what it is for. Throws UserError planExists. */
export const init = async (flags: Flags, world: World): Promise<number> => {
  const language = terminalLanguage(localeOf(flags, world))
  const named = flags.out ?? usual
  const path = resolve(world.cwd, named)
  if (await stat(path).catch(() => null)) throw new UserError('planExists', { path: named })
  const report = await answered(flags, world)
  if (!flags.quiet) printReading(report, language, world.err)
  await writeAll([{ path, content: planText(report, language) }])
  world.out(named)
  return 0
}
