import type { Report } from '../model/report.ts'
import type { Answer } from './comparison.ts'

/** Users are told for the first interval and for think times, where somebody said how often they ask. */
export const isTold = ({ about, demand }: Answer, { plan }: Report): boolean => {
  if (about !== 'users') return ['arrivals', 'throughputAtLimit', 'tokensAtLimit'].includes(about)
  if (demand?.interval == null) return true
  return plan.chosenBy.intervals !== 'default' && demand.interval === plan.intervals[0]
}
