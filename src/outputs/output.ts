import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

/** What outputs share within one run, so that a page is made once and one browser prints all. */
export interface Workshop {
  readonly html: (report: Report, language: Language) => Promise<string>
  readonly print: (html: string) => Promise<Uint8Array>
}

/** One kind of file: its content, never where it goes. */
export interface Output {
  /** What follows NAME and the language: `html`, `pdf`, `report.json`. */
  readonly extension: string
  /** One file for each language, or one in all. */
  readonly perLanguage: boolean
  readonly render: (report: Report, language: Language, workshop: Workshop) => Promise<string | Uint8Array>
}
