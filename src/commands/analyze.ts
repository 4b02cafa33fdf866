import { editionOf } from '../document/edition.ts'
import { jsonLines } from '../model/report-json.ts'
import type { Flags } from '../options.ts'
import type { World } from './index.ts'
import { languageOf, reached } from './inquiry.ts'
import { subjectOf } from './subject.ts'

/** `konkyo analyze`: the answer in the terminal, or report.json on stdout; from results or a report.json. */
export const analyze = async (flags: Flags, world: World): Promise<number> => {
  const language = languageOf(flags, world)
  const [report, { printAnswer, printReading }] = await Promise.all([
    subjectOf(flags, world),
    import('./answer-text.ts'),
  ])
  const failed = reached(report, flags.failOn)
  if (flags.json) for (const lines of jsonLines(report)) world.out(lines)
  else {
    const edition = editionOf(report, language)
    if (!flags.quiet) printReading(edition, world.err)
    printAnswer(edition, world.out, flags.detail)
  }
  return failed ? 1 : 0
}
