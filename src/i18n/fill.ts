import { formatValue, kinds, type Kind } from './format.ts'
import type { Locale } from './locale.ts'

export type Values = Readonly<Record<string, string | number | null | undefined>>

const placeholder = /\{(\w+)(?::(\w+))?\}/g

/** Names of the placeholders of a message, for the tests that hold the languages together. */
export const placeholdersOf = (message: string): readonly string[] =>
  [...message.matchAll(placeholder)].map((match) => match[0]).toSorted()

const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

/** Fills `{name}` (as it is) and `{name:kind}` (formatted). A placeholder without a value is a bug and throws. */
export const fill = (locale: Locale, id: string, message: string, values: Values): string =>
  message.replaceAll(placeholder, (_, name: string, kind: string | undefined) => {
    if (!Object.hasOwn(values, name)) throw new Error(`message ${id} has no value for {${name}}`)
    if (kind !== undefined && !isKind(kind))
      throw new Error(`message ${id} has the unknown kind {${name}:${kind}}`)
    return formatValue(locale, values[name], kind ?? 'text')
  })
