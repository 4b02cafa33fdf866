import { moneyDigits, promised, promisedDigits } from '../model/served.ts'
import type { Locale } from './locale.ts'

/** Making a formatter costs a hundred times what formatting does, and a document formats thousands of numbers. */
const made = new Map<string, Intl.NumberFormat>()

const numberFormat = (locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale}${JSON.stringify(options)}`
  const known = made.get(key) ?? new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-US', options)
  made.set(key, known)
  return known
}

const significant = (locale: Locale, value: number, digits: number): string =>
  numberFormat(locale, { maximumSignificantDigits: digits, minimumSignificantDigits: 1 }).format(value)

const fixed = (locale: Locale, value: number, digits: number): string =>
  numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)

const plurals = new Map<Locale, Intl.PluralRules>()

/** Of words in the order of the plural categories of the language (English: one, other) the one for a value. */
export const pluralForm = (locale: Locale, value: unknown, words: readonly string[]): string => {
  const rules = plurals.get(locale) ?? new Intl.PluralRules(locale)
  plurals.set(locale, rules)
  const category = typeof value === 'number' ? rules.select(value) : 'other'
  return words[rules.resolvedOptions().pluralCategories.indexOf(category)]!
}

/** A no-break space, so that a number and its unit stay on one line. */
const nbsp = '\u00a0'

const percentSign = (locale: Locale): string => (locale === 'ja' ? `${nbsp}%` : '%')

const atMost = (locale: Locale, value: number, digits: number): string =>
  numberFormat(locale, { maximumFractionDigits: digits }).format(value)

const inSeconds = (locale: Locale, text: string): string => `${text}${nbsp}${locale === 'ja' ? '秒' : 's'}`

/** Below a second in whole milliseconds (one decimal below 10 ms), from a second in seconds with two decimals. */
const latency = (locale: Locale, seconds: number): string => {
  const ms = seconds * 1000
  if (Math.abs(ms) < 10) return `${fixed(locale, ms, 1)}${nbsp}ms`
  return Math.abs(ms) < 1000 ? `${fixed(locale, ms, 0)}${nbsp}ms` : inSeconds(locale, fixed(locale, seconds, 2))
}

/** A change in percent, with its sign; of one that is not to be seen no direction is told. */
const points = (locale: Locale, value: number): string => {
  const size = Math.abs(value)
  const sign = size < 0.0005 ? '±' : value > 0 ? '+' : '−'
  return `${sign}${fixed(locale, size * 100, size < 0.9995 ? 1 : 0)}${percentSign(locale)}`
}

/** As it is, whatever a unit cost in bits; of what does not end, as a rate of so many an hour, four digits or the whole number. */
const given = (locale: Locale, value: number): string => {
  const whole = Number(value.toPrecision(12))
  if (Math.abs(value - whole) <= 1e-14 * Math.abs(value)) return significant(locale, whole, 12)
  const short = { maximumSignificantDigits: 4, maximumFractionDigits: 0, roundingPriority: 'morePrecision' } as const
  return numberFormat(locale, short).format(value)
}

/**
 * How a placeholder prints its value. Values come in SI units; a kind chooses unit and rounding, never the message.
 * A rate that is shown has three significant digits, rounded down where it is planned with (`plannedRate`), and so has a level that is no whole number (`level`), so that what a reader
 * works out of it is within 1 % of what is said; and four in a worked line (`workedRate`, `workedPlannedRate`, `worked`), where whole numbers have all and a share five. Users have two, rounded down.
 * What somebody gave is said as given (`given`, `givenShare`, `givenSeconds`).
 */
const formats = {
  count: (locale, value) => numberFormat(locale, { maximumFractionDigits: 0 }).format(value),
  number: (locale, value) => significant(locale, value, 4),
  percent: (locale, value) => `${atMost(locale, value * 100, Math.abs(value) < 0.1 ? 2 : 0)}${percentSign(locale)}`,
  share: (locale, value) => `${atMost(locale, value * 100, 1)}${percentSign(locale)}`,
  points,
  seconds: (locale, value) => inSeconds(locale, significant(locale, value, 4)),
  latency,
  exact: (locale, value) => inSeconds(locale, significant(locale, value, 7)),
  rate: (locale, value) => significant(locale, value, 3),
  level: (locale, value) => (Number.isInteger(value) ? atMost(locale, value, 0) : significant(locale, value, 3)),
  workedRate: (locale, value) => significant(locale, value, 4),
  ratio: (locale, value) => fixed(locale, value, Math.abs(value) < 10 ? 2 : 0),
  bytes: (locale, value) => `${numberFormat(locale, { maximumFractionDigits: 0 }).format(value)}${nbsp}B`,
  money: (locale, value) =>
    Math.abs(value) < moneyDigits.whole ? significant(locale, value, moneyDigits.small) : atMost(locale, value, 0),
  joules: (locale, value) => `${significant(locale, value, 3)}${nbsp}J`,
  tokens: (locale, value) => atMost(locale, value, 0),
  monthTokens: (locale, value) => significant(locale, value, 3),
  worked: (locale, value) => (Number.isInteger(value) ? atMost(locale, value, 0) : significant(locale, value, 4)),
  workedShare: (locale, value) => `${significant(locale, value * 100, 5)}${percentSign(locale)}`,
  given,
  givenShare: (locale, value) => `${given(locale, value * 100)}${percentSign(locale)}`,
  givenSeconds: (locale, value) => inSeconds(locale, given(locale, value)),
  plannedRate: (locale, value) => significant(locale, promised(value, promisedDigits.plannedRate), 3),
  workedPlannedRate: (locale, value) => significant(locale, promised(value, 4), 4),
  plannedUsers: (locale, value) => atMost(locale, promised(value, promisedDigits.users), 0),
  users: (locale, value) =>
    `${atMost(locale, value, 0)}${nbsp}${pluralForm(locale, value, locale === 'ja' ? ['人'] : ['user', 'users'])}`,
} as const satisfies Readonly<Record<string, (locale: Locale, value: number) => string>>

/** A way to print a value; text is printed as it is. */
export type Kind = 'text' | keyof typeof formats

export const kinds: readonly Kind[] = ['text', ...(Object.keys(formats) as (keyof typeof formats)[])]

/** One value as text; null and non-finite values as a dash, never as 0. */
export const formatValue = (locale: Locale, value: string | number | null | undefined, kind: Kind): string => {
  if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return '—'
  if (typeof value === 'string' || kind === 'text') return String(value)
  return formats[kind](locale, value).replace('-', '−')
}
