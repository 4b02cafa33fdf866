import type { Kind } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import type { Demand, Report, Sizing, SizingOption } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { demandName } from '../demand-words.ts'
import { moneyColumn } from '../money.ts'
import { layoutText, lengthsText, seriesOf } from '../speech.ts'

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
export const bestOf = (report: Report, sizings: readonly Sizing[]): readonly Placed[] =>
  optionsOf(report, sizings).filter(({ option, sizing }) => option === sizing.options[0])

/** Lengths and layout of an option. */
export const layoutCells = (report: Report, { option }: Placed, language: Language): readonly Cell[] => {
  const series = seriesOf(report, option.series)
  return [cell(lengthsText(series.workload, language), { header: true }), cell(layoutText(series, language))]
}

/** What a table of one demand shows: its rate where that depends on the layout, and costs where there are any. */
interface Shown {
  readonly rates: boolean
  readonly costs: boolean
}

const optionRow = (report: Report, placed: Placed, shown: Shown, language: Language): readonly Cell[] => {
  const { option, ref } = placed
  const { nPlusOne, unit, cost } = option
  const at = (value: number | null, kind: Kind, name: string, more: Partial<Cell> = {}): Cell =>
    cell(language.value(value, kind), { ref: `${ref}/${name}`, ...more })
  return [
    ...layoutCells(report, placed, language),
    ...(shown.rates ? [at(option.arrivalRate, 'rate', 'arrivalRate')] : []),
    at(option.each, unit === 'rate' ? 'rate' : 'count', 'each'),
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
  const shown = { rates: demand.kind === 'closed', costs }
  const orders = [...new Set(placed.map(({ sizing }) => sizing.orderedBy))]
  const unit = placed[0]?.option.unit ?? 'rate'
  const columns = [
    left(language.say('column.workload')),
    left(language.say('column.layout')),
    ...(shown.rates ? [right(language.say('column.demand'))] : []),
    right(language.say(`column.each.${unit}`)),
    right(language.say('column.servers')),
    right(language.say('column.gpus')),
    right(language.say('column.load')),
    right(language.say('column.serversPlusOne')),
    right(language.say('column.gpus')),
    right(language.say('column.load')),
    ...(costs ? [right(moneyColumn(report, language.say('column.monthly'), language))] : []),
  ]
  const notes = [language.say('demand.note.alike'), ...orders.map((order) => language.say(`demand.order.${order}`))]
  return table(
    language.say('demand.table', { demand: demandName(demand, language) }),
    columns,
    placed.map((one) => optionRow(report, one, shown, language)),
    { notes, dense: true },
  )
}
