/** A flat record as a tool wrote it: parsed JSON values, or the cells of a table row as text. */
export type RawRecord = Readonly<Record<string, unknown>>

/** An object of keys and values, and no list. */
export const isRecord = (value: unknown): value is RawRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asRecord = (value: unknown): RawRecord | null => (isRecord(value) ? value : null)

/** Levels that any result has, and an end for any other file. */
const deepest = 8

/** The values of an object by their paths, `latency.ttft.mean`; lists are left out. */
export const flattened = (value: unknown, above = '', depth = 0): RawRecord => {
  if (!isRecord(value) || depth > deepest) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, unknown])[] => {
      if (isRecord(inner)) return Object.entries(flattened(inner, `${above}${key}.`, depth + 1))
      return Array.isArray(inner) ? [] : [[`${above}${key}`, inner]]
    }),
  )
}

/** How numbers are written as text: `550`, `.5`, `1e-3`. */
export const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** A finite number from a JSON number or a numeric text ("550", " 27.07 "); anything else is null. */
export const asNumber = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string') return null
  const text = value.trim()
  return numeric.test(text) && Number.isFinite(Number(text)) ? Number(text) : null
}

/** A number above 0; anything else is null. */
export const asPositive = (value: unknown): number | null => {
  const number = asNumber(value)
  return number !== null && number > 0 ? number : null
}

/** `1,024.5` as `1024.5`; any other text as it is. */
export const withoutSeparators = (text: string): string =>
  /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text.trim()) ? text.replaceAll(',', '') : text

/** Seconds since 1970 as the date that they are; null for none, and for what no calendar has. */
export const instantOf = (seconds: number | null): string | null =>
  seconds !== null && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : null

/** A non-empty text; numbers and booleans as they print. Objects, lists and empty cells are null. */
export const asText = (value: unknown): string | null => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' || /^(none|null|nan)$/i.test(text) ? null : text
}

/** Longer texts are notes or results, and no settings. */
export const longestSetting = 200

/** What of these says something, as text; of longer texts than `longest` nothing. */
export const textsOf = (
  entries: readonly (readonly [key: string, value: unknown])[],
  longest = Infinity,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const text = asText(value)
      return text === null || text.length > longest ? [] : [[key, text] as const]
    }),
  )

/** The same of some keys of a record. */
export const textsUnder = (record: RawRecord, keys: readonly string[]): Readonly<Record<string, string>> =>
  textsOf(keys.map((key) => [key, record[key]]))

/** True for every way tools write an unlimited rate: Infinity, "inf", "Infinity". */
export const isUnlimited = (value: unknown): boolean =>
  value === Infinity || (typeof value === 'string' && /^\+?inf(inity)?$/i.test(value.trim()))

/** Half a unit in the last written place: "0.30" → 0.005, "27" → 0.5, 5.289972830718163 → about 5e-16. */
export const roundingOf = (value: unknown): number => {
  const text = String(value).trim()
  const match = /^[+-]?(?=\.?\d)\d*(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text)
  if (!match) return 0
  // Read from text: powers of ten differ in their last bit between versions of Node.
  return Number(`0.5e${Number(match[2] ?? 0) - (match[1] ?? '').length}`)
}

/** A list of numbers from a JSON array or the text of one, or as it is; null when it is neither. Non-numbers become NaN. */
export const asNumbers = (value: unknown): Float64Array | null => {
  if (value instanceof Float64Array) return value
  const list = asList(value)
  if (!list) return null
  const numbers = new Float64Array(list.length).fill(Number.NaN)
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i]
    if (typeof item === 'number') numbers[i] = item
  }
  return numbers
}

/** A list from a JSON array or the text of one (tables carry arrays as text, JSON's or Python's); null otherwise. */
export const asList = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value
  if (typeof value !== 'string' || !value.trim().startsWith('[')) return null
  try {
    const parsed: unknown = JSON.parse(value)
    return Array.isArray(parsed) ? parsed : null
  } catch {
    return parsePythonList(value)
  }
}

const text = String.raw`'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"`
const token = new RegExp(String.raw`\s*([[\],]|${text}|[^\s[\],'"]+)`, 'gy')

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['None', null],
  ['null', null],
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['nan', Number.NaN],
  ['NaN', Number.NaN],
  ['inf', Infinity],
  ['Infinity', Infinity],
])

/** The value of one token; undefined for a word that is neither a number nor a constant. */
const valueOf = (word: string): unknown => {
  if (/^['"]/.test(word)) return word.slice(1, -1)
  if (words.has(word)) return words.get(word)
  return Number.isNaN(Number(word)) ? undefined : Number(word)
}

/** Where a token leads: deeper, back, or nowhere; false when the brackets do not match or the token means nothing. */
const place = (stack: unknown[][], word: string): boolean => {
  if (word === ',') return true
  if (word === ']') return stack.length > 1 && stack.pop() !== undefined
  const value = word === '[' ? [] : valueOf(word)
  stack.at(-1)?.push(value)
  if (word === '[') stack.push(value as unknown[])
  return value !== undefined
}

/**
 * A list as Python prints it, which is how pandas writes one into a table: single quotes, `nan`, `None`, `True`.
 * Escapes in texts stay as written. Null when it is no list.
 */
export const parsePythonList = (source: string): readonly unknown[] | null => {
  const stack: unknown[][] = [[]]
  let end = 0
  for (const match of source.matchAll(token)) {
    if (!place(stack, match[1] ?? '')) return null
    end = match.index + match[0].length
  }
  const [list, ...more] = stack[0] ?? []
  const isWhole = stack.length === 1 && more.length === 0 && source.slice(end).trim() === ''
  return isWhole && Array.isArray(list) ? list : null
}
