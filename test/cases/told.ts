import { nextLines } from '../../src/commands/next.ts'
import { answerNotes, answerSentence, statusText } from '../../src/document/answer.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import type { Report } from '../../src/model/report.ts'
import { nextOf } from '../../src/planning/proposals.ts'
import { editionOf } from '../../src/document/edition.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

/** What a language says of the only series of a report, with ordinary spaces. */
export const told = (report: Report, locale: Locale) => {
  const language = createLanguage(locale)
  const [series] = report.series
  if (!series || report.series.length > 1) throw new Error(`${report.series.length} series`)
  return {
    status: plain(statusText(series, language)),
    answer: plain(answerSentence(editionOf(report, language), series)),
    notes: answerNotes(editionOf(report, language), series).map(plain),
    next: nextLines(nextOf(report, null), editionOf(report, language)).map(plain),
  }
}
