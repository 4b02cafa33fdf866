import { commands as en } from './en/commands.ts'
import { commands as ja } from './ja/commands.ts'
import type { Values } from './catalog.ts'
import { fill } from './fill.ts'
import type { Locale } from './locale.ts'

/** A short text of the terminal, without loading the whole catalogs: help must come at once. */
export const helpText = (locale: Locale, id: keyof typeof en, values: Values = {}): string =>
  fill(locale, id, (locale === 'ja' ? ja : en)[id], values)

/** Language of the terminal from LC_ALL, LC_MESSAGES, LANG, in this order; English unless they say Japanese. */
export const terminalLocale = (env: Readonly<Record<string, string | undefined>>): Locale =>
  /^ja/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'ja' : 'en'
