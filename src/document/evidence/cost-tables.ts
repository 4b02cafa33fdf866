import type { Language } from '../../i18n/language.ts'
import type { Cost, CostAssumption, Demand, OptionCost, Report } from '../../model/report.ts'
import { type Block, body, type Cell, cell, type FilledColumn, tableOf } from '../block.ts'
import { demandName } from '../demand-words.ts'
import { layoutText, lengthsText, moneyColumn, moneyText, seriesOf } from '../speech.ts'
import { columnsIn, numberCell } from '../columns.ts'

/** What an option costs, with its place in report.json. */
export interface Placed {
  readonly cost: OptionCost
  readonly series: string
  readonly servers: number
  readonly serversRef: string
  readonly ref: string
}

/** What each row is about: lengths and layout of a series. */
export const layoutColumns = <Row>(
  report: Report,
  seriesIn: (row: Row) => string,
  language: Language,
): readonly FilledColumn<Row>[] => {
  const { left } = columnsIn<Row>(report, language)
  const own = (row: Row) => seriesOf(report, seriesIn(row))
  return [
    left('column.workload', (row) => cell(lengthsText(own(row).workload, language), { header: true })),
    left('column.layout', (row) => cell(layoutText(own(row), language))),
  ]
}

/** The same in one text. */
export const layoutName = (report: Report, id: string, language: Language): string => {
  const series = seriesOf(report, id)
  return language.list([lengthsText(series.workload, language), layoutText(series, language)])
}

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
  const { right, number, money } = columnsIn<Placed>(report, language, ({ ref }) => ref)
  const shown = parts.filter((part) => placed.some(({ cost }) => (cost[part] ?? 0) !== 0))
  const api = placed.some(({ cost }) => cost.api !== null)
  const users = placed.some(({ cost }) => cost.perUser !== null)
  const columns = [
    ...layoutColumns<Placed>(report, ({ series }) => series, language),
    right('number.servers', ({ serversRef }) =>
      numberCell(report, serversRef, 'count', language, { nature: 'estimated' }),
    ),
    number('number.meanUse', 'utilization', 'percent'),
    ...shown.map((part) => money(`column.${part}`, part)),
    money('number.monthlyCost', 'monthly'),
    ...(users ? [money('column.perUser', 'perUser')] : []),
    money('column.perMillion', 'perMillion'),
    number('number.joules', 'joulesPerToken', 'joules'),
    ...(api ? [money('column.api', 'api/monthly')] : []),
  ]
  const notes = [
    language.say(report.plan.spare > 0 ? 'cost.note.spare' : 'cost.note.noSpare'),
    demand.years.length > 1 && language.say('cost.note.lastYear'),
    api && demand.kind === 'closed' && language.say('cost.note.waiting'),
  ]
  const caption = language.say('cost.table', { demand: demandName(demand, language) })
  return tableOf(caption, placed, columns, { notes, dense: true })
}

/** False where nobody knows whether the service level holds at the throughput that is priced. */
const isJudged = (report: Report, { series }: Cost): boolean => seriesOf(report, series).basis?.judged === true

/** One server at several mean loads, whatever the demand: the load decides the price of a token. */
export const loadTable = (report: Report, costs: readonly Cost[], language: Language): Block => {
  const { headed, number, numberOf } = columnsIn<Cost>(report, language, (one) => `costs/${report.costs.indexOf(one)}`)
  const loads = costs[0]?.loads ?? []
  const api = costs.some((one) => one.api !== null)
  const nature = (one: Cost) => (isJudged(report, one) ? {} : ({ nature: 'assumed' } as const))
  const columns = [
    ...layoutColumns<Cost>(report, ({ series }) => series, language),
    ...loads.map(({ utilization }, i) => {
      const head = language.say('column.perMillionAt', { load: utilization })
      return headed(moneyColumn(report, head, language), numberOf(`loads/${i}/perMillion`, 'money', nature))
    }),
    number('column.joulesFull', `loads/${loads.length - 1}/joulesPerToken`, 'joules', nature),
    ...(api ? [number('number.breakEvenLoad', 'api/breakEven', 'share', nature)] : []),
  ]
  const notes = [
    language.say('cost.loads.note'),
    costs.some((one) => !isJudged(report, one)) && language.say('cost.unjudged'),
    api && language.say('cost.breakEven.note'),
  ]
  return tableOf(language.say('cost.loads'), costs, columns, { notes, dense: true })
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

/** The mean load could not rise by half. */
const isCut = ({ parameter, base, ends }: CostAssumption): boolean =>
  parameter === 'load' && ends.some(({ value }) => value > base && value < 1.499 * base)

const movesTable = (
  report: Report,
  about: { readonly demand: string; readonly layout: string },
  { cost, ref }: Placed,
  language: Language,
): Block => {
  const place = `${ref}/sensitivity`
  const { left, right, money } = columnsIn<CostAssumption>(report, language, (_, i) => `${place}/${i}`)
  const rows = cost.sensitivity ?? []
  const valueAt = (row: CostAssumption, value: number, at: string): Cell =>
    cell(valueText(report, row, value, language), { ref: `${place}/${rows.indexOf(row)}/${at}` })
  const ends = [0, 1].flatMap((i) => [
    right('column.moves.value', (row) => valueAt(row, row.ends[i]!.value, `ends/${i}/value`)),
    money('number.monthlyCost', `ends/${i}/monthly`),
    money('column.perMillion', `ends/${i}/perMillion`),
  ])
  return tableOf(
    language.say('cost.moves.table', about),
    rows,
    [
      left('column.sensitivity.assumption', ({ parameter }) =>
        cell(language.say(`cost.moves.row.${parameter}`), { header: true }),
      ),
      right('column.sensitivity.base', (row) => valueAt(row, row.base, 'base')),
      ...ends,
    ],
    { notes: [language.say('cost.moves.note'), rows.some(isCut) && language.say('cost.moves.ceiling')], dense: true },
  )
}

const aboutOf = (report: Report, demand: Demand, { series }: Placed, language: Language) => ({
  demand: demandName(demand, language),
  layout: layoutName(report, series, language),
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
