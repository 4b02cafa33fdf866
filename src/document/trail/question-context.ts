import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { demandName, demandOf, whereText } from '../demand-words.ts'
import { seriesOf } from '../speech.ts'

/** Which demand and layout a number of demand, sizing or costs belongs to; null for what is none of them. */
export const questionContext = (report: Report, ref: string, language: Language): string | null => {
  const [part, index = '', , option = ''] = ref.split('/')
  const demand = part === 'demand' ? report.demand[Number(index)] : undefined
  if (demand) return demandName(demand, language)
  const cost = part === 'costs' ? report.costs[Number(index)] : undefined
  if (cost) return whereText(seriesOf(report, cost.series), language)
  const sizing = part === 'sizing' ? report.sizing[Number(index)] : undefined
  if (!sizing) return null
  const series = sizing.options[Number(option)]?.series
  const name = demandName(demandOf(report, sizing), language)
  return series === undefined ? name : language.list([name, whereText(seriesOf(report, series), language)])
}
