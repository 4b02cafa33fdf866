import type { Language } from '../../i18n/language.ts'
import { formulaOf } from '../../formulas/index.ts'
import { valueAt } from '../../model/place.ts'
import type { Report, Trail } from '../../model/report.ts'

/** Lists longer than this are shown by their ends. */
const listedAtMost = 6

type Listed = ReadonlyMap<string, readonly unknown[]>

const valuesOf = (report: Report, { inputs }: Trail): Listed => {
  const symbols = [...new Set(inputs.map(({ symbol }) => symbol))]
  const value = (input: Trail['inputs'][number]) => ('ref' in input ? valueAt(report, input.ref) : input.value)
  return new Map(symbols.map((symbol) => [symbol, inputs.filter((input) => input.symbol === symbol).map(value)]))
}

const textOf = (symbol: string, value: unknown, language: Language): string => {
  if (symbol === 'verdict') return language.say(`verdict.${value as 'pass'}`)
  if (symbol === 'u' || symbol === 'e' || symbol === 'p')
    return language.value(value as number | null, 'percent').replaceAll('\u00a0', '')
  if (typeof value === 'number' && value !== 0 && Math.abs(value) < 1e-6) return value.toExponential(0)
  return language.value(value as number | string | null, 'number')
}

const shortened = (texts: readonly string[]): readonly string[] =>
  texts.length > listedAtMost ? [...texts.slice(0, 2), '…', ...texts.slice(-3)] : texts

const joined = (symbol: string, values: Listed, language: Language): string =>
  shortened((values.get(symbol) ?? []).map((value) => textOf(symbol, value, language))).join(', ')

/** Levels with their verdicts, neighbours of one verdict together: `1 … 128: pass; 192, 256: fail`. */
const verdictsText = (values: Listed, language: Language): string => {
  const levels = (values.get('C') ?? []).map((level) => textOf('C', level, language))
  const verdicts = (values.get('verdict') ?? []).map((verdict) => textOf('verdict', verdict, language))
  const starts = verdicts.flatMap((verdict, i) => (verdict === verdicts[i - 1] ? [] : [i]))
  const runs = starts.map((start, i) => {
    const own = levels.slice(start, starts[i + 1])
    return `${own.length > 2 ? `${own[0]} … ${own.at(-1)}` : own.join(', ')}: ${verdicts[start]}`
  })
  return runs.length > 0 ? runs.join('; ') : '—'
}

/** `[{C}: {y}]` once for each place in the lists. */
const repeated = (pattern: string, values: Listed, language: Language): string => {
  const symbols = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, symbol = '']) => symbol)
  const count = Math.max(0, ...symbols.map((symbol) => values.get(symbol)?.length ?? 0))
  const texts = Array.from({ length: count }, (_, i) =>
    pattern.replaceAll(/\{(\w+)\}/g, (__, symbol: string) => textOf(symbol, values.get(symbol)?.[i], language)),
  )
  return texts.length > 0 ? shortened(texts).join('; ') : '—'
}

/** A formula with the values put in; the numbers have four digits, in seconds, tokens and requests/s. */
export const filledText = (report: Report, trail: Trail, language: Language): string => {
  const { expression, filled } = formulaOf(trail.formula)
  const values = valuesOf(report, trail)
  if (values.has('verdict') && values.has('C')) return verdictsText(values, language)
  if (filled === undefined)
    return expression.replaceAll(/[A-Za-z]\w*/g, (symbol) =>
      values.has(symbol) ? joined(symbol, values, language) : symbol,
    )
  return filled
    .replaceAll(/\[([^\]]*)\]/g, (_, pattern: string) => repeated(pattern, values, language))
    .replaceAll(/\{(\w+)\}/g, (_, symbol: string) =>
      symbol === 'rounding' ? (trail.rounding ?? '') : joined(symbol, values, language),
    )
}
