import type { Catalog, MessageId, ValuesOf } from './catalog.ts'
import { fill } from './fill.ts'
import { formatValue, type Kind } from './format.ts'
import { catalogs } from './index.ts'
import type { Locale } from './locale.ts'

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
  say: (id, ...[values]) => fill(locale, id, catalog[id], values ?? {}),
  value: (value, kind) => formatValue(locale, value, kind),
  date: (iso) => dateOf(locale, iso),
  list: (items) => items.join(locale === 'ja' ? '、' : ', '),
})
