import type { Values } from './catalog.ts'
import { formatValue, kinds, pluralForm, type Kind } from './format.ts'
import type { Locale } from './locale.ts'

/** `{name}`, `{name:kind}`, and `{runs:count|run|runs}` with a word for each plural form of the language. */
export const placeholder = /\{(\w+)(?::(\w+))?((?:\|[^{}|]+)*)\}/g

const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

/** Fills `{name}` (as it is) and `{name:kind}` (formatted). A placeholder without a value is a bug and throws. */
export const fill = (locale: Locale, id: string, message: string, values: Values): string =>
  message.replaceAll(placeholder, (_, name: string, kind: string | undefined, words: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`message ${id} has no value for {${name}}`)
    if (kind !== undefined && !isKind(kind)) throw new Error(`message ${id} has the unknown kind {${name}:${kind}}`)
    const value = values[name]
    const text = formatValue(locale, value, kind ?? 'text')
    return words === '' ? text : `${text} ${pluralForm(locale, value, words.slice(1).split('|'))}`
  })
