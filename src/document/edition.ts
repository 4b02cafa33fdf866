import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

/** A report in one language: what every part of a document is told from. */
export interface Edition extends Language {
  readonly report: Report
}

export const editionOf = (report: Report, language: Language): Edition => ({ ...language, report })
