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

/** The same part for the same report is made once, such as what all languages share. */
export const perReport = <T>(make: (report: Report) => T): ((report: Report) => T) => {
  const made = new WeakMap<Report, T>()
  return (report) => {
    const part = made.get(report) ?? make(report)
    made.set(report, part)
    return part
  }
}
