import { burstyHeadroom, type Headroom, poissonHeadroom, queueHeadroom, rejectionHeadroom } from '../maths/headroom.ts'
import { arrivalRate as meanArrivals } from '../maths/little.ts'
import { snapToInteger } from '../maths/numbers.ts'
import type { Load, LoadModel, Reading, SizedLayout, SizeQuestion } from '../model/size.ts'

/**
 * How long who thinks so long waits, at the rate that is planned with or a share of the throughput; of another think time the
 * shortest that is known, as more time would be more users; at the limit of requests in flight where nothing is. Null where
 * it is not known.
 */
export const answerTime = (
  { waits, latency, concurrency, scheduledTime }: SizedLayout,
  thinkTime: number | null,
  share: number | null = null,
): number | null => {
  const own = waits.find((one) => one.thinkTime === thinkTime && one.share === share)
  const known = waits.map((one) => one.latency)
  const atLimit = concurrency
    ? [latency?.value ?? Infinity, ...(share === null ? [scheduledTime ?? Infinity] : [])]
    : []
  const shortest = Math.min(...(known.length > 0 ? known : atLimit))
  return own?.latency ?? (Number.isFinite(shortest) ? shortest : null)
}

/** The same by the load that users are counted at. */
export const answerTimeAt = (layout: SizedLayout, thinkTime: number | null, { model, share }: Load): number | null => {
  if (model === 'full') return layout.latency?.value ?? null
  return answerTime(layout, thinkTime, model === 'fixed' ? share : null)
}

/** A planned share, applied once: to requests in flight, and by Little's law to arrivals at that latency. */
const shareOf = ({ concurrency, throughput }: SizedLayout, model: LoadModel, share: number): Load => ({
  model,
  share,
  inFlight: concurrency && share * concurrency.value,
  arrivalRate: share * throughput.value,
})

/** What the accepted overflow leaves of a limit, by every law that is asked for; of a limit in arrivals none was derived. */
const lawsOf = ({ concurrency, throughput, latency }: SizedLayout, question: SizeQuestion): readonly Load[] => {
  if (!concurrency || !latency) return []
  const [limit, overflow] = [concurrency.value, question.overflow.value]
  const { bursts, wait } = question
  const loadOf = (model: LoadModel, { maxMeanConcurrency, utilization }: Headroom): Load => {
    const rate = meanArrivals(maxMeanConcurrency, { concurrency: limit, throughput: throughput.value })
    return { model, share: utilization, inFlight: maxMeanConcurrency, arrivalRate: rate }
  }
  return [
    loadOf('poisson', poissonHeadroom(limit, overflow)),
    ...(bursts ? [loadOf('bursty', burstyHeadroom({ limit, overflow, ...bursts }))] : []),
    ...(wait === null ? [] : [loadOf('queue', queueHeadroom({ limit, latency: latency.value, wait, overflow }))]),
    loadOf('reject', rejectionHeadroom(limit, overflow)),
  ]
}

/** Mean loads of one copy: without margin, the planned shares, what each law leaves, and the one that is planned with. */
export const loadsOf = (layout: SizedLayout, question: SizeQuestion): readonly Load[] => [
  shareOf(layout, 'full', 1),
  ...question.shares.map(({ value }) => shareOf(layout, 'fixed', value)),
  ...lawsOf(layout, question),
  shareOf(layout, layout.planned.model, layout.planned.arrivalRate / layout.throughput.value),
]

type Row = Reading['rows'][number]

const row = (load: Load, exact: number): Row => ({ ...load, exact, users: Math.floor(snapToInteger(exact)) })

const exemplary = (loads: readonly Load[]): readonly Load[] =>
  loads.filter(({ model }) => model === 'full' || model === 'fixed')

/** N = λI: whether or not the answer came. */
const scheduled = (loads: readonly Load[], interval: number): readonly Row[] =>
  loads.filter(({ model }) => model !== 'reject').map((load) => row(load, load.arrivalRate * interval))

/** N = λ(R + Z), the interactive response time law; none where the time of an answer is not known. */
const closed = (layout: SizedLayout, loads: readonly Load[], thinkTime: number): readonly Reading[] => {
  const counted = loads.filter(({ model }) => model === 'full' || model === 'fixed' || model === layout.planned.model)
  const rows = counted.flatMap((load) => {
    const latency = answerTimeAt(layout, thinkTime, load)
    return latency === null ? [] : [row(load, load.arrivalRate * (latency + thinkTime))]
  })
  return rows.length > 0 ? [{ kind: 'closed', seconds: thinkTime, possible: true, rows }] : []
}

const cycle = ({ latency }: SizedLayout, loads: readonly Load[], seconds: number): readonly Reading[] =>
  latency
    ? [{ kind: 'cycle', seconds, possible: latency.value <= seconds, rows: scheduled(exemplary(loads), seconds) }]
    : []

/** Every reading of "one request every so often" as users of one copy, and the one that needs no time. */
export const readingsOf = (
  layout: SizedLayout,
  loads: readonly Load[],
  { intervals, thinkTimes }: Pick<SizeQuestion, 'intervals' | 'thinkTimes'>,
): readonly Reading[] => {
  const atOnce = exemplary(loads).flatMap((load) => (load.inFlight === null ? [] : row(load, load.inFlight)))
  return [
    ...(atOnce.length > 0 ? [{ kind: 'inFlight', seconds: null, possible: true, rows: atOnce } as const] : []),
    ...intervals.flatMap((seconds): readonly Reading[] => [
      { kind: 'open', seconds, possible: true, rows: scheduled(loads, seconds) },
      ...closed(layout, loads, seconds),
      ...cycle(layout, loads, seconds),
    ]),
    ...thinkTimes.filter((seconds) => !intervals.includes(seconds)).flatMap((one) => closed(layout, loads, one)),
  ]
}
