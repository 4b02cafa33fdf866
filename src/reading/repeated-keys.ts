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
export type RepeatedKeys = ReadonlyMap<number, readonly string[]>

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
