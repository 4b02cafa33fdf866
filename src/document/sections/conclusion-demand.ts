import type { Language } from '../../i18n/language.ts'
import type { Report, Sizing } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { demandName, demandOf, sizingSentence } from '../demand-words.ts'
import { moneyColumn } from '../money.ts'
import { layoutText, lengthsText, seriesOf } from '../speech.ts'

/** Above this many, what the demand takes is left to its own section. */
const rowsAtMost = 12

const row = (report: Report, sizing: Sizing, costs: boolean, language: Language): readonly Cell[] => {
  const option = sizing.options[0]!
  const series = seriesOf(report, option.series)
  const ref = `sizing/${report.sizing.indexOf(sizing)}/options/0`
  const spare = report.plan.spare > 0
  const [servers, at] = spare ? [option.nPlusOne, `${ref}/nPlusOne`] : [option, ref]
  return [
    cell(demandName(demandOf(report, sizing), language), { header: true }),
    cell(lengthsText(series.workload, language)),
    cell(layoutText(series, language)),
    cell(language.value(servers.replicas, 'count'), { ref: `${at}/replicas`, nature: 'estimated' }),
    cell(language.value(servers.gpus, 'count'), { ref: `${at}/gpus` }),
    cell(language.value(servers.utilization, 'share'), { ref: `${at}/utilization` }),
    ...(costs ? [cell(language.value(option.cost?.monthly, 'money'), { ref: `${ref}/cost/monthly` })] : []),
  ]
}

/** What each demand takes on the layout that comes first, and the workloads that nothing measured can be sized for. */
export const demandSummary = (report: Report, language: Language): readonly Block[] => {
  const sized = report.sizing.filter(({ options }) => options.length > 0)
  const none = report.sizing.filter(({ options }) => options.length === 0)
  const costs = sized.some(({ options }) => typeof options[0]?.cost?.monthly === 'number')
  const more = sized.length - rowsAtMost
  const columns = [
    left(language.say('column.asked')),
    left(language.say('column.workload')),
    left(language.say('column.layout')),
    right(language.say(report.plan.spare > 0 ? 'column.serversPlusOne' : 'column.servers')),
    right(language.say('column.gpus')),
    right(language.say('column.load')),
    ...(costs ? [right(moneyColumn(report, language.say('column.monthly'), language))] : []),
  ]
  const rows = sized.slice(0, rowsAtMost).map((one) => row(report, one, costs, language))
  const notes = [
    language.say('conclusion.demand.note'),
    ...(more > 0 ? [language.say('sizing.more', { count: more })] : []),
  ]
  return [
    ...(rows.length > 0
      ? [table(language.say('conclusion.demand.table'), columns, rows, { notes, dense: true })]
      : []),
    ...(none.length > 0
      ? [{ kind: 'list', items: none.map((one) => sizingSentence(report, one, language)) } as const]
      : []),
  ]
}
