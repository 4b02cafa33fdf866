type Numbers = readonly number[]

/** The numbers of each symbol; of one number a list of one. */
export type Given = Readonly<Record<string, Numbers>>

type Function_ = (args: readonly Numbers[]) => Numbers

const each =
  (compute: (value: number) => number): Function_ =>
  ([values = []]) =>
    values.map(compute)

const functions: Readonly<Record<string, Function_>> = {
  floor: each((value) => Math.floor(value + 1e-9)),
  ceil: each((value) => Math.ceil(value - 1e-9)),
  ln: each(Math.log),
  min: (args) => [Math.min(...args.flat())],
  max: (args) => [Math.max(...args.flat())],
  sum: ([values = []]) => [values.reduce((a, b) => a + b, 0)],
  '#': ([values = []]) => [values.length],
}

const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '−': (a, b) => a - b,
  '·': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
}

const levels = ['+−', '·/', '^'] as const

/** Lists meet number by number; one number meets each of a list. */
const combine = (operator: string, a: Numbers, b: Numbers): Numbers =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
    operators[operator]!(a[a.length === 1 ? 0 : i]!, b[b.length === 1 ? 0 : i]!),
  )

const tokensOf = (text: string): readonly string[] | null => {
  const tokens = text.match(/\d+(?:\.\d+)?|[A-Za-z]\w*|[#(),+−·/^]|\S/g) ?? []
  return tokens.every((token) => /^(?:\d[\d.]*|[A-Za-z]\w*|[#(),+−·/^])$/.test(token)) ? tokens : null
}

/** What is read, and the tokens after it. */
type Read = readonly [Numbers, readonly string[]]

const listOf = (tokens: readonly string[], given: Given): readonly [readonly Numbers[], readonly string[]] => {
  const [value, rest] = read(tokens, given, 0)
  if (rest[0] !== ',') return [[value], rest.slice(1)]
  const [others, after] = listOf(rest.slice(1), given)
  return [[value, ...others], after]
}

const atom = ([first = '', ...rest]: readonly string[], given: Given): Read => {
  if (first === '(') {
    const [value, after] = read(rest, given, 0)
    return [value, after.slice(1)]
  }
  if (/^\d/.test(first)) return [[Number(first)], rest]
  if (rest[0] !== '(') {
    const value = given[first]
    if (!value) throw new RangeError(`no value of ${first}`)
    return [value, rest]
  }
  const [args, after] = listOf(rest.slice(1), given)
  const apply = functions[first]
  if (!apply) throw new RangeError(`no function ${first}`)
  return [apply(args), after]
}

const read = (tokens: readonly string[], given: Given, level: number): Read => {
  const own = levels[level]
  if (own === undefined) return atom(tokens, given)
  let [value, rest] = read(tokens, given, level + 1)
  while (rest[0] !== undefined && own.includes(rest[0])) {
    const [other, after] = read(rest.slice(1), given, level + 1)
    value = combine(rest[0], value, other)
    rest = after
  }
  return [value, rest]
}

const symbolsIn = (tokens: readonly string[]): readonly string[] =>
  tokens.filter((token, i) => /^[A-Za-z]/.test(token) && tokens[i + 1] !== '(')

/** What stands before a bracket is an operator or a function. */
const isKnown = (token: string, i: number, tokens: readonly string[]): boolean =>
  tokens[i + 1] !== '(' || !/[\w#]/.test(token) || token in functions

/** Symbols of an expression that is arithmetic alone; null for one that says more. */
export const symbolsOf = (expression: string): readonly string[] | null => {
  const parts = expression.split(' … ').map(tokensOf)
  const whole = parts.every((tokens) => tokens?.every(isKnown))
  if (!whole || expression.includes(',  ')) return null
  return [...new Set(parts.flatMap((tokens) => symbolsIn(tokens!)))]
}

/** What an expression says: floor, min, max, sum, ln, # over + − · / ^; two of them around … are two ends. */
export const valueOf = (expression: string, given: Given): number | Numbers => {
  const values = expression.split(' … ').map((part) => read(tokensOf(part)!, given, 0)[0])
  return values.length === 1 && values[0]!.length === 1 ? values[0]![0]! : values.flat()
}
