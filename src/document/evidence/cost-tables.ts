import type { Cost, CostAssumption, Demand, OptionCost, Report } from '../../model/report.ts'
import { type Block, body, type Cell, cell, type FilledColumn, tableOf } from '../block.ts'
import { demandName } from '../demand-words.ts'
import { layoutText, lengthsText, moneyColumn, moneyText, seriesOf } from '../speech.ts'
import { columnsIn, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** What an option costs, with its place in report.json. */
export interface Placed {
  readonly cost: OptionCost
  readonly series: string
  readonly servers: number
  readonly serversRef: string
  readonly ref: string
}

/** What each row is about: lengths and layout of a series. */
export const layoutColumns = <Row>(edition: Edition, seriesIn: (row: Row) => string): readonly FilledColumn<Row>[] => {
  const { named, left } = columnsIn<Row>(edition)
  const own = (row: Row) => seriesOf(edition.report, seriesIn(row))
  return [
    named('column.workload', (row) => lengthsText(own(row).workload, edition)),
    left('column.layout', (row) => layoutText(own(row), edition)),
  ]
}

/** The same in one text. */
export const layoutName = (edition: Edition, id: string): string => {
  const series = seriesOf(edition.report, id)
  return edition.list([lengthsText(series.workload, edition), layoutText(series, edition)])
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
export const demandTable = (edition: Edition, demand: Demand, placed: readonly Placed[]): Block => {
  const { right, number, money } = columnsIn<Placed>(edition, ({ ref }) => ref)
  const shown = parts.filter((part) => placed.some(({ cost }) => (cost[part] ?? 0) !== 0))
  const api = placed.some(({ cost }) => cost.api !== null)
  const users = placed.some(({ cost }) => cost.perUser !== null)
  const columns = [
    ...layoutColumns<Placed>(edition, ({ series }) => series),
    right('number.servers', ({ serversRef }) => numberCell(edition, serversRef, 'count', { nature: 'estimated' })),
    number('number.meanUse', 'utilization', 'percent'),
    ...shown.map((part) => money(`column.${part}`, part)),
    money('number.monthlyCost', 'monthly'),
    ...(users ? [money('column.perUser', 'perUser')] : []),
    money('column.perMillion', 'perMillion'),
    number('number.joules', 'joulesPerToken', 'joules'),
    ...(api ? [money('column.api', 'api/monthly')] : []),
  ]
  const notes = [
    edition.say(edition.report.plan.spare > 0 ? 'cost.note.spare' : 'cost.note.noSpare'),
    demand.years.length > 1 && edition.say('cost.note.lastYear'),
    api && demand.kind === 'closed' && edition.say('cost.note.waiting'),
  ]
  const caption = edition.say('cost.table', { demand: demandName(demand, edition) })
  return tableOf(caption, placed, columns, { notes, dense: true })
}

/** False where nobody knows whether the service level holds at the throughput that is priced. */
const isJudged = (report: Report, { series }: Cost): boolean => seriesOf(report, series).basis?.judged === true

/** One server at several mean loads, whatever the demand: the load decides the price of a token. */
export const loadTable = (edition: Edition, costs: readonly Cost[]): Block => {
  const { report } = edition
  const { headed, number, numberOf } = columnsIn<Cost>(edition, (one) => `costs/${report.costs.indexOf(one)}`)
  const loads = costs[0]?.loads ?? []
  const api = costs.some((one) => one.api !== null)
  const nature = (one: Cost) => (isJudged(report, one) ? {} : ({ nature: 'assumed' } as const))
  const columns = [
    ...layoutColumns<Cost>(edition, ({ series }) => series),
    ...loads.map(({ utilization }, i) => {
      const head = edition.say('column.perMillionAt', { load: utilization })
      return headed(moneyColumn(edition, head), numberOf(`loads/${i}/perMillion`, 'money', nature))
    }),
    number('column.joulesFull', `loads/${loads.length - 1}/joulesPerToken`, 'joules', nature),
    ...(api ? [number('number.breakEvenLoad', 'api/breakEven', 'share', nature)] : []),
  ]
  const notes = [
    edition.say('cost.loads.note'),
    costs.some((one) => !isJudged(report, one)) && edition.say('cost.unjudged'),
    api && edition.say('cost.breakEven.note'),
  ]
  return tableOf(edition.say('cost.loads'), costs, columns, { notes, dense: true })
}

type Money = 'monthly' | 'perMillion'

const valueText = (edition: Edition, { parameter }: CostAssumption, value: number) => {
  if (parameter === 'load') return edition.value(value, 'percent')
  return parameter === 'lifeYears' ? edition.say('unit.years', { years: value }) : moneyText(edition, value)
}

/** The assumption that moves a cost most; none where nothing does. */
const widest = (rows: readonly CostAssumption[], money: Money): CostAssumption | undefined => {
  const [most] = rows.toSorted((a, b) => (b.swing[money] ?? 0) - (a.swing[money] ?? 0))
  return most?.swing[money] ? most : undefined
}

const spanOf = (edition: Edition, row: CostAssumption, money: Money, now: number | null) => {
  const amounts = [now, ...row.ends.map((end) => end[money])].filter((one) => one !== null)
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)]
  const name = edition.say(`cost.moves.name.${row.parameter}`)
  return { name, low: moneyText(edition, low), high: moneyText(edition, high) }
}

