import { formatValue, kinds, type Kind } from './format.ts'
import type { Locale } from './locale.ts'

export type Values = Readonly<Record<string, string | number | null | undefined>>

/** `{name}`, `{name:kind}`, and `{runs:count|run|runs}` with the words for one and for more. */
export const placeholder = /\{(\w+)(?::(\w+))?(?:\|([^{}|]+)\|([^{}|]+))?\}/g

/** Placeholders of a message without their words, for the tests that hold the languages together. */
export const placeholdersOf = (message: string): readonly string[] =>
  [...message.matchAll(placeholder)].map(([, name, kind]) => `{${name}${kind ? `:${kind}` : ''}}`).toSorted()

const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

/** Fills `{name}` (as it is) and `{name:kind}` (formatted). A placeholder without a value is a bug and throws. */
export const fill = (locale: Locale, id: string, message: string, values: Values): string =>
  message.replaceAll(placeholder, (_, name: string, kind?: string, one?: string, more?: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`message ${id} has no value for {${name}}`)
    if (kind !== undefined && !isKind(kind)) throw new Error(`message ${id} has the unknown kind {${name}:${kind}}`)
    const told = formatValue(locale, values[name], kind ?? 'text')
    return one === undefined ? told : `${told} ${values[name] === 1 ? one : more}`
  })
