import type { Language } from '../../i18n/language.ts'
import type { CostAssumption, Demand, Report } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { body, cell, left, right, table } from '../cells.ts'
import { demandName } from '../demand-words.ts'
import { moneyColumn, moneyText } from '../money.ts'
import { heads, placedCosts, type Placed } from './cost-tables.ts'

type Money = 'monthly' | 'perMillion'

const valueText = (report: Report, { parameter }: CostAssumption, value: number, language: Language) => {
  if (parameter === 'load') return language.value(value, 'percent')
  return parameter === 'lifeYears' ? language.value(value, 'number') : moneyText(report, value, language)
}

/** The assumption that moves a cost most; none where nothing does. */
const widest = (rows: readonly CostAssumption[], money: Money): CostAssumption | undefined => {
  const [most] = rows.toSorted((a, b) => (b.swing[money] ?? 0) - (a.swing[money] ?? 0))
  return most?.swing[money] ? most : undefined
}

const spanOf = (report: Report, row: CostAssumption, money: Money, now: number | null, language: Language) => {
  const amounts = [now, ...row.ends.map((end) => end[money])].filter((one) => one !== null)
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)]
  const name = language.say(`cost.moves.name.${row.parameter}`)
  return { name, low: moneyText(report, low, language), high: moneyText(report, high, language) }
}

/** Which assumption moves the cost of a month most, and which that of a token. */
const sentence = (
  report: Report,
  about: { readonly demand: string; readonly layout: string },
  { cost }: Placed,
  language: Language,
): readonly Block[] => {
  const spans = (['monthly', 'perMillion'] as const).map((money) => {
    const row = widest(cost.sensitivity ?? [], money)
    return row && spanOf(report, row, money, cost[money], language)
  })
  const [month, token] = spans
  if (!month) return token ? [body(language.say('cost.moves.token', { ...about, ...token }))] : []
  if (!token) return [body(language.say('cost.moves.month', { ...about, ...month }))]
  const other = { other: token.name, otherLow: token.low, otherHigh: token.high }
  return [body(language.say('cost.moves.both', { ...about, ...month, ...other }))]
}

const rowOf = (report: Report, row: CostAssumption, at: string, language: Language): readonly Cell[] => [
  cell(language.say(`cost.moves.row.${row.parameter}`), { header: true }),
  cell(valueText(report, row, row.base, language), { ref: `${at}/base` }),
  ...row.ends.flatMap((end, i) => {
    const ref = `${at}/ends/${i}`
    return [
      cell(valueText(report, row, end.value, language), { ref: `${ref}/value` }),
      cell(language.value(end.monthly, 'money'), { ref: `${ref}/monthly` }),
      cell(language.value(end.perMillion, 'money'), { ref: `${ref}/perMillion` }),
    ]
  }),
]

/** The mean load could not rise by half. */
const isCut = ({ parameter, base, ends }: CostAssumption): boolean =>
  parameter === 'load' && ends.some(({ value }) => value > base && value < 1.499 * base)

const movesTable = (
  report: Report,
  about: { readonly demand: string; readonly layout: string },
  { cost, ref }: Placed,
  language: Language,
): Block => {
  const rows = cost.sensitivity ?? []
  const amount = (id: 'column.monthly' | 'column.perMillion') => right(moneyColumn(report, language.say(id), language))
  const end = [right(language.say('column.moves.value')), amount('column.monthly'), amount('column.perMillion')]
  return table(
    language.say('cost.moves.table', about),
    [
      left(language.say('column.sensitivity.assumption')),
      right(language.say('column.sensitivity.base')),
      ...end,
      ...end,
    ],
    rows.map((row, i) => rowOf(report, row, `${ref}/sensitivity/${i}`, language)),
    {
      notes: [language.say('cost.moves.note'), ...(rows.some(isCut) ? [language.say('cost.moves.ceiling')] : [])],
      dense: true,
    },
  )
}

const aboutOf = (report: Report, demand: Demand, { series }: Placed, language: Language) => ({
  demand: demandName(demand, language),
  layout: language.list(heads(report, series, language).map(({ text }) => text)),
})

/** What moves the cost of the first layout of each demand, in a sentence; a table for the first of them. */
export const costSensitivityBlocks = (report: Report, language: Language): readonly Block[] => {
  const told = report.demand.flatMap((demand) => {
    const placed = placedCosts(report, demand.id).find(({ cost }) => (cost.sensitivity?.length ?? 0) > 0)
    return placed ? [{ placed, about: aboutOf(report, demand, placed, language) }] : []
  })
  const [first] = told
  return [
    ...told.flatMap(({ placed, about }) => sentence(report, about, placed, language)),
    ...(first ? [movesTable(report, first.about, first.placed, language)] : []),
  ]
}
