import { jsonLines } from '../model/report-json.ts'
import type { Flags } from '../options.ts'
import { printAnswer, printReading } from './answer-text.ts'
import type { World } from './command.ts'
import { localeOf, reached } from './inquiry.ts'
import { subjectOf } from './subject.ts'
import { terminalLanguage } from './terminal-language.ts'

/** `konkyo analyze`: the answer in the terminal, or report.json on stdout; from results or a report.json. */
export const analyze = async (flags: Flags, world: World): Promise<number> => {
  const locale = localeOf(flags, world)
  const report = await subjectOf(flags, world)
  const failed = reached(report, flags.failOn)
  const language = terminalLanguage(locale)
  if (flags.json) for (const lines of jsonLines(report)) world.out(lines)
  else {
    if (!flags.quiet) printReading(report, language, world.err)
    printAnswer(report, language, world.out, flags.detail)
  }
  return failed ? 1 : 0
}
