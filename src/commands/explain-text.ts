import { assumptionRows } from '../document/assumption-rows.ts'
import { filledText } from '../document/trail/formula-text.ts'
import { childrenOf, membersOf } from '../document/trail/leaves.ts'
import { contextText, nameText, valueText } from '../document/trail/number-text.ts'
import { fieldText, fileText, originOf, planOrigin } from '../document/trail/origin.ts'
import { formulas, recompute, type FormulaId } from '../formulas/index.ts'
import { valueAt } from '../model/place.ts'
import type { Report, Trail } from '../model/report.ts'
import { promisedOf, promisedUsers, readingAt } from '../model/served.ts'
import type { Line } from './styled.ts'
import { tableLines } from './terminal.ts'
import type { Edition } from '../document/edition.ts'

const indent = '  '

interface Telling extends Edition {
  /** What was told above: places, formulas, files. */
  readonly told: Set<string>
  /** Levels of the tree that are told. */
  readonly deepest: number
}

/** True for what has not been told yet; from now on it has. */
const first = ({ told }: Telling, what: string): boolean => !told.has(what) && Boolean(told.add(what))

const isSame = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.every((x, i) => isSame(x, b[i]))
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.abs(b) : a === b
}

/** Date and source of an amount, or who chose a value of the plan that no assumption names. */
const planLines = (ref: string, telling: Telling): readonly string[] => {
  const text = /^plan\/(?:cost|demand)\//.test(ref) ? planOrigin(telling, ref) : null
  return text === null ? [] : [text]
}

const originLines = (ref: string, telling: Telling): readonly string[] => {
  const { report } = telling
  const origin = originOf(report, ref)
  if (!origin) return planLines(ref, telling)
  const file = fileText(origin, telling)
  const sha = first(telling, `file ${origin.source}`)
    ? [telling.say('origin.sha', { sha: origin.sha256.slice(0, 12) })]
    : []
  return [telling.list([file, fieldText(origin, telling), ...sha])]
}

/** What was chosen and not measured, each once. */
const assumptionLines = (refs: readonly string[], telling: Telling): readonly string[] => {
  return assumptionRows(telling).flatMap(([name, value, chooser]) =>
    value?.ref !== undefined && refs.includes(value.ref) && first(telling, value.ref)
      ? [telling.say('explain.assumption', { name: name!.text, value: value.text, chooser: chooser!.text })]
      : [],
  )
}

/** The formula with its values, its name and source when it comes for the first time, and the rounding. */
const formulaLines = (trail: Trail, telling: Telling): readonly string[] => {
  const { rounding } = trail
  const formula = trail.formula as FormulaId
  if (formula === 'taken') return []
  const { expression, source } = formulas[formula]
  const name = telling.say(`formula.${formula}.name`)
  const text = telling.say(`formula.${formula}.text`)
  return [
    telling.say('explain.made', { formula: filledText(telling, trail) }),
    ...(first(telling, `formula ${formula}`)
      ? [telling.say('explain.source', { name, expression, text, source })]
      : []),
    ...(rounding === null ? [] : [telling.say(`explain.rounding.${rounding}`)]),
  ]
}

const checkLines = (ref: string, trail: Trail, telling: Telling): readonly string[] => {
  const { report } = telling
  const again = recompute(report, trail)
  if (again === undefined) return []
  if (isSame(again, valueAt(report, ref))) return [telling.say('explain.recomputed')]
  return [telling.say('explain.differs', { value: valueText(telling, ref, 'worked', again) })]
}

/** The users at a place as they are promised; null of other numbers, and of users that were asked about. */
export const promisedAt = (report: Report, place: string, found: number): number | null => {
  const reading = readingAt(report, place)
  if (reading) return promisedUsers(report, reading.decision, reading.users)
  return /^(?!demand\/|plan\/).*\/users$/.test(place) ? promisedOf(found, null) : null
}

/** A value; where documents promise less of it, also what they state. */
const statedText = (edition: Edition, ref: string): string => {
  const [text, value] = [valueText(edition, ref), valueAt(edition.report, ref)]
  const promise = typeof value === 'number' ? promisedAt(edition.report, ref, value) : null
  if (promise === null || promise === value) return text
  return edition.say('explain.stated', { value: text, stated: valueText(edition, ref, undefined, promise) })
}

const headOf = (ref: string, above: string, symbol: string, telling: Telling): string => {
  const context = contextText(telling, ref)
  const name = nameText(telling, ref)
  const place = context === above || context === '' ? name : telling.say('explain.place', { place: name, context })
  const value = statedText(telling, ref)
  return `${symbol === '' || symbol === 'x' ? '' : `${symbol}: `}${place}: ${value} [${ref}]`
}

const node = (ref: string, above: string, symbol: string, depth: number, telling: Telling): readonly string[] => {
  const { report, deepest } = telling
  if (depth >= deepest) return []
  const pad = indent.repeat(depth)
  const head = `${pad}${headOf(ref, above, symbol, telling)}`
  const trail = report.trails[ref]
  if (!first(telling, ref)) return trail ? [`${head} ${telling.say('explain.again')}`] : [head]
  const own = trail
    ? [...formulaLines(trail, telling), ...assumptionLines(trail.assumptions, telling)]
    : [...originLines(ref, telling), ...assumptionLines([ref.split('/').slice(0, 2).join('/')], telling)]
  const symbols = new Map(trail?.inputs.flatMap((one) => ('ref' in one ? [[one.ref, one.symbol]] : [])))
  return [
    head,
    ...own.map((line) => `${pad}${indent}${line}`),
    ...(depth === 0 && trail ? checkLines(ref, trail, telling).map((line) => `${indent}${line}`) : []),
    ...childrenOf(report, ref).flatMap((input) =>
      node(input, contextText(telling, ref), symbols.get(input) ?? '', depth + 1, telling),
    ),
  ]
}

/** The chain of a number as an indented tree, down to files and fields; a group is the trees of its numbers. */
export const explainLines = (edition: Edition, ref: string, deepest = Infinity): readonly string[] => {
  const { report } = edition
  const telling = { ...edition, told: new Set<string>(), deepest }
  const own = ref in report.trails ? [] : membersOf(report, ref)
  return (own.length > 0 ? own : [ref]).flatMap((one) => node(one, '', '', 0, telling))
}

/** Numbers with their names and values, one line each. */
export const numberLines = (
  edition: Edition,
  numbers: readonly { readonly name: string; readonly ref: string }[],
): readonly Line[] =>
  tableLines(numbers, [
    { head: edition.say('explain.column.id'), of: ({ name }) => name },
    { head: edition.say('column.value'), right: true, of: ({ ref }) => statedText(edition, ref) },
    {
      head: edition.say('explain.column.what'),
      of: ({ ref }) => [nameText(edition, ref), contextText(edition, ref)].filter((text) => text !== '').join(', '),
    },
  ])