/** Which assumption moves the cost of a month most, and which that of a token. */
const sentence = (
  edition: Edition,
  about: { readonly demand: string; readonly layout: string },
  { cost }: Placed,
): readonly Block[] => {
  const spans = (['monthly', 'perMillion'] as const).map((money) => {
    const row = widest(cost.sensitivity ?? [], money)
    return row && spanOf(edition, row, money, cost[money])
  })
  const [month, token] = spans
  if (!month) return token ? [body(edition.say('cost.moves.token', { ...about, ...token }))] : []
  if (!token) return [body(edition.say('cost.moves.month', { ...about, ...month }))]
  const other = { other: token.name, otherLow: token.low, otherHigh: token.high }
  return [body(edition.say('cost.moves.both', { ...about, ...month, ...other }))]
}

/** The mean load could not rise by half. */
const isCut = ({ parameter, base, ends }: CostAssumption): boolean =>
  parameter === 'load' && ends.some(({ value }) => value > base && value < 1.499 * base)

const movesTable = (
  edition: Edition,
  about: { readonly demand: string; readonly layout: string },
  { cost, ref }: Placed,
): Block => {
  const place = `${ref}/sensitivity`
  const { named, right, money } = columnsIn<CostAssumption>(edition, (_, i) => `${place}/${i}`)
  const rows = cost.sensitivity ?? []
  const valueAt = (row: CostAssumption, value: number, at: string): Cell =>
    cell(valueText(edition, row, value), { ref: `${place}/${rows.indexOf(row)}/${at}` })
  const ends = [0, 1].flatMap((i) => [
    right('column.moves.value', (row) => valueAt(row, row.ends[i]!.value, `ends/${i}/value`)),
    money('number.monthlyCost', `ends/${i}/monthly`),
    money('column.perMillion', `ends/${i}/perMillion`),
  ])
  return tableOf(
    edition.say('cost.moves.table', about),
    rows,
    [
      named('column.sensitivity.assumption', ({ parameter }) => edition.say(`cost.moves.row.${parameter}`)),
      right('column.sensitivity.base', (row) => valueAt(row, row.base, 'base')),
      ...ends,
    ],
    { notes: [edition.say('cost.moves.note'), rows.some(isCut) && edition.say('cost.moves.ceiling')], dense: true },
  )
}

const aboutOf = (edition: Edition, demand: Demand, { series }: Placed) => ({
  demand: demandName(demand, edition),
  layout: layoutName(edition, series),
})

/** What moves the cost of the first layout of each demand, in a sentence; a table for the first of them. */
export const costSensitivityBlocks = (edition: Edition): readonly Block[] => {
  const told = edition.report.demand.flatMap((demand) => {
    const placed = placedCosts(edition.report, demand.id).find(({ cost }) => (cost.sensitivity?.length ?? 0) > 0)
    return placed ? [{ placed, about: aboutOf(edition, demand, placed) }] : []
  })
  const [first] = told
  return [
    ...told.flatMap(({ placed, about }) => sentence(edition, about, placed)),
    ...(first ? [movesTable(edition, first.about, first.placed)] : []),
  ]
}
