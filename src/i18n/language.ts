import type { Catalog, MessageId, Values, ValuesOf } from './catalog.ts'
import { en } from './en/index.ts'
import { formatValue, kinds, pluralForm, type Kind } from './format.ts'
import { ja } from './ja/index.ts'
import type { Locale } from './locale.ts'

/** Every language of the document. Neither is the source of the other, and none falls back to another. */
export const catalogs: Readonly<Record<Locale, Catalog>> = { ja, en }

/** `{name}`, `{name:kind}`, and `{runs:count|run|runs}` with a word for each plural form of the language. */
export const placeholder = /\{(\w+)(?::(\w+))?((?:\|[^{}|]+)*)\}/g

/** Placeholders of a message without their words, for the tests that hold the languages together. */
export const placeholdersOf = (message: string): readonly string[] =>
  [...message.matchAll(placeholder)].map(([, name, kind]) => `{${name}${kind ? `:${kind}` : ''}}`).toSorted()

const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

/** A noncharacter, for a brace that a plan's own words have and that opens no placeholder. */
export const ownBrace = '\uFDD0'

/** Fills `{name}` (as it is) and `{name:kind}` (formatted). A placeholder without a value is a bug and throws. */
export const fill = (locale: Locale, id: string, message: string, values: Values): string =>
  message.replaceAll(placeholder, (_, name: string, kind: string | undefined, words: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`message ${id} has no value for {${name}}`)
    if (kind !== undefined && !isKind(kind)) throw new Error(`message ${id} has the unknown kind {${name}:${kind}}`)
    const value = values[name]
    const text = formatValue(locale, value, kind ?? 'text')
    return words === '' ? text : `${text} ${pluralForm(locale, value, words.slice(1).split('|'))}`
  })

/** The only thing that can make sentences. */
export interface Language {
  readonly locale: Locale
  readonly say: <Id extends MessageId>(id: Id, ...values: ValuesOf<Id>) => string
  readonly value: (value: string | number | null | undefined, kind: Kind) => string
  /** A calendar day of an ISO instant, in UTC so that a report does not depend on the machine's zone. */
  readonly date: (iso: string) => string
  readonly list: (items: readonly string[]) => string
}

const dateOf = (locale: Locale, iso: string): string =>
  locale === 'ja'
    ? new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))
    : iso.slice(0, 10)

/** `catalog` stands in for the language's own, for tests. */
export const createLanguage = (locale: Locale, catalog: Catalog = catalogs[locale]): Language => ({
  locale,
  say: (id, ...[values]) => fill(locale, id, catalog[id], values ?? {}).replaceAll(ownBrace, '{'),
  value: (value, kind) => formatValue(locale, value, kind),
  date: (iso) => dateOf(locale, iso),
  list: (items) => items.join(locale === 'ja' ? '、' : ', '),
})
