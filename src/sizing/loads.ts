import {
  burstyHeadroom,
  closedPopulation,
  type Headroom,
  poissonHeadroom,
  queueHeadroom,
  rejectionHeadroom,
} from '../maths/headroom.ts'
import { arrivalRate as meanArrivals } from '../maths/little.ts'
import { snapToInteger } from '../maths/numbers.ts'
import type { Load, LoadModel, Reading, SizedLayout, SizeQuestion } from '../model/size.ts'

/** Mean latency at the limit, R = C / X (Little 1961), seconds. */
export const latencyOf = ({ concurrency, throughput }: SizedLayout): number => concurrency.value / throughput.value

/** What the report counts of those who wait and think so long; undefined where it does not. */
const waitOf = ({ waits }: SizedLayout, thinkTime: number | null) => waits.find((one) => one.thinkTime === thinkTime)

/** How long who thinks so long waits, at the rate that the report plans with; at the limit where it counts none. */
export const answerTime = (layout: SizedLayout, thinkTime: number | null): number =>
  waitOf(layout, thinkTime)?.latency ?? latencyOf(layout)

/** The same by the load that users are counted at: only the report's own is below the limit. */
export const answerTimeAt = (layout: SizedLayout, thinkTime: number | null, { model }: Pick<Load, 'model'>): number =>
  model === 'reported' ? answerTime(layout, thinkTime) : latencyOf(layout)

/** A planned share, applied once: to requests in flight, and by Little's law to arrivals at that latency. */
const shareOf = (layout: SizedLayout, model: LoadModel, share: number): Load => ({
  model,
  share,
  inFlight: share * layout.concurrency.value,
  arrivalRate: share * layout.throughput.value,
})

const derivedLoad = (layout: SizedLayout, model: LoadModel, headroom: Headroom): Load => {
  const { maxMeanConcurrency, utilization } = headroom
  const level = { concurrency: layout.concurrency.value, throughput: layout.throughput.value }
  const rate = meanArrivals(maxMeanConcurrency, level)
  return { model, share: utilization, inFlight: maxMeanConcurrency, arrivalRate: rate }
}

const bursty = (layout: SizedLayout, { bursts, overflow }: SizeQuestion): readonly Load[] => {
  if (!bursts) return []
  const headroom = burstyHeadroom({
    limit: layout.concurrency.value,
    overflow: overflow.value,
    burstiness: bursts.burstiness.value,
    dailyVariation: bursts.dailyVariation.value,
  })
  return [derivedLoad(layout, 'bursty', headroom)]
}

const queued = (layout: SizedLayout, { wait, overflow }: SizeQuestion): readonly Load[] => {
  if (wait === null) return []
  const tolerance = { limit: layout.concurrency.value, latency: latencyOf(layout), wait }
  return [derivedLoad(layout, 'queue', queueHeadroom({ ...tolerance, overflow: overflow.value }))]
}

/** What the report holds to be safe, where it is not the Poisson bound itself. */
const reported = (layout: SizedLayout, poisson: Load): readonly Load[] => {
  const rate = layout.reported
  if (rate === null || Math.abs(rate / poisson.arrivalRate - 1) < 1e-6) return []
  return [shareOf(layout, 'reported', rate / layout.throughput.value)]
}

/** Mean loads of one copy: without margin, the planned shares, and those that follow from the accepted overflow. */
export const loadsOf = (layout: SizedLayout, question: SizeQuestion): readonly Load[] => {
  const [limit, overflow] = [layout.concurrency.value, question.overflow.value]
  const poisson = derivedLoad(layout, 'poisson', poissonHeadroom(limit, overflow))
  return [
    shareOf(layout, 'full', 1),
    ...question.shares.map(({ value }) => shareOf(layout, 'fixed', value)),
    poisson,
    ...reported(layout, poisson),
    ...bursty(layout, question),
    ...queued(layout, question),
    derivedLoad(layout, 'reject', rejectionHeadroom(limit, overflow)),
  ]
}

/** The derived load that decides: bursts if they were named, or else a wait if one is allowed, the report's, Poisson. */
export const safeLoad = (loads: readonly Load[]): Load => {
  const order: readonly LoadModel[] = ['bursty', 'queue', 'reported', 'poisson']
  const found = order.flatMap((model) => loads.find((load) => load.model === model) ?? [])[0]
  if (!found) throw new Error('a layout without a derived load')
  return found
}

type Row = Reading['rows'][number]

const row = (load: Load, exact: number): Row => ({ ...load, exact, users: Math.floor(snapToInteger(exact)) })

const planned = (loads: readonly Load[]): readonly Load[] =>
  loads.filter(({ model }) => model === 'full' || model === 'fixed')

/** N = λI: whether or not the answer came. */
const scheduled = (loads: readonly Load[], interval: number): readonly Row[] =>
  loads.filter(({ model }) => model !== 'reject').map((load) => row(load, load.arrivalRate * interval))

/** The users of whom more than the limit wait at once with no more than the accepted probability; null if unbounded. */
const populationOf = (layout: SizedLayout, thinkTime: number, overflow: number): Load | null => {
  const [limit, latency] = [layout.concurrency.value, latencyOf(layout)]
  const users = closedPopulation({ limit, latency, thinkTime, overflow })
  if (users === null) return null
  const arrivalRate = users / (latency + thinkTime)
  const inFlight = arrivalRate * latency
  return { model: 'binomial', share: inFlight / limit, inFlight, arrivalRate }
}

/** Users who wait for their answers: as the report counts them, or else by the law of a population; null if unbounded. */
export const closedLoads = (layout: SizedLayout, thinkTime: number, overflow: number): readonly Load[] | null => {
  if (layout.reported !== null && waitOf(layout, thinkTime))
    return [shareOf(layout, 'reported', layout.reported / layout.throughput.value)]
  const population = populationOf(layout, thinkTime, overflow)
  return population && [population]
}

/** N = λ(R + Z), the interactive response time law. */
const closed = (layout: SizedLayout, loads: readonly Load[], thinkTime: number, overflow: number): Reading => {
  const cycleOf = (load: Load) => answerTimeAt(layout, thinkTime, load) + thinkTime
  const all = [...planned(loads), ...(closedLoads(layout, thinkTime, overflow) ?? [])]
  const rows = all.map((load) => row(load, load.arrivalRate * cycleOf(load)))
  return { kind: 'closed', seconds: thinkTime, possible: true, rows }
}

/** Every reading of "one request every so often" as users of one copy, and the one that needs no time. */
export const readingsOf = (
  layout: SizedLayout,
  loads: readonly Load[],
  { intervals, thinkTimes, overflow }: SizeQuestion,
): readonly Reading[] => {
  const atOnce = planned(loads).map((load) => row(load, load.inFlight))
  const closedAt = (seconds: number) => closed(layout, loads, seconds, overflow.value)
  return [
    { kind: 'inFlight', seconds: null, possible: true, rows: atOnce },
    ...intervals.flatMap((seconds): readonly Reading[] => [
      { kind: 'open', seconds, possible: true, rows: scheduled(loads, seconds) },
      closedAt(seconds),
      { kind: 'cycle', seconds, possible: latencyOf(layout) <= seconds, rows: scheduled(planned(loads), seconds) },
    ]),
    ...thinkTimes.filter((seconds) => !intervals.includes(seconds)).map(closedAt),
  ]
}
