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
