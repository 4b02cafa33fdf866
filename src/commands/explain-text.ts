import { assumptionRows } from '../document/assumption-rows.ts'
import { filledText } from '../document/trail/formula-text.ts'
import { childrenOf, membersOf } from '../document/trail/leaves.ts'
import { contextText, nameText, valueText } from '../document/trail/number-text.ts'
import { fieldText, fileText, originOf, planOrigin } from '../document/trail/origin.ts'
import { formulas, recompute, type FormulaId } from '../formulas/index.ts'
import type { Language } from '../i18n/language.ts'
import { valueAt } from '../model/place.ts'
import type { Report, Trail } from '../model/report.ts'
import { promisedOf, promisedUsers, readingAt } from '../model/served.ts'
import type { Line } from './styled.ts'
import { columnLines } from './terminal.ts'

const indent = '  '

interface Telling {
  readonly report: Report
  readonly language: Language
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
const planLines = (ref: string, { report, language }: Telling): readonly string[] => {
  const text = /^plan\/(?:cost|demand)\//.test(ref) ? planOrigin(report, ref, language) : null
  return text === null ? [] : [text]
}

const originLines = (ref: string, telling: Telling): readonly string[] => {
  const { report, language } = telling
  const origin = originOf(report, ref)
  if (!origin) return planLines(ref, telling)
  const file = fileText(origin, language)
  const sha = first(telling, `file ${origin.source}`)
    ? [language.say('origin.sha', { sha: origin.sha256.slice(0, 12) })]
    : []
  return [language.list([file, fieldText(origin, language), ...sha])]
}

/** What was chosen and not measured, each once. */
const assumptionLines = (refs: readonly string[], telling: Telling): readonly string[] => {
  const { report, language } = telling
  return assumptionRows(report, language).flatMap(([name, value, chooser]) =>
    value?.ref !== undefined && refs.includes(value.ref) && first(telling, value.ref)
      ? [language.say('explain.assumption', { name: name!.text, value: value.text, chooser: chooser!.text })]
      : [],
  )
}

/** The formula with its values, its name and source when it comes for the first time, and the rounding. */
const formulaLines = (trail: Trail, telling: Telling): readonly string[] => {
  const { report, language } = telling
  const { rounding } = trail
  const formula = trail.formula as FormulaId
  if (formula === 'taken') return []
  const { expression, source } = formulas[formula]
  const name = language.say(`formula.${formula}.name`)
  const text = language.say(`formula.${formula}.text`)
  return [
    language.say('explain.made', { formula: filledText(report, trail, language) }),
    ...(first(telling, `formula ${formula}`)
      ? [language.say('explain.source', { name, expression, text, source })]
      : []),
    ...(rounding === null ? [] : [language.say(`explain.rounding.${rounding}`)]),
  ]
}

const checkLines = (ref: string, trail: Trail, { report, language }: Telling): readonly string[] => {
  const again = recompute(report, trail)
  if (again === undefined) return []
  if (isSame(again, valueAt(report, ref))) return [language.say('explain.recomputed')]
  return [language.say('explain.differs', { value: valueText(report, ref, language, 'worked', again) })]
}

/** The users at a place as they are promised; null of other numbers, and of users that were asked about. */
export const promisedAt = (report: Report, place: string, found: number): number | null => {
  const reading = readingAt(report, place)
  if (reading) return promisedUsers(report, reading.decision, reading.users)
  return /^(?!demand\/|plan\/).*\/users$/.test(place) ? promisedOf(found, null) : null
}

/** A value; where documents promise less of it, also what they state. */
const statedText = (report: Report, ref: string, language: Language): string => {
  const [text, value] = [valueText(report, ref, language), valueAt(report, ref)]
  const promise = typeof value === 'number' ? promisedAt(report, ref, value) : null
  if (promise === null || promise === value) return text
  return language.say('explain.stated', { value: text, stated: valueText(report, ref, language, undefined, promise) })
}

const headOf = (ref: string, above: string, symbol: string, { report, language }: Telling): string => {
  const context = contextText(report, ref, language)
  const name = nameText(report, ref, language)
  const place = context === above || context === '' ? name : language.say('explain.place', { place: name, context })
  const value = statedText(report, ref, language)
  return `${symbol === '' || symbol === 'x' ? '' : `${symbol}: `}${place}: ${value} [${ref}]`
}

const node = (ref: string, above: string, symbol: string, depth: number, telling: Telling): readonly string[] => {
  const { report, language, deepest } = telling
  if (depth >= deepest) return []
  const pad = indent.repeat(depth)
  const head = `${pad}${headOf(ref, above, symbol, telling)}`
  const trail = report.trails[ref]
  if (!first(telling, ref)) return trail ? [`${head} ${language.say('explain.again')}`] : [head]
  const own = trail
    ? [...formulaLines(trail, telling), ...assumptionLines(trail.assumptions, telling)]
    : [...originLines(ref, telling), ...assumptionLines([ref.split('/').slice(0, 2).join('/')], telling)]
  const symbols = new Map(trail?.inputs.flatMap((one) => ('ref' in one ? [[one.ref, one.symbol]] : [])))
  return [
    head,
    ...own.map((line) => `${pad}${indent}${line}`),
    ...(depth === 0 && trail ? checkLines(ref, trail, telling).map((line) => `${indent}${line}`) : []),
    ...childrenOf(report, ref).flatMap((input) =>
      node(input, contextText(report, ref, language), symbols.get(input) ?? '', depth + 1, telling),
    ),
  ]
}

/** The chain of a number as an indented tree, down to files and fields; a group is the trees of its numbers. */
export const explainLines = (
  report: Report,
  ref: string,
  language: Language,
  deepest = Infinity,
): readonly string[] => {
  const telling = { report, language, told: new Set<string>(), deepest }
  const own = ref in report.trails ? [] : membersOf(report, ref)
  return (own.length > 0 ? own : [ref]).flatMap((one) => node(one, '', '', 0, telling))
}

/** Numbers with their names and values, one line each. */
export const numberLines = (
  report: Report,
  numbers: readonly { readonly name: string; readonly ref: string }[],
  language: Language,
): readonly Line[] =>
  columnLines(
    [
      { head: language.say('explain.column.id') },
      { head: language.say('column.value'), right: true },
      { head: language.say('explain.column.what') },
    ],
    numbers.map(({ name, ref }) => [
      name,
      statedText(report, ref, language),
      [nameText(report, ref, language), contextText(report, ref, language)].filter((text) => text !== '').join(', '),
    ]),
  )
