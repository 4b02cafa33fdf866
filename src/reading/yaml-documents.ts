import { parseDocument } from 'yaml'
import type { Contents } from './documents.ts'

/** Longest text that is read as YAML, in characters: about two seconds of work. */
const longest = 500_000

/** The first line that is no remark names a key: that of a mapping, and no list or sentence. */
const opensAsMapping = (text: string): boolean =>
  /^(?:[^\S\n]*(?:#.*)?\r?\n|---[^\S\n]*\r?\n)*["']?[A-Za-z_][\w.-]*["']?:(?:\s|$)/.test(text.slice(0, 10_000))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lines `label: value` are a mapping too, but what a program printed: a document has something inside its keys. */
const isNested = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.values(value).some((inner) => typeof inner === 'object' && inner !== null)

/** An alias repeats what may repeat something itself: without an end, a few lines stand for more than memory holds. */
const mostAliases = 1000

/** Null for what breaks the grammar, has several documents or too many aliases. */
const valueOf = (text: string): unknown => {
  try {
    const document = parseDocument(text, { logLevel: 'error', stringKeys: true, prettyErrors: false })
    return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: mostAliases })
  } catch {
    return null
  }
}

/** The one mapping that a YAML text is; null for anything else, broken or too long YAML included. */
export const readYamlDocument = (text: string): Contents | null => {
  if (text.length > longest || !opensAsMapping(text)) return null
  const value = valueOf(text)
  return isObject(value) && isNested(value) ? { documents: [{ kind: 'object', at: '', value }], problems: [] } : null
}
