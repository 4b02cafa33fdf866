import { createLanguage, type Language } from '../i18n/language.ts'
import type { Locale } from '../i18n/locale.ts'

/** Spaces that keep a number and its unit on one line of a page; on a terminal, `grep` and copying miss them. */
const ordinary = (text: string): string => text.replaceAll('\u00a0', ' ')

/** The language of a page with the spaces of a keyboard. */
export const terminalLanguage = (locale: Locale): Language => {
  const language = createLanguage(locale)
  return {
    locale,
    say: (id, ...values) => ordinary(language.say(id, ...values)),
    value: (value, kind) => ordinary(language.value(value, kind)),
    date: language.date,
    list: (items) => ordinary(language.list(items)),
  }
}
