import type { Flags } from '../options.ts'
import { nextOf } from '../planning/next.ts'
import { parseDuration } from '../question/quantity.ts'
import type { World } from './command.ts'
import { localeOf } from './inquiry.ts'
import { nextLines } from './next-text.ts'
import { subjectOf } from './subject.ts'
import { terminalLanguage } from './terminal-language.ts'

/** `konkyo next`: the runs that would sharpen the answer, as command lines. */
export const next = async (flags: Flags, world: World): Promise<number> => {
  const locale = localeOf(flags, world)
  const budget = flags.budget === undefined ? null : parseDuration(flags.budget, '--budget')
  const report = await subjectOf(flags, world)
  const plan = nextOf(report, budget)
  if (flags.json) world.out(JSON.stringify(plan, null, 2))
  else for (const line of nextLines(plan, report, terminalLanguage(locale))) world.out(line)
  return 0
}
