import type { UserError } from '../errors.ts'
import type { Language } from '../i18n/language.ts'
import type { Locale } from '../i18n/locale.ts'
import { terminalLanguage } from './terminal-language.ts'

/** More would scroll the first ones away. */
const mostShown = 20

const sentence = ({ code, values }: UserError, language: Language): string => {
  const told = language.say(`error.${code}`, values).trim()
  const { near } = values
  return near === undefined ? told : `${told} ${language.say('terminal.near', { near })}`
}

/** What a person reads of an error and those found with it: for each a sentence with place and remedy. */
export const sentencesOf = (error: UserError, locale: Locale): readonly string[] => {
  const language = terminalLanguage(locale)
  const all = [error, ...error.also]
  const more = all.length - mostShown
  return [
    ...all.slice(0, mostShown).map((one) => sentence(one, language)),
    ...(more > 0 ? [language.say('terminal.moreErrors', { count: more })] : []),
  ]
}
