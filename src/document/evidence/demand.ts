import { demandName, leftTexts, lengthNature, peakDayTexts, sizingSentence } from '../demand-words.ts'
import { layoutColumns, layoutName } from './cost-tables.ts'
import { gainsAsPool } from '../../model/pool.ts'
import type { Demand, Report, Sizing, SizingOption } from '../../model/report.ts'
import { type Block, body, bullets, note, present, type Section, sectionOf, type Step, tableOf } from '../block.ts'
import { seriesOf } from '../speech.ts'
import { stepsOf } from '../trail/formula-text.ts'
import { columnsIn, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** An option with its place in report.json. */
export interface Placed {
  readonly option: SizingOption
  readonly sizing: Sizing
  readonly ref: string
}

/** Every option, best first within each workload. */
export const optionsOf = (report: Report, sizings: readonly Sizing[]): readonly Placed[] =>
  sizings.flatMap((sizing) =>
    sizing.options.map((option, j) => ({
      option,
      sizing,
      ref: `sizing/${report.sizing.indexOf(sizing)}/options/${j}`,
    })),
  )

/** The first option of each workload. */
const bestOf = (report: Report, sizings: readonly Sizing[]): readonly Placed[] =>
  optionsOf(report, sizings).filter(({ option, sizing }) => option === sizing.options[0])

const estimated = () => ({ nature: 'estimated' }) as const

/** The layouts that a demand can be sized with; its rate where that depends on the layout, and costs where there are any. */
export const optionsTable = (edition: Edition, demand: Demand, placed: readonly Placed[]): Block => {
  const { number, money } = columnsIn<Placed>(edition, ({ ref }) => ref)
  const costs = placed.some(({ option }) => typeof option.cost?.monthly === 'number')
  const orders = [...new Set(placed.map(({ sizing }) => sizing.orderedBy))]
  const people = demand.peakUsers ?? demand.users
  const length = number('column.length', 'length/tokens', 'number', ({ option }) =>
    option.length ? { nature: lengthNature(edition.report, option) } : {},
  )
  const columns = [
    ...layoutColumns<Placed>(edition, ({ option }) => option.series),
    ...(demand.tokenRate === null ? [] : [length]),
    ...(demand.arrivalRate === null ? [number('column.demand', 'arrivalRate', 'rate')] : []),
    number('column.each', 'each', 'plannedRate'),
    number('number.servers', 'replicas', 'count', estimated),
    number('number.gpuTotal', 'gpus', 'count'),
    number('number.load', 'utilization', 'share'),
    number('column.serversPlusOne', 'nPlusOne/replicas', 'count', estimated),
    number('number.gpuTotal', 'nPlusOne/gpus', 'count'),
    number('number.load', 'nPlusOne/utilization', 'share'),
    ...(costs ? [money('number.monthlyCost', 'cost/monthly')] : []),
  ]
  const isPooled = placed.some(({ option }) => gainsAsPool(option, seriesOf(edition.report, option.series)))
  const asked = demand.kind === 'closed' && people !== null && demand.thinkTime ? people / demand.thinkTime : null
  const notes = [
    edition.say('demand.note.alike'),
    isPooled && edition.say('demand.note.pool'),
    asked !== null && edition.say('demand.note.faster', { rate: asked }),
    orders.map((order) => edition.say(`demand.order.${order}`)),
  ]
  const caption = edition.say('demand.table', { demand: demandName(demand, edition) })
  return tableOf(caption, placed, columns, { notes, dense: true })
}

/** So many workloads are written out; the others follow the same way. */
const workloadsAtMost = 6

const shownOf = (report: Report, sizings: readonly Sizing[]) => bestOf(report, sizings).slice(0, workloadsAtMost)

/** The load with the spare server where one was asked for. */
const written = ({ plan }: Report): readonly string[] =>
  plan.spare > 0
    ? ['each', 'replicas', 'nPlusOne/replicas', 'nPlusOne/utilization']
    : ['each', 'replicas', 'utilization']

const demandSteps = (edition: Edition, demand: Demand): readonly Step[] => {
  const at = `demand/${edition.report.demand.indexOf(demand)}`
  const last = demand.years.length - 1
  const rate = demand.normalRate === null ? 'arrivalRate' : 'normalRate'
  const chain = ['chain/activeUsers', 'chain/requestsPerDay', 'chain/requestsPerHour', `years/0/${rate}`]
  const grown = last > 0 ? stepsOf(edition, [`${at}/years/${last}/${rate}`]) : []
  const year = edition.say('demand.year', { year: last })
  const peak = rate === 'normalRate' ? [`${at}/years/${last}/arrivalRate`] : []
  return [
    ...stepsOf(
      edition,
      chain.map((name) => `${at}/${name}`),
    ),
    ...grown.map((step) => ({ ...step, label: edition.list([step.label, year]) })),
    ...stepsOf(edition, [`${at}/peakUsers`, ...peak, `${at}/tokenRate`]),
  ]
}

/** From the head count to requests/s, and the servers of the best layout of each workload. */
const arithmetic = (edition: Edition, demand: Demand, sizings: readonly Sizing[]): readonly Block[] => {
  const servers = shownOf(edition.report, sizings).flatMap((placed) => {
    const where = layoutName(edition, placed.option.series)
    const converted = demand.tokenRate === null ? [] : ['length/tokens', 'arrivalRate']
    const refs = [...converted, ...written(edition.report)].map((name) => `${placed.ref}/${name}`)
    return stepsOf(edition, refs).map((step) => ({ ...step, label: edition.list([where, step.label]) }))
  })
  const steps = [...demandSteps(edition, demand), ...servers]
  const caption = edition.say('demand.steps', { demand: demandName(demand, edition) })
  return steps.length > 0 ? [{ kind: 'steps', caption, steps }] : []
}

/** Demand in each year, and the servers of the best layout of each workload. */
const growth = (edition: Edition, demand: Demand, sizings: readonly Sizing[]): readonly Block[] => {
  if (demand.years.length < 2) return []
  const at = `demand/${edition.report.demand.indexOf(demand)}`
  const hasPeak = demand.normalRate !== null
  const { named, headed, number } = columnsIn<Demand['years'][number]>(edition, (_, i) => `${at}/years/${i}`)
  const columns = [
    named('column.year', ({ year }) => edition.say(year === 0 ? 'demand.today' : 'demand.year', { year })),
    ...(hasPeak ? [number('column.normalDay', 'normalRate', 'rate')] : []),
    number(hasPeak ? 'column.peakDay' : 'column.demand', 'arrivalRate', 'rate'),
    ...shownOf(edition.report, sizings).map(({ option, ref }) =>
      headed(layoutName(edition, option.series), (_, i) =>
        numberCell(edition, `${ref}/years/${i}`, 'count', { nature: 'estimated' }),
      ),
    ),
  ]
  const caption = edition.say('demand.growth', { demand: demandName(demand, edition) })
  return [tableOf(caption, demand.years, columns, { notes: [edition.say('demand.growth.note')] })]
}

const sizingsOf = ({ sizing }: Report, { id }: Demand): readonly Sizing[] =>
  sizing.filter(({ demand }) => demand === id)

/** How a demand can be served, and how that grows. */
export const demandTables = (edition: Edition, demand: Demand): readonly Block[] => {
  const sizings = sizingsOf(edition.report, demand)
  const placed = optionsOf(edition.report, sizings)
  return present<Block>([placed.length > 0 && optionsTable(edition, demand, placed), growth(edition, demand, sizings)])
}

const demandBlocks = (edition: Edition, demand: Demand): readonly Block[] => {
  const sizings = sizingsOf(edition.report, demand)
  const items = sizings.flatMap((sizing) => leftTexts(edition, sizing))
  return present<Block>([
    { kind: 'heading', id: demand.id, text: demandName(demand, edition) },
    { kind: 'list', items: sizings.map((sizing) => sizingSentence(edition, sizing)) },
    demandTables(edition, demand),
    arithmetic(edition, demand, sizings),
    items.length > 0 && [body(edition.say('demand.left')), ...bullets(items)],
  ])
}

/** What the demand takes, with its arithmetic; no section where nobody asked for any. */
export const demand = (edition: Edition): readonly Section[] => {
  const { report } = edition
  if (report.demand.length === 0) return []
  return sectionOf('demand', edition.say('section.demand'), [
    body(edition.line([edition.say('demand.text'), ...peakDayTexts(edition)])),
    report.demand.flatMap((one) => demandBlocks(edition, one)),
    report.plan.cost === null && note(edition.say('demand.noPrices')),
  ])
}
