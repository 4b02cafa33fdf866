/** One JSON value read, and where it ended; or the place of the first offence, and whether the input just stopped there. */
export type JsonOutcome =
  | { readonly ok: true; readonly value: unknown; readonly end: number }
  | { readonly ok: false; readonly at: number; readonly truncated: boolean }

interface Cursor {
  readonly text: string
  at: number
}

const deepest = 500
const words: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
  Infinity,
  '-Infinity': -Infinity,
}

/** Thrown from the depth of a value and caught in `readJson`; one for all, as making a stack trace is slow. */
const offence = new SyntaxError('JSON')

const fail = (): never => {
  throw offence
}

const skipSpace = (cursor: Cursor): string => {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return cursor.text[cursor.at] ?? ''
    cursor.at += 1
  }
}

const take = (cursor: Cursor, wanted: string): string => {
  const char = skipSpace(cursor)
  if (char === '' || !wanted.includes(char)) fail()
  cursor.at += 1
  return char
}

/** A string with escapes goes through JSON.parse, which also refuses bad ones. */
const readString = (cursor: Cursor): string => {
  const start = cursor.at
  let escaped = false
  for (let at = start + 1; ; at += 1) {
    const code = cursor.text.charCodeAt(at)
    if (code === 34) {
      const text = escaped ? String(JSON.parse(cursor.text.slice(start, at + 1))) : cursor.text.slice(start + 1, at)
      cursor.at = at + 1
      return text
    }
    if (!(code >= 32)) {
      cursor.at = Math.min(at, cursor.text.length)
      fail()
    }
    if (code === 92) {
      escaped = true
      at += 1
    }
  }
}

const readScalar = (cursor: Cursor): unknown => {
  const pattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null|NaN|-?Infinity)(?!\w)/y
  pattern.lastIndex = cursor.at
  const word = pattern.exec(cursor.text)?.[0] ?? fail()
  cursor.at += word.length
  return Object.hasOwn(words, word) ? words[word] : Number(word)
}

const opensAndCloses = (cursor: Cursor, open: string, close: string): boolean => {
  take(cursor, open)
  const empty = skipSpace(cursor) === close
  if (empty) cursor.at += 1
  return empty
}

const readArray = (cursor: Cursor, depth: number): unknown[] => {
  const members: unknown[] = []
  if (opensAndCloses(cursor, '[', ']')) return members
  do {
    members.push(readValue(cursor, depth))
  } while (take(cursor, ',]') === ',')
  return members
}

const readMember = (cursor: Cursor, object: Record<string, unknown>, depth: number): void => {
  if (skipSpace(cursor) !== '"') fail()
  const key = readString(cursor)
  take(cursor, ':')
  const value = readValue(cursor, depth)
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

const readObject = (cursor: Cursor, depth: number): Record<string, unknown> => {
  const object: Record<string, unknown> = {}
  if (opensAndCloses(cursor, '{', '}')) return object
  do {
    readMember(cursor, object, depth)
  } while (take(cursor, ',}') === ',')
  return object
}

const readValue = (cursor: Cursor, depth: number): unknown => {
  const char = skipSpace(cursor)
  if (depth > deepest) fail()
  if (char === '{') return readObject(cursor, depth + 1)
  if (char === '[') return readArray(cursor, depth + 1)
  return char === '"' ? readString(cursor) : readScalar(cursor)
}

/** True when only the beginning of a token is left: the input stopped, it is not wrong. */
const stoppedAt = (text: string, at: number): boolean => {
  const rest = /["\w.+-]*\s*/y
  rest.lastIndex = at
  rest.exec(text)
  return rest.lastIndex >= text.length
}

/**
 * Reads the JSON value at `start`, with the bare `NaN`, `Infinity` and `-Infinity` that Python's json.dump writes.
 * Otherwise as strict as JSON.parse. Linear in the length of the value.
 */
export const readJson = (text: string, start = 0): JsonOutcome => {
  const cursor: Cursor = { text, at: start }
  try {
    return { ok: true, value: readValue(cursor, 0), end: cursor.at }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, at: cursor.at, truncated: stoppedAt(text, cursor.at) }
  }
}
