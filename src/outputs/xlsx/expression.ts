/** What stands for each symbol of a formula: cells or numbers, one or several. */
export type Symbols = ReadonlyMap<string, readonly string[]>

/** Near a whole number is that number, as where konkyo rounds: 0.29 × 100 is 28.999999999999996. */
const functions: Readonly<Record<string, readonly [opened: string, closed: string]>> = {
  floor: ['ROUNDDOWN((', ')*(1+1E-12),0)'],
  ceil: ['ROUNDUP((', ')*(1-1E-12),0)'],
  max: ['MAX(', ')'],
  min: ['MIN(', ')'],
  sum: ['SUM(', ')'],
}

const group = ['(', ')'] as const

const operators: Readonly<Record<string, string>> = { '·': '*', '−': '-' }

/** A function or a parenthesis that opens, a symbol, a number, a sign, a blank; anything else is no arithmetic. */
const token = /([A-Za-z]\w*)?\(|([A-Za-z]\w*)|\d+(?:\.\d+)?|[-+*/^),·−]|\s+|(.)/gu

/** Several values of a symbol stand where a function takes them all: `sum(x)`. */
const isAlone = (expression: string, at: number, symbol: string): boolean =>
  /[a-z]\($/.test(expression.slice(0, at)) && expression[at + symbol.length] === ')'

/**
 * A formula as konkyo writes it (`floor(A · I)`) as one of a cell (`ROUNDDOWN((B4*B2)*(1+1E-12),0)`); null where a cell
 * cannot compute it.
 */
export const cellFormula = (expression: string, symbols: Symbols): string | null => {
  const open: (readonly [opened: string, closed: string])[] = []
  let text = ''
  for (const { 0: part, 1: name, 2: symbol = '', 3: strange, index } of expression.matchAll(token)) {
    const cells = symbols.get(symbol) ?? []
    const called = part.endsWith('(') ? (name === undefined ? group : functions[name]) : undefined
    const isCells = symbol !== '' && (cells.length === 1 || (cells.length > 1 && isAlone(expression, index, symbol)))
    const inFunction = open.length > 0 && open.at(-1) !== group
    if (strange || (symbol && !isCells) || (part.endsWith('(') && !called) || (part === ',' && !inFunction)) return null
    if (called) open.push(called)
    text +=
      called?.[0] ??
      (part === ')' ? (open.pop()?.[1] ?? ')') : isCells ? cells.join(',') : (operators[part] ?? part.trim()))
  }
  return text
}
