import { createLanguage } from '../i18n/language.ts'
import { jsonLines } from '../model/report-json.ts'
import type { Flags } from '../options.ts'
import { answer } from '../pipeline.ts'
import { printAnswer, printReading } from './answer-text.ts'
import type { World } from './command.ts'
import { inquiryOf, localeOf, reached } from './inquiry.ts'

/** `konkyo analyze`: the answer in the terminal, or report.json on stdout. */
export const analyze = async (flags: Flags, world: World): Promise<number> => {
  const locale = localeOf(flags, world)
  const report = await answer(inquiryOf(flags, world))
  const failed = reached(report, flags.failOn)
  const language = createLanguage(locale)
  if (flags.json) for (const lines of jsonLines(report)) world.out(lines)
  else {
    if (!flags.quiet) printReading(report, language, world.err)
    printAnswer(report, language, world.out)
  }
  return failed ? 1 : 0
}
