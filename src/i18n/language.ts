import type { Catalog, MessageId, ValuesOf, WrittenCatalog } from './catalog.ts'
import { en } from './en/index.ts'
import { fill, placeholder } from './fill.ts'
import { formatValue, type Kind } from './format.ts'
import { ja } from './ja/index.ts'
import type { Locale } from './locale.ts'

/** A formula that is written without a name is called as the number of its id. */
const whole = <Own extends WrittenCatalog>(
  written: Own & Readonly<Record<Exclude<keyof Own, keyof WrittenCatalog>, never>>,
): Catalog => {
  const named = Object.entries(written).flatMap(([id, text]) => {
    const [, number] = /^number\.(\w+)$/.exec(id) ?? []
    return number && `formula.${number}.text` in written ? [[`formula.${number}.name`, text]] : []
  })
  return { ...Object.fromEntries(named), ...written }
}

/** Every language of the document. Neither is the source of the other, and none falls back to another. */
export const catalogs: Readonly<Record<Locale, Catalog>> = { ja: whole(ja), en: whole(en) }

/** Placeholders of a message without their words, for the tests that hold the languages together. */
export const placeholdersOf = (message: string): readonly string[] =>
  [...message.matchAll(placeholder)].map(([, name, kind]) => `{${name}${kind ? `:${kind}` : ''}}`).toSorted()

/** A noncharacter, for a brace that a plan's own words have and that opens no placeholder. */
export const ownBrace = '\uFDD0'

/** The only thing that can make sentences. */
export interface Language {
  readonly locale: Locale
  readonly say: <Id extends MessageId>(id: Id, ...values: ValuesOf<Id>) => string
  readonly value: (value: string | number | null | undefined, kind: Kind) => string
  /** The calendar day that an ISO instant is written with, so that a report does not depend on the machine's zone. */
  readonly date: (iso: string) => string
  readonly list: (items: readonly string[]) => string
  /** The same of items that may have commas of their own. */
  readonly items: (items: readonly string[]) => string
  /** Sentences in one line. */
  readonly line: (sentences: readonly string[]) => string
}

const dateOf = (locale: Locale, iso: string): string =>
  locale === 'ja'
    ? new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso.slice(0, 10)))
    : iso.slice(0, 10)

/** `catalog` stands in for the language's own; `set` is what becomes of all texts at last. */
export const createLanguage = (
  locale: Locale,
  catalog: Catalog = catalogs[locale],
  set = (text: string): string => text,
): Language => ({
  locale,
  say: (id, ...[values]) => set(fill(locale, id, catalog[id], values ?? {}).replaceAll(ownBrace, '{')),
  value: (value, kind) => set(formatValue(locale, value, kind)),
  date: (iso) => dateOf(locale, iso),
  list: (items) => set(items.join(locale === 'ja' ? '、' : ', ')),
  items: (items) => set(items.join(locale === 'ja' ? '；' : '; ')),
  line: (sentences) => set(sentences.join(locale === 'ja' ? '' : ' ')),
})
