import type { Beside, LoadDifference, MatchedPair, NamedNumber } from '../comparing/comparison.ts'
import { layoutText, levelText, limitName } from '../document/speech.ts'
import type { EndOf } from '../i18n/catalog.ts'
import type { Language } from '../i18n/language.ts'
import type { Capacity, Series } from '../model/report.ts'
import type { Line } from './styled.ts'
import { type Column, tableLines } from './terminal.ts'

/** Numbers besides latencies, and how each is printed. */
const kinds = {
  completed: 'count',
  failed: 'count',
  duration: 'seconds',
  requests: 'rate',
  outputTokens: 'number',
  totalTokens: 'number',
} as const

const isPlain = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name)

const nameOf = (name: string, { say }: Language): string =>
  isPlain(name) ? say(`compare.beside.number.${name}`) : limitName(name)

const valueText = (name: string, value: number, language: Language): string =>
  language.value(value, isPlain(name) ? kinds[name] : 'latency')

const shareText = (improvement: number | null, { say }: Language): string =>
  improvement === null ? '—' : say('compare.beside.share', { share: improvement })

const indented = (lines: readonly Line[], indent: string): readonly Line[] =>
  lines.map((line) => [indent, ...(typeof line === 'string' ? [line] : line)] as Line)

const loadValue = (value: number | string, language: Language): string =>
  typeof value === 'number' ? language.value(value, 'number') : value

const loadLine = (loads: readonly LoadDifference[], language: Language): readonly Line[] => {
  const differences = loads.map(({ name, old, new: next }) =>
    language.say('compare.difference.one', {
      name: language.say(`compare.beside.load.${name}`),
      old: loadValue(old, language),
      new: loadValue(next, language),
    }),
  )
  return differences.length > 0
    ? [`  ${language.say('compare.beside.loads', { differences: language.list(differences) })}`]
    : []
}

/** Loads that differ at any level, each once. */
const loadsOf = (beside: readonly Beside[]): readonly LoadDifference[] => [
  ...new Map(beside.flatMap(({ loads }) => loads).map((one) => [one.name, one])).values(),
]

/** Before and after at the highest load that both measured, with counts and durations, and a warning where loads differ. */
export const besideLines = ({ beside }: MatchedPair, axis: Capacity['axis'], language: Language): readonly Line[] => {
  const highest = beside.at(-1)
  if (!highest) return []
  const head = (id: EndOf<'compare.beside.head'>) => language.say(`compare.beside.head.${id}`)
  const columns: readonly Column<NamedNumber>[] = [
    { head: head('number'), of: ({ name }) => nameOf(name, language) },
    { head: head('old'), right: true, of: ({ name, old }) => valueText(name, old, language) },
    { head: head('new'), right: true, of: (one) => valueText(one.name, one.new, language) },
    { head: head('improvement'), right: true, of: ({ improvement }) => shareText(improvement, language) },
  ]
  const level = levelText(axis, highest.level, language)
  return [
    `  ${language.say('compare.beside.table', { level })}`,
    ...indented(tableLines(highest.numbers, columns), '    '),
    ...loadLine(loadsOf(beside), language),
  ]
}

/** Models that several pairs are of are told apart by their layouts. */
const pairName = (series: Series, all: readonly Series[], language: Language): string => {
  const model = series.model?.split('/').at(-1)
  const own = all.filter((other) => other.model === series.model)
  return model !== undefined && own.length === 1
    ? model
    : [model, layoutText(series, language)].filter(Boolean).join(' ')
}

const improvementIn = ({ numbers }: Beside, name: string): number | null =>
  numbers.find((one) => one.name === name)?.improvement ?? null

/** All pairs in one table: what improved for each model, a line for each number. */
export const summaryLines = (
  pairs: readonly { readonly pair: MatchedPair; readonly series: Series }[],
  language: Language,
): readonly Line[] => {
  const told = pairs.flatMap(({ pair, series }) => {
    const highest = pair.beside.at(-1)
    return highest ? [{ highest, series }] : []
  })
  if (told.length < 2) return []
  const names = [...new Set(told.flatMap(({ highest }) => highest.numbers.map(({ name }) => name)))]
  const compared = names.filter((name) => told.some(({ highest }) => improvementIn(highest, name) !== null))
  const all = told.map(({ series }) => series)
  const columns: readonly Column<string>[] = [
    { head: language.say('compare.beside.head.number'), of: (name) => nameOf(name, language) },
    ...told.map(({ highest, series }) => ({
      head: pairName(series, all, language),
      right: true,
      of: (name: string) => shareText(improvementIn(highest, name), language),
    })),
  ]
  return [language.say('compare.beside.summary'), ...indented(tableLines(compared, columns), '  ')]
}
