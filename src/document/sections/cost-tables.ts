import type { Language } from '../../i18n/language.ts'
import type { Cost, OptionCost, Report } from '../../model/report.ts'
import type { Block, Cell, Column } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { moneyColumn } from '../money.ts'
import { layoutText, lengthsText, seriesOf } from '../speech.ts'

/** What an option costs, with its place in report.json. */
export interface Placed {
  readonly cost: OptionCost
  readonly series: string
  readonly servers: number
  readonly serversRef: string
  readonly ref: string
}

/** Lengths and layout of a series. */
export const heads = (report: Report, id: string, language: Language): readonly Cell[] => {
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
export const demandTable = (report: Report, placed: readonly Placed[], caption: string, language: Language): Block => {
  const shown = parts.filter((part) => placed.some(({ cost }) => (cost[part] ?? 0) !== 0))
  const api = placed.some(({ cost }) => cost.api !== null)
  const users = placed.some(({ cost }) => cost.perUser !== null)
  const money = (amount: number | null, ref: string): Cell => cell(language.value(amount, 'money'), { ref })
  const row = ({ cost, series, servers, serversRef, ref }: Placed): readonly Cell[] => [
    ...heads(report, series, language),
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
    right(language.say('column.servers')),
    right(language.say('column.meanUse')),
    ...shown.map((part) => amount(language.say(`column.${part}`))),
    amount(language.say('column.monthly')),
    ...(users ? [amount(language.say('column.perUser'))] : []),
    amount(language.say('column.perMillion')),
    right(language.say('column.joules')),
    ...(api ? [amount(language.say('column.api'))] : []),
  ]
  const notes = [language.say(report.plan.spare > 0 ? 'cost.note.spare' : 'cost.note.noSpare')]
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
    ...(api ? [right(language.say('column.breakEven'))] : []),
  ]
  const rows = costs.map((one) => {
    const ref = `costs/${report.costs.indexOf(one)}`
    const full = one.loads.length - 1
    const nature = isJudged(report, one) ? {} : { nature: 'assumed' as const }
    return [
      ...heads(report, one.series, language),
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
