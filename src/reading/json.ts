/** One JSON value read, and where it ended; or the place of the first offence, and whether the input just stopped there. */
type JsonOutcome =
  | { readonly ok: true; readonly value: unknown; readonly end: number }
  | { readonly ok: false; readonly at: number; readonly truncated: boolean }

interface Cursor {
  readonly text: string
  at: number
}

/** So many values may stand in each other. */
export const deepest = 500
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

export interface JsonValue {
  readonly value: unknown
  readonly start: number
  readonly end: number
}

/** A value that starts at `start` and goes wrong at `at`, either against the grammar or because it stops there. */
export interface JsonFailure {
  readonly start: number
  readonly at: number
  readonly truncated: boolean
}

export interface JsonSequence {
  readonly values: readonly JsonValue[]
  readonly failures: readonly JsonFailure[]
}

/** How an object begins, or a list of objects, lists or texts; log lines such as "[rank0]: …" do not begin so. */
const opening = String.raw`(?=\{\s*["}]|\[\s*[[{"\]])`

const matchEnd = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from
  const match = pattern.exec(text)
  return match ? match.index + match[0].length : -1
}

/** Further on the same line, or at the start of a later one; only unindented ones once something was broken. */
const nextOpening = (text: string, from: number, unbroken: boolean): number => {
  if (!unbroken) return matchEnd(new RegExp(`^${opening}`, 'gm'), text, from)
  const here = matchEnd(new RegExp(`[ \\t\\r,]*${opening}`, 'y'), text, from)
  return here === -1 ? matchEnd(new RegExp(`^[ \\t]*${opening}`, 'gm'), text, from) : here
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

const readStrict = (text: string): JsonOutcome | null => {
  try {
    return { ok: true, value: JSON.parse(text), end: text.length }
  } catch {
    return null
  }
}

const readLine = (text: string, start: number): JsonOutcome => {
  const line = text.slice(start, lineEnd(text, start))
  const outcome = readStrict(line) ?? readJson(line)
  return outcome.ok ? { ...outcome, end: start + outcome.end } : { ...outcome, at: start + outcome.at }
}

/** An object that runs into the first line of the next record was cut, however the text goes on. */
const ranIntoNext = (text: string, start: number, at: number): boolean =>
  text[start] === '{' && (/^\r?\n\{/.test(text.slice(at, at + 3)) || (text[at] === '{' && text[at - 1] === '\n'))

/**
 * Finds the JSON values of a text: a whole file, JSON Lines, objects one after another, log lines between them.
 * What a broken value covered is searched again only line by line, so the effort stays linear.
 */
const search = (text: string): JsonSequence => {
  const values: JsonValue[] = []
  const failures: JsonFailure[] = []
  let from = 0
  let covered = 0
  for (;;) {
    const start = nextOpening(text, from, failures.length === 0)
    if (start === -1) return { values, failures }
    const line = readLine(text, start)
    const outcome = line.ok || start < covered ? line : readJson(text, start)
    from = outcome.ok ? outcome.end : lineEnd(text, start) + 1
    if (outcome.ok) values.push({ value: outcome.value, start, end: outcome.end })
    else if (start >= covered) {
      const truncated = outcome.truncated || ranIntoNext(text, start, outcome.at)
      failures.push({ start, at: outcome.at, truncated })
      covered = outcome.at
    }
  }
}

/** The JSON values of a text in order, by the quickest way that fits; without any, the text is something else. */
export const findJson = (text: string): JsonSequence => {
  const whole = /^\s*[[{]/.test(text) ? readStrict(text) : null
  return whole?.ok ? { values: [{ value: whole.value, start: 0, end: whole.end }], failures: [] } : search(text)
}

/** True when the text sets out as JSON, so that a failure in it is a defect and not a coincidence. */
export const opensAsJson = (text: string): boolean => new RegExp(`^\\s*${opening}`).test(text)
