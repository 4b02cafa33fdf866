import type { FormulaMessageId } from '../catalog.ts'

/** Names and explanations of the formulas of intervals and goodput. */
export const confidenceFormulaMessages = {
  'formula.lasting.name': 'Requests tested',
  'formula.lasting.text':
    'Of a closed loop those sent after the first wave was answered (s ≥ t) and before the last C; of an open loop all of them.',
  'formula.shareBeyond.name': 'Share beyond the limit',
  'formula.shareBeyond.text':
    'Of the requests tested; of all their gaps where the limit is on gaps. Failed requests are beyond every limit.',
  'formula.effective.name': 'Independent requests',
  'formula.effective.text':
    'Requests in flight together share engine steps and are slow together. The variance of the tail between blocks of C consecutive requests tells how many independent ones they are worth: the least by tails of 1, 5, 10 and 20 times 1 − p, and in an open loop also by blocks of 2 C and 4 C. With answers of one length, whose dependence a run cannot show, by the tail of p alone, and never to confirm. Gaps are counted by request.',
  'formula.assumedEffective.name': 'Independent requests, assumed',
  'formula.assumedEffective.text':
    'Where only a summary is known: the C requests that wait together count as two. Taken from simulated servers; gaps of a summary count as its requests.',
  'formula.rankBelow.name': 'Lower rank',
  'formula.rankBelow.text':
    'Order statistic below the percentile, for any distribution; m independent of N values. The second bound holds however much they depend on each other.',
  'formula.rankAbove.name': 'Upper rank',
  'formula.rankAbove.text':
    'Order statistic above the percentile; none where even the largest value is no bound (for p99 with fewer than 368 independent requests).',
  'formula.ordered.name': 'End of the interval',
  'formula.ordered.text': 'The value at that rank, from the smallest on.',
  'formula.scatter.name': 'Interval from repeats',
  'formula.scatter.text': 'From three repeats on: Student’s t on the logarithms, widened to hold every repeat.',
  'formula.goodRequests.name': 'Good requests',
  'formula.goodRequests.text':
    'Counted one by one. A request meets a limit on gaps when its own gaps do; a failed request meets nothing.',
  'formula.provenGood.name': 'Good requests, at least',
  'formula.provenGood.text':
    'The most requests that the percentiles leave room for beyond each limit, summed over the limits on single requests.',
  'formula.goodShare.name': 'Share of good requests',
  'formula.goodShare.text': 'Of all requests, those that failed included.',
  'formula.proportion.name': 'Interval of a share',
  'formula.proportion.text': 'Exact, two-sided, 95%; requests are taken for independent.',
  'formula.goodRate.name': 'Joint goodput',
  'formula.goodRate.text': 'Throughput of the requests that meet every limit.',
} as const satisfies Partial<Record<FormulaMessageId, string>>
