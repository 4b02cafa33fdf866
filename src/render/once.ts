import type { Volume } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

type Make = (report: Report, volume: Volume, language: Language) => Promise<string>

/** The same page for the same report, volume and language is made once. */
export const once = (make: Make): Make => {
  const pagesOf = perReport(() => new Map<string, Promise<string>>())
  return (report, volume, language) => {
    const pages = pagesOf(report)
    const key = `${volume} ${language.locale}`
    const known = pages.get(key) ?? make(report, volume, language)
    pages.set(key, known)
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
