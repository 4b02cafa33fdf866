import { formulaOf } from '../../formulas/index.ts'
import type { Language } from '../../i18n/language.ts'
import { groupBy } from '../../model/group-by.ts'
import { valueAt, valueOf } from '../../model/place.ts'
import type { Report, Trail } from '../../model/report.ts'
import { type Block, cell, type Cell, type Section, type Step } from '../block.ts'
import { type Grounds, type GroundsOf, membersOf } from './leaves.ts'
import { nameText, quantityIn, valueText } from './number-text.ts'
import { briefFileText, type Origin, planOrigin } from './origin.ts'
import type { Edition } from '../edition.ts'

/** Lists longer than this are shown by their ends. */
const listedAtMost = 6

type Input = Trail['inputs'][number]

/** What was given is said as given, an amount has the digits of the sums that it stands in; what is planned with is rounded down here too. */
const kindOf = (report: Report, input: Input) => {
  const { name, kind } = 'ref' in input ? quantityIn(report, input.ref) : { name: null, kind: null }
  if (name === 'given' || name === 'planned') return 'given'
  return kind === 'plannedRate' ? 'workedPlannedRate' : kind === 'money' ? 'money' : 'worked'
}

/** Enough digits for the printed result to follow from it. */
const textOf = (edition: Edition, input: Input): string => {
  const { symbol } = input
  const value = valueOf(edition.report, input)
  if (symbol === 'verdict') return edition.say(`chart.mark.${value as 'pass'}`)
  if (symbol === 'u' || symbol === 'e' || symbol === 'p')
    return edition.value(value as number | null, 'workedShare').replaceAll('\u00a0', '')
  if (typeof value === 'number' && value !== 0 && Math.abs(value) < 1e-6) return value.toExponential(0)
  return edition.value(value as number | string | null, kindOf(edition.report, input))
}

/** The values of a formula as texts, by symbol. */
type Texts = ReadonlyMap<string, readonly string[]>

const textsOf = (edition: Edition, { inputs }: Trail): Texts =>
  new Map(
    [...groupBy(inputs, ({ symbol }) => symbol)].map(([symbol, own]) => [
      symbol,
      own.map((input) => textOf(edition, input)),
    ]),
  )

const shortened = (texts: readonly string[]): readonly string[] =>
  texts.length > listedAtMost ? [...texts.slice(0, 2), '…', ...texts.slice(-3)] : texts

const joined = (symbol: string, texts: Texts): string => shortened(texts.get(symbol) ?? []).join(', ')

/** Levels with their verdicts, neighbours of one verdict together: `1 … 128: pass; 192, 256: fail`. */
const verdictsText = (levels: readonly string[], verdicts: readonly string[], { items }: Language): string => {
  const starts = verdicts.flatMap((verdict, i) => (verdict === verdicts[i - 1] ? [] : [i]))
  const runs = starts.map((start, i) => {
    const own = levels.slice(start, starts[i + 1])
    return `${own.length > 2 ? `${own[0]} … ${own.at(-1)}` : own.join(', ')}: ${verdicts[start]}`
  })
  return items(runs) || '—'
}

/** `[{C}: {y}]` once for each place in the lists. */
const repeated = (pattern: string, texts: Texts): string => {
  const symbols = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, symbol = '']) => symbol)
  const count = Math.max(0, ...symbols.map((symbol) => texts.get(symbol)?.length ?? 0))
  const lines = Array.from({ length: count }, (_, i) =>
    pattern.replaceAll(/\{(\w+)\}/g, (__, symbol: string) => texts.get(symbol)?.[i] ?? '—'),
  )
  return lines.length > 0 ? shortened(lines).join('; ') : '—'
}

