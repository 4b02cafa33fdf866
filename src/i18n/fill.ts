import type { Values } from './catalog.ts'
import { formatValue, kinds, pluralForm, type Kind } from './format.ts'
import type { Locale } from './locale.ts'

/** `{name}`, `{name:kind}`, and `{runs:count|run|runs}` with a word for each plural form of the language. */
export const placeholder = /\{(\w+)(?::(\w+))?((?:\|[^{}|]+)*)\}/g

const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

/** Noncharacters at the ends of what was filled in. */
const [begin, end] = ['\uFDD1', '\uFDD2']
const japanese = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]`
const latin = '[A-Za-z0-9%]'
const [opening, closing] = ['[(「『【〔]', '[)」』】〕、。]']
const needlessSpace = new RegExp(`(?<=${japanese}|${closing})(?: ${begin}|${end} )(?=${japanese}|${opening})`, 'gu')
const missingSpace = new RegExp(
  `(?<=${latin})[${begin}${end}]+(?=${japanese})|(?<=${japanese})[${begin}${end}]+(?=${latin})`,
  'gu',
)

/**
 * Japanese has no space between its words, nor beside its brackets and stops, and one between its words and Latin letters or
 * figures: where a placeholder was filled, that depends on what came in.
 */
const joined = (filled: string): string =>
  filled
    .replaceAll(needlessSpace, '')
    .replaceAll(missingSpace, ' ')
    .replaceAll(/[\uFDD1\uFDD2]/g, '')

/** Fills `{name}` (as it is) and `{name:kind}` (formatted). A placeholder without a value is a bug and throws. */
export const fill = (locale: Locale, id: string, message: string, values: Values): string =>
  locale === 'ja'
    ? joined(filled(locale, id, message.replaceAll(placeholder, `${begin}$&${end}`), values))
    : filled(locale, id, message, values)

const filled = (locale: Locale, id: string, message: string, values: Values): string =>
  message.replaceAll(placeholder, (_, name: string, kind: string | undefined, words: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`message ${id} has no value for {${name}}`)
    if (kind !== undefined && !isKind(kind)) throw new Error(`message ${id} has the unknown kind {${name}:${kind}}`)
    const value = values[name]
    const text = formatValue(locale, value, kind ?? 'text')
    return words === '' ? text : `${text} ${pluralForm(locale, value, words.slice(1).split('|'))}`
  })
