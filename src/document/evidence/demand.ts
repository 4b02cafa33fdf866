import type { Kind } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { gainsAsPool } from '../../model/pool.ts'
import type { Demand, Report, Sizing, SizingOption } from '../../model/report.ts'
import { type Block, body, type Cell, cell, left, note, right, type Section, type Step, table } from '../block.ts'
import { demandName, leftTexts, lengthNature, peakDayTexts, sizingSentence } from '../demand-words.ts'
import { moneyColumn, seriesOf } from '../speech.ts'
import { stepsOf } from '../trail/formula-text.ts'
import { layoutCells } from './cost-tables.ts'

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

/** What a table of one demand shows: its rate where that depends on the layout, and costs where there are any. */
interface Shown {
  readonly rates: boolean
  readonly lengths: boolean
  readonly costs: boolean
}

const natureOfLength = (report: Report, option: SizingOption): Partial<Cell> =>
  option.length ? { nature: lengthNature(report, option) } : {}

const optionRow = (report: Report, placed: Placed, shown: Shown, language: Language): readonly Cell[] => {
  const { option, ref } = placed
  const { nPlusOne, cost } = option
  const at = (value: number | null, kind: Kind, name: string, more: Partial<Cell> = {}): Cell =>
    cell(language.value(value, kind), { ref: `${ref}/${name}`, ...more })
  return [
    ...layoutCells(report, option.series, language),
    ...(shown.lengths
      ? [at(option.length?.tokens ?? null, 'number', 'length/tokens', natureOfLength(report, option))]
      : []),
    ...(shown.rates ? [at(option.arrivalRate, 'rate', 'arrivalRate')] : []),
    at(option.each, 'plannedRate', 'each'),
    at(option.replicas, 'count', 'replicas', { nature: 'estimated' }),
    at(option.gpus, 'count', 'gpus'),
    at(option.utilization, 'share', 'utilization'),
    at(nPlusOne.replicas, 'count', 'nPlusOne/replicas', { nature: 'estimated' }),
    at(nPlusOne.gpus, 'count', 'nPlusOne/gpus'),
    at(nPlusOne.utilization, 'share', 'nPlusOne/utilization'),
    ...(shown.costs ? [at(cost?.monthly ?? null, 'money', 'cost/monthly')] : []),
  ]
}

/** The layouts that a demand can be sized with. */
export const optionsTable = (report: Report, demand: Demand, placed: readonly Placed[], language: Language): Block => {
  const costs = placed.some(({ option }) => typeof option.cost?.monthly === 'number')
  const shown = { rates: demand.arrivalRate === null, lengths: demand.tokenRate !== null, costs }
  const orders = [...new Set(placed.map(({ sizing }) => sizing.orderedBy))]
  const people = demand.peakUsers ?? demand.users
  const columns = [
    left(language.say('column.workload')),
    left(language.say('column.layout')),
    ...(shown.lengths ? [right(language.say('column.length'))] : []),
    ...(shown.rates ? [right(language.say('column.demand'))] : []),
    right(language.say('column.each')),
    right(language.say('number.servers')),
    right(language.say('number.gpuTotal')),
    right(language.say('number.load')),
    right(language.say('column.serversPlusOne')),
    right(language.say('number.gpuTotal')),
    right(language.say('number.load')),
    ...(costs ? [right(moneyColumn(report, language.say('number.monthlyCost'), language))] : []),
  ]
  const notes = [
    language.say('demand.note.alike'),
    ...(placed.some(({ option }) => gainsAsPool(option, seriesOf(report, option.series)))
      ? [language.say('demand.note.pool')]
      : []),
    ...(demand.kind === 'closed' && people !== null && demand.thinkTime
      ? [language.say('demand.note.faster', { rate: people / demand.thinkTime })]
      : []),
    ...orders.map((order) => language.say(`demand.order.${order}`)),
  ]
  return table(
    language.say('demand.table', { demand: demandName(demand, language) }),
    columns,
    placed.map((one) => optionRow(report, one, shown, language)),
    { notes, dense: true },
  )
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
    const where = layoutCells(report, placed.option.series, language).map(({ text }) => text)
    const converted = demand.tokenRate === null ? [] : ['length/tokens', 'arrivalRate']
    const refs = [...converted, ...written(report)].map((name) => `${placed.ref}/${name}`)
    return stepsOf(report, refs, language).map((step) => ({ ...step, label: language.list([...where, step.label]) }))
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
  const best = shownOf(report, sizings)
  const heads = best.map((placed) =>
    right(language.list(layoutCells(report, placed.option.series, language).map(({ text }) => text))),
  )
  const rates =
    demand.normalRate === null ? (['column.demand'] as const) : (['column.normalDay', 'column.peakDay'] as const)
  const rows = demand.years.map(({ year, normalRate, arrivalRate }, i) => [
    cell(language.say(year === 0 ? 'demand.today' : 'demand.year', { year }), { header: true }),
    ...(normalRate === null ? [] : [cell(language.value(normalRate, 'rate'), { ref: `${at}/years/${i}/normalRate` })]),
    cell(language.value(arrivalRate, 'rate'), { ref: `${at}/years/${i}/arrivalRate` }),
    ...best.map(({ option, ref }) =>
      cell(language.value(option.years[i], 'count'), { ref: `${ref}/years/${i}`, nature: 'estimated' }),
    ),
  ])
  return [
    table(
      language.say('demand.growth', { demand: demandName(demand, language) }),
      [left(language.say('column.year')), ...rates.map((id) => right(language.say(id))), ...heads],
      rows,
      { notes: [language.say('demand.growth.note')] },
    ),
  ]
}

const demandBlocks = (report: Report, demand: Demand, language: Language): readonly Block[] => {
  const sizings = report.sizing.filter((one) => one.demand === demand.id)
  const placed = optionsOf(report, sizings)
  const items = sizings.flatMap((sizing) => leftTexts(report, sizing, language))
  return [
    { kind: 'heading', id: demand.id, text: demandName(demand, language) },
    { kind: 'list', items: sizings.map((sizing) => sizingSentence(report, sizing, language)) },
    ...(placed.length > 0 ? [optionsTable(report, demand, placed, language)] : []),
    ...growth(report, demand, sizings, language),
    ...arithmetic(report, demand, sizings, language),
    ...(items.length > 0 ? [body(language.say('demand.left')), { kind: 'list', items } as const] : []),
  ]
}

/** What the demand takes, with its arithmetic; no section where nobody asked for any. */
export const demand = (report: Report, language: Language): readonly Section[] => {
  if (report.demand.length === 0) return []
  return [
    {
      id: 'demand',
      title: language.say('section.demand'),
      blocks: [
        body(language.line([language.say('demand.text'), ...peakDayTexts(report, language)])),
        ...report.demand.flatMap((one) => demandBlocks(report, one, language)),
        ...(report.plan.cost ? [] : [note(language.say('demand.noPrices'))]),
      ],
    },
  ]
}
