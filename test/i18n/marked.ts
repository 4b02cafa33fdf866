import type { Catalog } from '../../src/i18n/catalog.ts'
import { type Language, catalogs, createLanguage, placeholdersOf } from '../../src/i18n/language.ts'
import type { Locale } from '../../src/i18n/locale.ts'

const rewritten = (locale: Locale, rewrite: (message: string, id: string) => string): Language => {
  const messages = Object.entries(catalogs[locale]).map(([id, message]) => [id, rewrite(message, id)])
  return createLanguage(locale, Object.fromEntries(messages) as Catalog)
}

/** A language whose own words are recognisable: ⟦Read ⟧{files:count|⟦file⟧|⟦files⟧}. What stands outside the marks is a value. */
export const marked = (locale: Locale): Language =>
  rewritten(locale, (message) =>
    message.replaceAll(/(?<=^|\})[^{}]+(?=\{|$)/g, '⟦$&⟧').replaceAll(/(?<=\{[^{}]*\|)[^{}|]+/g, '⟦$&⟧'),
  )

/** What is left of a text of the marked language: its values. A text that was cut short may lack its last mark. */
export const unmarked = (text: string): string => text.replaceAll(/⟦[^⟧]*(?:⟧|$)/g, ' ')

/** A language that says which message it would use, and with which values: `answer.gap {level: level.concurrency {…}}`. */
export const spelt = (locale: Locale): Language =>
  rewritten(locale, (message, id) => {
    const names = [...new Set(placeholdersOf(message))].map((one) => `${/\w+/.exec(one)?.[0]}: ${one}`)
    return names.length > 0 ? `${id} (${names.join(', ')})` : id
  })
