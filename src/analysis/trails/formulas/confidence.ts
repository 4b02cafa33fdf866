import { assumedSamples } from '../../../capacity/effective-samples.ts'
import { orderRanks } from '../../../capacity/order-interval.ts'
import { proportionInterval } from '../../../capacity/proportion.ts'
import { repeatInterval } from '../../../capacity/repeat-interval.ts'
import { shareChance } from '../../../capacity/share-test.ts'
import { violationBounds } from '../../../capacity/violation-bounds.ts'
import type { Formula, Values } from '../values.ts'

const ranks = ({ one }: Values) => orderRanks(one('N'), one('m'), one('p'))

/** By the percentiles of each limit's metric, the most requests that break it; all of them in sum. */
const mostBreaking = ({ one, all }: Values): number => {
  const known = all('limit').map((limit, i) => ({
    limit,
    threshold: all('T')[i] as number,
    percentile: all('p')[i] as number,
    value: all('y')[i] as number,
  }))
  const limits = [...new Set(all('limit'))]
  return limits.reduce<number>((sum, limit) => {
    const own = known.filter((each) => each.limit === limit)
    return sum + violationBounds(one('n'), own[0]!.threshold, own).atMost
  }, 0)
}

/** Formulas of intervals and goodput; null where they take the requests themselves. */
export const confidenceFormulas = {
  lasting: null,
  shareBeyond: null,
  effective: null,
  binomial: ({ one, all }) =>
    shareChance(
      { share: one('s'), effective: one('m'), percentile: one('p') },
      all('verdict')[0] === 'pass' ? 'pass' : 'fail',
    ),
  assumedEffective: ({ one }) => assumedSamples(one('n'), Math.ceil(one('C'))),
  rankBelow: (values) => ranks(values).lower,
  rankAbove: (values) => ranks(values).upper,
  ordered: null,
  scatter: ({ numbers }) => {
    const ends = repeatInterval(numbers('y'))
    return ends && [ends.low, ends.high]
  },
  goodRequests: null,
  provenGood: (values) => values.one('n') - mostBreaking(values),
  goodShare: ({ one }) => one('k') / one('N'),
  proportion: ({ one }) => {
    const { low, high } = proportionInterval(one('k'), one('N'))
    return [low, high]
  },
  goodRate: ({ one }) => (one('X') * one('k')) / one('n'),
} as const satisfies Readonly<Record<string, Formula | null>>
