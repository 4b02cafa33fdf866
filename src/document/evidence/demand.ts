import { demandName, leftTexts, lengthNature, peakDayTexts, sizingSentence } from '../demand-words.ts'
import { layoutColumns, layoutName } from './cost-tables.ts'
import type { Language } from '../../i18n/language.ts'
import { gainsAsPool } from '../../model/pool.ts'
import type { Demand, Report, Sizing, SizingOption } from '../../model/report.ts'
import {
  type Block,
  body,
  bullets,
  cell,
  note,
  present,
  type Section,
  sectionOf,
  type Step,
  tableOf,
} from '../block.ts'
import { seriesOf } from '../speech.ts'
import { stepsOf } from '../trail/formula-text.ts'
import { columnsIn, numberCell } from '../columns.ts'

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
export const optionsTable = (report: Report, demand: Demand, placed: readonly Placed[], language: Language): Block => {
  const { number, money } = columnsIn<Placed>(report, language, ({ ref }) => ref)
  const costs = placed.some(({ option }) => typeof option.cost?.monthly === 'number')
  const orders = [...new Set(placed.map(({ sizing }) => sizing.orderedBy))]
  const people = demand.peakUsers ?? demand.users
  const length = number('column.length', 'length/tokens', 'number', ({ option }) =>
    option.length ? { nature: lengthNature(report, option) } : {},
  )
  const columns = [
    ...layoutColumns<Placed>(report, ({ option }) => option.series, language),
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
  const isPooled = placed.some(({ option }) => gainsAsPool(option, seriesOf(report, option.series)))
  const asked = demand.kind === 'closed' && people !== null && demand.thinkTime ? people / demand.thinkTime : null
  const notes = [
    language.say('demand.note.alike'),
    isPooled && language.say('demand.note.pool'),
    asked !== null && language.say('demand.note.faster', { rate: asked }),
    orders.map((order) => language.say(`demand.order.${order}`)),
  ]
  const caption = language.say('demand.table', { demand: demandName(demand, language) })
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

const demandSteps = (report: Report, demand: Demand, language: Language): readonly Step[] => {
  const at = `demand/${report.demand.indexOf(demand)}`
  const last = demand.years.length - 1
  const rate = demand.normalRate === null ? 'arrivalRate' : 'normalRate'
  const chain = ['chain/activeUsers', 'chain/requestsPerDay', 'chain/requestsPerHour', `years/0/${rate}`]
  const grown = last > 0 ? stepsOf(report, [`${at}/years/${last}/${rate}`], language) : []
  const year = language.say('demand.year', { year: last })
  const peak = rate === 'normalRate' ? [`${at}/years/${last}/arrivalRate`] : []
  return [
    ...stepsOf(
      report,
      chain.map((name) => `${at}/${name}`),
      language,
    ),
    ...grown.map((step) => ({ ...step, label: language.list([step.label, year]) })),
    ...stepsOf(report, [`${at}/peakUsers`, ...peak, `${at}/tokenRate`], language),
  ]
}

/** From the head count to requests/s, and the servers of the best layout of each workload. */
const arithmetic = (
  report: Report,
  demand: Demand,
  sizings: readonly Sizing[],
  language: Language,
): readonly Block[] => {
  const servers = shownOf(report, sizings).flatMap((placed) => {
    const where = layoutName(report, placed.option.series, language)
    const converted = demand.tokenRate === null ? [] : ['length/tokens', 'arrivalRate']
    const refs = [...converted, ...written(report)].map((name) => `${placed.ref}/${name}`)
    return stepsOf(report, refs, language).map((step) => ({ ...step, label: language.list([where, step.label]) }))
  })
  const steps = [...demandSteps(report, demand, language), ...servers]
  const caption = language.say('demand.steps', { demand: demandName(demand, language) })
  return steps.length > 0 ? [{ kind: 'steps', caption, steps }] : []
}

/** Demand in each year, and the servers of the best layout of each workload. */
export const growth = (
  report: Report,
  demand: Demand,
  sizings: readonly Sizing[],
  language: Language,
): readonly Block[] => {
  if (demand.years.length < 2) return []
  const at = `demand/${report.demand.indexOf(demand)}`
  const hasPeak = demand.normalRate !== null
  const { left, headed, number } = columnsIn<Demand['years'][number]>(report, language, (_, i) => `${at}/years/${i}`)
  const columns = [
    left('column.year', ({ year }) =>
      cell(language.say(year === 0 ? 'demand.today' : 'demand.year', { year }), { header: true }),
    ),
    ...(hasPeak ? [number('column.normalDay', 'normalRate', 'rate')] : []),
    number(hasPeak ? 'column.peakDay' : 'column.demand', 'arrivalRate', 'rate'),
    ...shownOf(report, sizings).map(({ option, ref }) =>
      headed(layoutName(report, option.series, language), (_, i) =>
        numberCell(report, `${ref}/years/${i}`, 'count', language, { nature: 'estimated' }),
      ),
    ),
  ]
  const caption = language.say('demand.growth', { demand: demandName(demand, language) })
  return [tableOf(caption, demand.years, columns, { notes: [language.say('demand.growth.note')] })]
}

const demandBlocks = (report: Report, demand: Demand, language: Language): readonly Block[] => {
  const sizings = report.sizing.filter((one) => one.demand === demand.id)
  const placed = optionsOf(report, sizings)
  const items = sizings.flatMap((sizing) => leftTexts(report, sizing, language))
  return present<Block>([
    { kind: 'heading', id: demand.id, text: demandName(demand, language) },
    { kind: 'list', items: sizings.map((sizing) => sizingSentence(report, sizing, language)) },
    placed.length > 0 && optionsTable(report, demand, placed, language),
    growth(report, demand, sizings, language),
    arithmetic(report, demand, sizings, language),
    items.length > 0 && [body(language.say('demand.left')), ...bullets(items)],
  ])
}

/** What the demand takes, with its arithmetic; no section where nobody asked for any. */
export const demand = (report: Report, language: Language): readonly Section[] => {
  if (report.demand.length === 0) return []
  return sectionOf('demand', language.say('section.demand'), [
    body(language.line([language.say('demand.text'), ...peakDayTexts(report, language)])),
    report.demand.flatMap((one) => demandBlocks(report, one, language)),
    report.plan.cost === null && note(language.say('demand.noPrices')),
  ])
}
