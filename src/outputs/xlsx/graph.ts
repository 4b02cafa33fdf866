import { leavesOf } from '../../document/trail/leaves.ts'
import { arrivalFormulas, userFormulas } from '../../formulas/arrivals.ts'
import { questionFormulas } from '../../formulas/index.ts'
import type { Report, TrailInput } from '../../model/report.ts'
import { isAsked } from './asked.ts'
import { type Bound, boundsOf } from './bounds.ts'
import { type Made, madeAt, numberAt } from './made.ts'

/** What stands for each symbol of a formula: cells or numbers, one or several. */
type Symbols = ReadonlyMap<string, readonly string[]>

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

/** Where the number of a place stands: `C12`, `'Runs'!S3`. */
export type CellOf = (place: string) => string

/** Writes a formula, once its cells are placed. */
type Write = (cellOf: CellOf) => string

/** A number of the sheet. */
export interface Node {
  readonly place: string
  readonly value: number
  /** asked: of the question; formula: worked out in the sheet; value: read, or worked out by konkyo alone. */
  readonly kind: 'asked' | 'formula' | 'value'
  readonly made: Made | null
  /** Of a value that stands on the question: it holds only as long as that is as it was. */
  readonly formula: Write | null
  /** Formulas of what has to hold for it, with why there is no number where it does not. */
  readonly holds: readonly { readonly why: Bound['why']; readonly write: Write }[]
}

export interface Graph {
  /** What numbers stand on first. */
  readonly nodes: readonly Node[]
  /** The node that has the number of a place: that place, or the one that it was taken from. */
  readonly placeOf: (place: string) => string
}

const literal = (value: number): string => (value < 0 ? `(${value})` : String(value).toUpperCase())

const symbolsOf = ({ inputs }: Made, cellOf: CellOf): ReadonlyMap<string, readonly string[]> => {
  const symbols = new Map<string, readonly string[]>()
  for (const input of inputs) {
    const text = 'ref' in input ? cellOf(input.ref) : literal(Number(input.value))
    symbols.set(input.symbol, [...(symbols.get(input.symbol) ?? []), text])
  }
  return symbols
}

const refsOf = (inputs: readonly TrailInput[]): readonly string[] =>
  inputs.flatMap((input) => ('ref' in input ? [input.ref] : []))

/** A value of konkyo's own as long as the question is as it was; then nothing, so that nobody reads what is no longer true. */
const guarded =
  (value: number, asked: readonly Node[]): Write =>
  (cellOf) =>
    `IF(AND(${asked.map(({ place, value: was }) => `${cellOf(place)}=${literal(was)}`).join(',')}),${literal(value)},NA())`

const isSetting = ({ symbol }: TrailInput): boolean => symbol === 'A' || symbol === 'Z'

/** Mean times of answers at a rate A, of users who think for Z, which konkyo finds anew for others. */
const times: ReadonlySet<string> = new Set(['residence', 'timeAbove', 'timeBelow', 'answerTime', 'waitTime'])

const isTime = ({ formula }: Made): boolean => times.has(formula ?? '')

/** The time at this rate and this think time. */
const timeFormula = (report: Report, { inputs }: Made, value: number, cellOf: CellOf): string => {
  const same = refsOf(inputs.filter(isSetting)).map(
    (ref) => `ABS(${cellOf(ref)}-${literal(numberAt(report, ref)!)})<=1E-9*${literal(numberAt(report, ref)!)}`,
  )
  return `IF(AND(${same.join(',')}),${literal(value)},NA())`
}

const isNumber = (report: Report, input: TrailInput): boolean =>
  'ref' in input ? numberAt(report, input.ref) !== null : typeof input.value === 'number'

/** Formulas whose functions do what they say for every number; others end at bounds that only the function knows. */
const exact: ReadonlySet<string> = new Set(Object.keys({ ...questionFormulas, ...userFormulas, ...arrivalFormulas }))

const isExact = ({ formula }: Made): boolean => formula === null || exact.has(formula)

/** What writes the formula of a number, once its cells are placed; null where cells cannot compute it. */
const writerOf = (report: Report, made: Made, value: number): Write | null => {
  if (!made.inputs.every((input) => isNumber(report, input))) return null
  if (isTime(made)) return (cellOf) => timeFormula(report, made, value, cellOf)
  if (!isExact(made)) return null
  const isWritten =
    cellFormula(
      made.expression,
      symbolsOf(made, () => 'A1'),
    ) !== null
  return isWritten ? (cellOf) => cellFormula(made.expression, symbolsOf(made, cellOf))! : null
}

/** A formula that gives nothing where one of these does not hold. */
const held =
  (own: Write, holds: Node['holds']): Write =>
  (cellOf) =>
    holds.reduceRight((text, { write }) => `IF(${write(cellOf)},${text},NA())`, own(cellOf))

const wayOf = ({ expression, inputs }: Made): string => JSON.stringify([expression, inputs])

/** Numbers and all that they are worked out from, each once. Places without a number are left out. */
export const graphOf = (report: Report, wanted: readonly string[]): Graph => {
  const nodes = new Map<string, Node>()
  /** The first place of each way to make a number: what is made the same way twice stands once. */
  const first = new Map<string, string>()

  const placeOf = (place: string): string => {
    const made = isAsked(place) ? null : madeAt(report, place)
    const [input] = made?.formula === 'taken' ? made.inputs : []
    if (input && 'ref' in input) return placeOf(input.ref)
    return made ? (first.get(wayOf(made)) ?? place) : place
  }

  const add = ({ formula, ...node }: Omit<Node, 'holds'>): Node => {
    const holds = formula ? heldBy(boundsOf(report, node.place), formula) : []
    return keep({ ...node, formula: formula && held(formula, holds), holds })
  }

  const keep = (node: Node): Node => {
    nodes.set(node.place, node)
    if (node.made && node.kind === 'formula') first.set(wayOf(node.made), node.place)
    return node
  }

  const heldBy = (bounds: readonly Bound[], own: Write): Node['holds'] => {
    visitAll(bounds.flatMap(({ of, most }) => [of, most].filter((place) => typeof place === 'string')))
    return bounds.map(({ why, of, most }) => ({
      why,
      write: (cellOf) => `${of === null ? own(cellOf) : cellOf(of)}<=${typeof most === 'string' ? cellOf(most) : most}`,
    }))
  }

  const visitAll = (places: readonly string[]): readonly Node[] => places.flatMap((place) => visit(place) ?? [])

  const byFormula = (place: string, value: number, made: Made): Node | null => {
    const write = writerOf(report, made, value)
    if (!write) return null
    visitAll(refsOf(isTime(made) ? made.inputs.filter(isSetting) : made.inputs))
    return add({ place, value, made, kind: 'formula', formula: write })
  }

  const byValue = (place: string, value: number, made: Made | null): Node => {
    const asked = made ? visitAll(leavesOf(report, place).filter(isAsked)) : []
    return add({ place, value, made, kind: 'value', formula: asked.length > 0 ? guarded(value, asked) : null })
  }

  const visit = (from: string): Node | null => {
    const place = placeOf(from)
    const known = nodes.get(place)
    const value = numberAt(report, place)
    if (known || value === null) return known ?? null
    if (isAsked(place)) return add({ place, value, made: null, kind: 'asked', formula: null })
    const made = madeAt(report, place)
    return (made && byFormula(place, value, made)) ?? byValue(place, value, made)
  }

  visitAll(wanted)
  return { nodes: [...nodes.values()], placeOf }
}
