import {
  burstyHeadroom,
  type Headroom,
  poissonHeadroom,
  queueHeadroom,
  rejectionHeadroom,
} from '../capacity/headroom.ts'
import { arrivalRate } from '../capacity/little.ts'
import type { Load, LoadModel, SizedLayout, SizeQuestion } from '../model/size.ts'

/** Mean latency at the limit, R = C / X (Little 1961), seconds. */
export const latencyOf = ({ concurrency, throughput }: SizedLayout): number => concurrency.value / throughput.value

/** A planned share, applied once: to requests in flight, and by Little's law to arrivals at that latency. */
const shareOf = (layout: SizedLayout, model: LoadModel, share: number): Load => ({
  model,
  share,
  inFlight: share * layout.concurrency.value,
  arrivalRate: share * layout.throughput.value,
})

const derived = (layout: SizedLayout, model: LoadModel, headroom: Headroom): Load => {
  const { maxMeanConcurrency, utilization } = headroom
  const level = { concurrency: layout.concurrency.value, throughput: layout.throughput.value }
  const rate = arrivalRate(maxMeanConcurrency, level)
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
  return [derived(layout, 'bursty', headroom)]
}

const queued = (layout: SizedLayout, { wait, overflow }: SizeQuestion): readonly Load[] => {
  if (wait === null) return []
  const tolerance = { limit: layout.concurrency.value, latency: latencyOf(layout), wait }
  return [derived(layout, 'queue', queueHeadroom({ ...tolerance, overflow: overflow.value }))]
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
  const poisson = derived(layout, 'poisson', poissonHeadroom(limit, overflow))
  return [
    shareOf(layout, 'full', 1),
    ...question.shares.map(({ value }) => shareOf(layout, 'fixed', value)),
    poisson,
    ...reported(layout, poisson),
    ...bursty(layout, question),
    ...queued(layout, question),
    derived(layout, 'reject', rejectionHeadroom(limit, overflow)),
  ]
}

/** The derived load that decides: bursts if they were named, or else a wait if one is allowed, the report's, Poisson. */
export const safeLoad = (loads: readonly Load[]): Load => {
  const order: readonly LoadModel[] = ['bursty', 'queue', 'reported', 'poisson']
  const found = order.flatMap((model) => loads.find((load) => load.model === model) ?? [])[0]
  if (!found) throw new Error('a layout without a derived load')
  return found
}
