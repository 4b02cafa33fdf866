import { type Document, type Problem, problem } from '../model/source.ts'
import type { Contents } from './documents.ts'
import { deepest, findJson, opensAsJson, type JsonFailure, type JsonSequence, type JsonValue } from './json.ts'

interface Place {
  /** Both counted from 1; the column in UTF-16 code units. */
  readonly line: number
  readonly column: number
}

const lineStarts = (text: string): readonly number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Turns offsets of a text into lines and columns: linear time once, when first asked, then logarithmic. */
export const placesIn = (text: string): ((offset: number) => Place) => {
  let known: readonly number[] | null = null
  return (offset) => {
    const starts = (known ??= lineStarts(text))
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Written by konkyo, of whatever version. */
export const isOwn = (value: unknown): value is object =>
  isRecord(value) && isRecord(value['tool']) && value['tool']['name'] === 'konkyo'

const isOpen = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Keys of all objects in a parsed value, however deep. */
const keysIn = (value: unknown): number => {
  const open = isOpen(value) ? [value] : []
  let count = 0
  for (let one = open.pop(); one; one = open.pop()) {
    const members: readonly unknown[] = Array.isArray(one) ? one : Object.values(one)
    if (!Array.isArray(one)) count += members.length
    for (const member of members) if (isOpen(member)) open.push(member)
  }
  return count
}

/** True when more quotes than `most` are followed by a colon: every key is, and perhaps some of the texts. */
const hasMoreKeys = (text: string, start: number, end: number, most: number): boolean => {
  const key = /"\s*:/g
  key.lastIndex = start
  let count = 0
  for (let match = key.exec(text); match && match.index < end; match = key.exec(text)) {
    count += 1
    if (count > most) return true
  }
  return false
}

/** Where the string that opens at `at` ends, behind its quote. */
const stringEnd = (text: string, at: number): number => {
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text[end - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return end + 1
  }
  return text.length
}

/** An object or a list that is being read. */
interface Level {
  /** Keys of an object so far; null in a list. */
  readonly keys: Set<string> | null
  /** Keys of the objects around it, each with a dot behind it. */
  readonly path: string
  /** The document it belongs to: an object that lists may be around, and no object is. Before the first, −1. */
  readonly document: number
  readonly inObject: boolean
  last: string
}

const opened = (isObject: boolean, around: Level | undefined, document: number): Level => ({
  keys: isObject ? new Set() : null,
  path: around ? `${around.path}${around.keys ? `${around.last}.` : ''}` : '',
  document,
  inObject: isObject || (around?.inObject ?? false),
  last: '',
})

/** Keys that one object has more than once, by the document that they are in, counted from 0. */
type RepeatedKeys = ReadonlyMap<number, readonly string[]>

const note = (level: Level, written: string, found: Map<number, Set<string>>): void => {
  level.last = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1)
  if (level.keys?.has(level.last))
    found.set(level.document, (found.get(level.document) ?? new Set()).add(`${level.path}${level.last}`))
  level.keys?.add(level.last)
}

const search = (text: string, start: number, end: number): RepeatedKeys => {
  const found = new Map<number, Set<string>>()
  const levels: Level[] = []
  const mark = /["{}[\]]/g
  const colon = /\s*:/y
  let document = -1
  mark.lastIndex = start
  for (let match = mark.exec(text); match && match.index < end; match = mark.exec(text)) {
    const level = levels.at(-1)
    const [char] = match
    if (char === '}' || char === ']') levels.pop()
    else if (char === '"') {
      mark.lastIndex = colon.lastIndex = stringEnd(text, match.index)
      if (level?.keys && colon.test(text)) note(level, text.slice(match.index, mark.lastIndex), found)
    } else {
      if (char === '{' && !level?.inObject) document += 1
      levels.push(opened(char === '{', level, document))
    }
  }
  return new Map([...found].map(([of, keys]) => [of, [...keys]]))
}

/**
 * Keys that stand twice in one object, of which JSON.parse keeps the last without a word. They are looked for only where the
 * text has more keys than its value. Linear in the length of the text.
 */
export const repeatedKeys = (
  value: unknown,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): RepeatedKeys => (hasMoreKeys(text, start, end, keysIn(value)) ? search(text, start, end) : new Map())

const members = (list: readonly unknown[], at: string, depth: number): Contents => {
  const isOpened = (member: unknown): boolean => isRecord(member) || (Array.isArray(member) && depth < deepest)
  const inner = list.map((member, index) =>
    isOpened(member) ? contentsOf(member, `${at}/${index}`, depth + 1) : { documents: [], problems: [] },
  )
  const strays = list.flatMap((member, index) => (isOpened(member) ? [] : [index]))
  const stray: Problem = problem('nonObjectMember', `${at}/${strays[0]}`, { count: strays.length })
  return {
    documents: inner.flatMap(({ documents }) => documents),
    problems: [...(strays.length > 0 ? [stray] : []), ...inner.flatMap(({ problems }) => problems)],
  }
}

/** The objects of a value; lists, also nested ones as deep as allowed, are opened and their members numbered. */
const contentsOf = (value: unknown, at: string, depth = 1): Contents => {
  if (Array.isArray(value)) return members(value, at, depth)
  return { documents: isRecord(value) ? [{ kind: 'object', at, value }] : [], problems: [] }
}

/** The contents of one value, with what its objects have twice. */
const valueContents = (found: JsonValue, text: string, at: string): Contents => {
  const { documents, problems } = contentsOf(found.value, at)
  const twice = repeatedKeys(found.value, text, found)
  if (twice.size === 0) return { documents, problems }
  const told = documents.map((one, i) =>
    one.kind === 'object' && twice.has(i) ? { ...one, twice: twice.get(i)! } : one,
  )
  const repeated = told.flatMap((one) =>
    one.kind === 'object' && one.twice
      ? [problem('repeatedKey', one.at, { key: one.twice.slice(0, 3).join(', ') })]
      : [],
  )
  return { documents: told, problems: [...problems, ...repeated] }
}

const isAlone = (text: string, { values, failures }: JsonSequence): boolean => {
  const only = values[0]
  if (!only || values.length > 1 || failures.length > 0) return false
  return (text.slice(0, only.start) + text.slice(only.end)).trim() === ''
}

/** Values that share a line are told apart by their column. */
const labels = (values: readonly JsonValue[], place: (offset: number) => Place): readonly string[] => {
  const places = values.map(({ start }) => place(start))
  return places.map(({ line, column }, index) =>
    places[index - 1]?.line === line ? `line:${line}:${column}` : `line:${line}`,
  )
}

const toProblem = (text: string, failure: JsonFailure, place: (offset: number) => Place): Problem => {
  const { line } = place(failure.start)
  if (failure.truncated) return problem('truncatedJson', `line:${line}`, { line })
  const near = /^.*/.exec(text.slice(failure.at, failure.at + 20))?.[0] ?? ''
  return problem('brokenJson', `line:${line}`, { ...place(failure.at), near })
}

/** Text that is mostly something else keeps its other lines too, as a text document of its own. */
const isMostlyText = (text: string, { values, failures }: JsonSequence): boolean =>
  (failures.length === 0 || !opensAsJson(text)) &&
  2 * values.reduce((sum, { start, end }) => sum + end - start, 0) < text.trim().length

/** The objects of a text that holds JSON in any of its usual containers; null when it holds none. */
export const readJsonDocuments = (text: string): Contents | null => {
  const found = findJson(text)
  const place = placesIn(text)
  const at = isAlone(text, found) ? [''] : labels(found.values, place)
  const inner = found.values.map((one, index) => valueContents(one, text, at[index] ?? ''))
  const documents: readonly Document[] = inner.flatMap((contents) => contents.documents)
  if (documents.length === 0 && (found.failures.length === 0 || !opensAsJson(text))) return null
  return {
    documents: isMostlyText(text, found) ? [...documents, { kind: 'text', text }] : documents,
    problems: [
      ...inner.flatMap(({ problems }) => problems),
      ...found.failures.map((failure) => toProblem(text, failure, place)),
    ],
  }
}
