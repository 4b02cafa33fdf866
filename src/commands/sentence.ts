import type { UserError } from '../errors.ts'
import { createLanguage } from '../i18n/language.ts'
import type { Locale } from '../i18n/locale.ts'

/** What a person reads of an error: one sentence with place and remedy. */
export const sentenceOf = (error: UserError, locale: Locale): string =>
  createLanguage(locale).say(`error.${error.code}`, error.values).trim()
