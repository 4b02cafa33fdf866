import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

type Make = (report: Report, language: Language) => Promise<string>

/** The same page for the same report and language is made once. */
export const once = (make: Make): Make => {
  const made = new WeakMap<Report, Map<string, Promise<string>>>()
  return (report, language) => {
    const pages = made.get(report) ?? new Map<string, Promise<string>>()
    made.set(report, pages)
    const known = pages.get(language.locale) ?? make(report, language)
    pages.set(language.locale, known)
    return known
  }
}