/** A formula with the values put in; the numbers have four digits, whole ones and amounts all, in seconds, tokens and requests/s. */
export const filledText = (edition: Edition, trail: Trail): string => {
  const { expression, filled } = formulaOf(trail.formula)
  const texts = textsOf(edition, trail)
  const [levels, verdicts] = [texts.get('C'), texts.get('verdict')]
  if (levels && verdicts) return verdictsText(levels, verdicts, edition)
  if (filled === undefined)
    return expression.replaceAll(/[A-Za-z]\w*/g, (symbol) => (texts.has(symbol) ? joined(symbol, texts) : symbol))
  return filled
    .replaceAll(/\[([^\]]*)\]/g, (_, pattern: string) => repeated(pattern, texts))
    .replaceAll(/\{(\w+)\}/g, (_, symbol: string) =>
      symbol === 'rounding' ? (trail.rounding ?? '') : joined(symbol, texts),
    )
}

/** Counts are made from fields that are named beside them. */
const fieldsOf = (origins: readonly Origin[]): readonly string[] => [
  ...new Set(origins.flatMap(({ field, how }) => (field === null || how === 'counted' ? [] : field))),
]

/** The files at the end of a trail with their fields: the first file in full, the others counted. */
export const filesText = (
  { first, others }: Grounds,
  { list, say }: Language,
  nameOf: (origin: Origin) => string,
): string => {
  const [origin] = first
  if (!origin) return ''
  const fields = fieldsOf(first)
  const values = { file: nameOf(origin), fields: list(fields), count: others }
  if (fields.length === 0) return values.file
  return say(others > 0 ? 'trail.files' : 'trail.file', values)
}

/** The formula of a number with its values put in: `floor(22.13 · 3)`; null where it was read or taken over. */
export const formulaText = (edition: Edition, ref: string): string | null => {
  const trail = edition.report.trails[ref]
  return !trail || trail.formula === 'taken' ? null : filledText(edition, trail)
}

/** One line for a number in the page: what it is, the formula with values put in, file and field. Null where nothing says. */
const trailLine = (edition: Edition, ref: string, groundsOf: GroundsOf): string | null => {
  const name = nameText(edition, ref)
  const made = formulaText(edition, ref)
  const own = ref in edition.report.trails ? [ref] : membersOf(edition.report, ref)
  const lines = (own.length > 0 ? own : [ref]).map((one) =>
    filesText(groundsOf(one), edition, (origin) => briefFileText(origin, edition)),
  )
  const from = [...new Set(lines)].filter((line) => line !== '').join(edition.say('finding.separator'))
  if (made === null) {
    const where = from === '' ? planOrigin(edition, groundsOf(ref).leaf) : from
    return where === null ? null : edition.say('trail.read', { name, from: where })
  }
  const formula = edition.say('trail.equals', { formula: made, value: valueText(edition, ref, 'worked') })
  return edition.say(from === '' ? 'trail.line' : 'trail.line.from', { name, formula, from })
}

/** Numbers of the report as arithmetic: what, the formula with the values put in, the result. Absent ones are left out. */
export const stepsOf = (edition: Edition, refs: readonly string[]): readonly Step[] =>
  refs.flatMap((ref) => {
    const formula = ref in edition.report.trails ? formulaText(edition, ref) : null
    if (formula === null || valueAt(edition.report, ref) === null) return []
    return [{ label: nameText(edition, ref), formula, result: cell(valueText(edition, ref, 'worked'), { ref }) }]
  })

type Titled = (one: Cell) => Cell

const titledBlock = (block: Block, titled: Titled): Block => {
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(titled)) }
  if (block.kind === 'steps')
    return { ...block, steps: block.steps.map((step) => ({ ...step, result: titled(step.result) })) }
  return block.kind === 'answer'
    ? { ...block, figures: block.figures.map((figure) => ({ ...figure, value: titled(figure.value) })) }
    : block
}

/** Sections whose numbers say in one line how they were made. */
export const traced = (sections: readonly Section[], edition: Edition, groundsOf: GroundsOf): readonly Section[] => {
  const lines = new Map<string, string | null>()
  const lineOf = (ref: string): string | null => {
    if (!lines.has(ref)) lines.set(ref, trailLine(edition, ref, groundsOf))
    return lines.get(ref) ?? null
  }
  const titled: Titled = (one) => {
    const title = one.ref === undefined ? null : lineOf(one.ref)
    return title === null ? one : { ...one, title }
  }
  return sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => titledBlock(block, titled)) }))
}
