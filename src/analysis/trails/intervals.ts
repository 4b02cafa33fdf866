import { percentileOf } from '../../model/metric.ts'
import type { Interval, Judgement, Point } from '../../model/report.ts'
import { placedRuns, runsOf, type PlacedRun } from './level-runs.ts'
import { statisticRef } from './runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

const percentile = (id: string) => percentileOf(id.split('.').slice(1).join('.'))

/** Only the ends that there are. */
const ends = (
  { low, high }: { readonly low: number | null; readonly high: number | null },
  at: string,
  entry: (end: 'low' | 'high') => Entry[1],
): readonly Entry[] => [
  ...(low === null ? [] : [[`${at}/low`, entry('low')] as const]),
  ...(high === null ? [] : [[`${at}/high`, entry('high')] as const]),
]

/** Ranks from the worth of the sample, and the values there, which only the arrays have. */
const ordered = (interval: Interval, at: string, id: string, samples: Readonly<Record<string, string>>) => {
  const { ranks } = interval
  if (ranks === null) return []
  const values = { p: percentile(id) }
  const inputs = { N: `${at}/ranks/of`, m: `${at}/effective` }
  const rank = { low: 'rankBelow', high: 'rankAbove' } as const
  return [
    [`${at}/effective`, trail('effective', samples)] as const,
    ...ends(ranks, `${at}/ranks`, (end) => trail(rank[end], inputs, { values })),
    ...ends(interval, at, (end) => trail('ordered', { r: `${at}/ranks/${end}` })),
  ]
}

/** How many are in flight together: the cap, or fewer by Little's law. */
const together = ({ run, ref }: PlacedRun): string => {
  const mean = Math.ceil(run.inFlight?.high ?? Infinity)
  return run.load.concurrency !== null && run.load.concurrency <= mean
    ? `${ref}/load/concurrency`
    : `${ref}/inFlight/high`
}

/** The percentile of a summary that is its lower end. */
const lowest = (placed: PlacedRun, at: string, id: string, { low }: Interval): readonly Entry[] => {
  const metric = id.split('.')[0] as keyof PlacedRun['run']['latency']
  const { others, ...own } = placed.run.latency[metric] ?? { others: {} }
  const names = Object.entries({ ...own, ...others }).filter(([, value]) => value === low)
  const name = names.map(([key]) => key).find((key) => percentileOf(key) !== null)
  if (low === null || name === undefined) return []
  return [[`${at}/low`, taken(statisticRef(placed, `${metric}.${name}`))]]
}

const summary = (placed: PlacedRun, at: string, id: string, interval: Interval): readonly Entry[] => {
  const n = `${placed.ref}/completed`
  const own = placed.run.load.concurrency === null && placed.run.inFlight === null
  const assumed = own ? trail('assumedEffective', { n }, { values: { C: 1 } }) : null
  return [
    [
      `${at}/effective`,
      id.startsWith('itl.') ? taken(n) : (assumed ?? trail('assumedEffective', { n, C: together(placed) })),
    ],
    ...(interval.high === null
      ? []
      : [[`${at}/high`, taken(`${placed.ref}/judgements/${id}/upperBound`)] as const]),
    ...lowest(placed, at, id, interval),
  ]
}

const ofRun = (placed: PlacedRun, id: string, { interval }: Judgement): readonly Entry[] => {
  const own = `${placed.ref}/judgements/${id}`
  const at = `${own}/interval`
  if (interval === null) return []
  const samples = { n: `${placed.ref}/completed`, C: `${placed.ref}/load/concurrency` }
  return interval.method === 'summaryBound'
    ? summary(placed, at, id, interval)
    : ordered(interval, at, id, samples)
}

const leaves = ({ low, high, effective, ranks }: Interval): readonly string[] => [
  ...(low === null ? [] : ['low']),
  ...(high === null ? [] : ['high']),
  ...(effective === null ? [] : ['effective']),
  ...(ranks?.low == null ? [] : ['ranks/low']),
  ...(ranks?.high == null ? [] : ['ranks/high']),
  ...(ranks === null ? [] : ['ranks/of']),
]

const same = (a: Interval, b: Interval | null): boolean =>
  b !== null && a.low === b.low && a.high === b.high && a.effective === b.effective

/** The interval of a level: that of the repeat that stands for it, of all pooled, or of their scatter. */
const ofPoint = (point: Point, ref: string, id: string, runs: readonly PlacedRun[]): readonly Entry[] => {
  const interval = point.judgements[id]?.interval ?? null
  if (interval === null) return []
  const at = `${ref}/judgements/${id}/interval`
  const y = runs.map((run) => `${run.ref}/judgements/${id}/value`)
  if (interval.method === 'repeats')
    return ends(interval, at, (end) => trail('scatter', { y }, { rounding: end === 'low' ? 'min' : 'max' }))
  const source = runs.find(({ run }) => same(interval, run.judgements[id]?.interval ?? null))
  if (source && point.merged !== 'pooled') {
    const from = `${source.ref}/judgements/${id}/interval`
    return leaves(interval).map((leaf): Entry => [`${at}/${leaf}`, taken(`${from}/${leaf}`)])
  }
  const n = runs.map((run) => `${run.ref}/judgements/${id}/samples`)
  return [
    ...ordered(interval, at, id, { C: `${runs[0]!.ref}/load/concurrency` }).map(([place, made]): Entry => [
      place,
      place.endsWith('/effective') ? trail('effective', { n }) : made,
    ]),
    ...(interval.ranks ? [[`${at}/ranks/of`, trail('effective', { n })] as const] : []),
  ]
}

/** Where the judged statistics lie: for each run and for each level. */
export const intervalTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  const ids = answer.plan.sla.limits.map(({ id }) => id)
  return [
    ...[...runs.values()].flatMap((placed) =>
      ids.flatMap((id) => ofRun(placed, id, placed.run.judgements[id]!)),
    ),
    ...answer.series.flatMap((series, i) =>
      series.points.flatMap((point, j) =>
        ids.flatMap((id) => ofPoint(point, `series/${i}/points/${j}`, id, runsOf(point, runs))),
      ),
    ),
  ]
}
