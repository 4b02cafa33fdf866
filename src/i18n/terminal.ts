import { commands as en } from './en/commands.ts'
import { commands as ja } from './ja/commands.ts'
import type { Values } from './catalog.ts'
import { fill } from './fill.ts'
import { isLocale, type Locale } from './locale.ts'

/** A short text of the terminal, without loading the whole catalogs: help must come at once. */
export const helpText = (locale: Locale, id: keyof typeof en, values: Values = {}): string =>
  fill(locale, id, (locale === 'ja' ? ja : en)[id], values)

/** Language of the terminal from LC_ALL, LC_MESSAGES, LANG, in this order; English unless they say Japanese. */
export const terminalLocale = (env: Readonly<Record<string, string | undefined>>): Locale =>
  /^ja/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'ja' : 'en'

/** The same, unless --lang is among the words of the command: its first language, also where the others cannot be read. */
export const askedLocale = (words: readonly string[], env: Readonly<Record<string, string | undefined>>): Locale => {
  const at = words.findLastIndex((word) => /^--lang(?:=|$)/.test(word))
  const [, own = words[at + 1]] = words[at]?.split('=') ?? []
  const first = at < 0 ? '' : (own ?? '').split(',')[0]!.trim().toLowerCase()
  return isLocale(first) ? first : terminalLocale(env)
}
