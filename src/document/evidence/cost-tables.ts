import type { Language } from '../../i18n/language.ts'
import type { Cost, CostAssumption, Demand, OptionCost, Report } from '../../model/report.ts'
import { type Block, body, type Cell, cell, type Column, left, right, table } from '../block.ts'
import { demandName } from '../demand-words.ts'
import { layoutText, lengthsText, moneyColumn, moneyText, seriesOf } from '../speech.ts'

/** What an option costs, with its place in report.json. */
export interface Placed {
  readonly cost: OptionCost
  readonly series: string
  readonly servers: number
  readonly serversRef: string
  readonly ref: string
}

/** Lengths and layout of a series. */
export const layoutCells = (report: Report, id: string, language: Language): readonly Cell[] => {
  const series = seriesOf(report, id)
  return [cell(lengthsText(series.workload, language), { header: true }), cell(layoutText(series, language))]
}

const headColumns = (language: Language) => [left(language.say('column.workload')), left(language.say('column.layout'))]

/** Costs of every option of one demand. */
export const placedCosts = ({ sizing, plan }: Report, demand: string): readonly Placed[] =>
  sizing.flatMap((one, i) =>
    one.options.flatMap(({ cost, series, replicas, nPlusOne }, j) => {
      const ref = `sizing/${i}/options/${j}`
      const spare = plan.spare > 0
      const serversRef = `${ref}/${spare ? 'nPlusOne/' : ''}replicas`
      const servers = spare ? nPlusOne.replicas : replicas
      return one.demand === demand && cost ? [{ cost, series, servers, serversRef, ref: `${ref}/cost` }] : []
    }),
  )

/** What a month's cost is made of. */
export const parts = ['capital', 'fee', 'electricity', 'maintenance'] as const

/** What one demand costs on each layout. */
export const demandTable = (report: Report, demand: Demand, placed: readonly Placed[], language: Language): Block => {
  const shown = parts.filter((part) => placed.some(({ cost }) => (cost[part] ?? 0) !== 0))
  const api = placed.some(({ cost }) => cost.api !== null)
  const users = placed.some(({ cost }) => cost.perUser !== null)
  const money = (amount: number | null, ref: string): Cell => cell(language.value(amount, 'money'), { ref })
  const row = ({ cost, series, servers, serversRef, ref }: Placed): readonly Cell[] => [
    ...layoutCells(report, series, language),
    cell(language.value(servers, 'count'), { ref: serversRef, nature: 'estimated' }),
    cell(language.value(cost.utilization, 'percent'), { ref: `${ref}/utilization` }),
    ...shown.map((part) => money(cost[part], `${ref}/${part}`)),
    money(cost.monthly, `${ref}/monthly`),
    ...(users ? [money(cost.perUser, `${ref}/perUser`)] : []),
    money(cost.perMillion, `${ref}/perMillion`),
    cell(language.value(cost.joulesPerToken, 'joules'), { ref: `${ref}/joulesPerToken` }),
    ...(api ? [money(cost.api?.monthly ?? null, `${ref}/api/monthly`)] : []),
  ]
  const amount = (label: string): Column => right(moneyColumn(report, label, language))
  const columns = [
    ...headColumns(language),
    right(language.say('number.servers')),
    right(language.say('number.meanUse')),
    ...shown.map((part) => amount(language.say(`column.${part}`))),
    amount(language.say('number.monthlyCost')),
    ...(users ? [amount(language.say('column.perUser'))] : []),
    amount(language.say('column.perMillion')),
    right(language.say('number.joules')),
    ...(api ? [amount(language.say('column.api'))] : []),
  ]
  const notes = [
    language.say(report.plan.spare > 0 ? 'cost.note.spare' : 'cost.note.noSpare'),
    ...(demand.years.length > 1 ? [language.say('cost.note.lastYear')] : []),
    ...(api && demand.kind === 'closed' ? [language.say('cost.note.waiting')] : []),
  ]
  const caption = language.say('cost.table', { demand: demandName(demand, language) })
  return table(caption, columns, placed.map(row), { notes, dense: true })
}

/** False where nobody knows whether the service level holds at the throughput that is priced. */
const isJudged = (report: Report, { series }: Cost): boolean => seriesOf(report, series).basis?.judged === true

/** One server at several mean loads, whatever the demand: the load decides the price of a token. */
export const loadTable = (report: Report, costs: readonly Cost[], language: Language): Block => {
  const loads = costs[0]?.loads ?? []
  const api = costs.some((one) => one.api !== null)
  const amount = (label: string): Column => right(moneyColumn(report, label, language))
  const columns = [
    ...headColumns(language),
    ...loads.map(({ utilization }) => amount(language.say('column.perMillionAt', { load: utilization }))),
    right(language.say('column.joulesFull')),
    ...(api ? [right(language.say('number.breakEvenLoad'))] : []),
  ]
  const rows = costs.map((one) => {
    const ref = `costs/${report.costs.indexOf(one)}`
    const full = one.loads.length - 1
    const nature = isJudged(report, one) ? {} : { nature: 'assumed' as const }
    return [
      ...layoutCells(report, one.series, language),
      ...one.loads.map(({ perMillion }, i) =>
        cell(language.value(perMillion, 'money'), { ref: `${ref}/loads/${i}/perMillion`, ...nature }),
      ),
      cell(language.value(one.loads[full]?.joulesPerToken, 'joules'), {
        ref: `${ref}/loads/${full}/joulesPerToken`,
        ...nature,
      }),
      ...(api ? [cell(language.value(one.api?.breakEven, 'share'), { ref: `${ref}/api/breakEven`, ...nature })] : []),
    ]
  })
  const unjudged = costs.some((one) => !isJudged(report, one))
  const notes = [
    language.say('cost.loads.note'),
    ...(unjudged ? [language.say('cost.unjudged')] : []),
    ...(api ? [language.say('cost.breakEven.note')] : []),
  ]
  return table(language.say('cost.loads'), columns, rows, { notes, dense: true })
}

type Money = 'monthly' | 'perMillion'

const valueText = (report: Report, { parameter }: CostAssumption, value: number, language: Language) => {
  if (parameter === 'load') return language.value(value, 'percent')
  return parameter === 'lifeYears' ? language.say('unit.years', { years: value }) : moneyText(report, value, language)
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
  const amount = (id: 'number.monthlyCost' | 'column.perMillion') =>
    right(moneyColumn(report, language.say(id), language))
  const end = [right(language.say('column.moves.value')), amount('number.monthlyCost'), amount('column.perMillion')]
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
  layout: language.list(layoutCells(report, series, language).map(({ text }) => text)),
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
