import { gapsOfRequests } from '../../maths/gap-lists.ts'
import { picked, tpotsOf } from '../../maths/gap-lists.ts'
import { rebuiltStarts, span, steadyPart, type SteadyPart } from '../../maths/steady.ts'
import { type LatencyMetric, strictestPercentile, type Sla } from '../../model/metric.ts'
import type { SteadyReason } from '../../model/report.ts'
import type { RequestSamples, Run, SettledRun } from '../../model/run.ts'
import type { Axis } from '../../series/loop.ts'
import { completeLatency } from '../complete-latency.ts'

/** A run without its first wave and its drain: the requests that are left, as a run of their own. */
export interface SteadyRun {
  readonly run: SettledRun
  readonly from: 'startTimes' | 'rebuilt'
  readonly part: SteadyPart
}

/** How far rebuilt times may be from the duration that the client noted. */
const tolerance = 0.05

interface Times {
  readonly starts: Float64Array
  readonly from: SteadyRun['from']
}

const timesOf = (run: Run, samples: RequestSamples, slots: number): Times | SteadyReason => {
  if (samples.starts) return { starts: samples.starts, from: 'startTimes' }
  if (samples.endedInOrder) return 'orderUnknown'
  if (samples.failed > 0 || (run.failed ?? 0) > 0) return 'failures'
  const starts = rebuiltStarts(samples.e2e, slots)
  const off = run.duration === null ? 0 : Math.abs(span(starts, samples.e2e) / run.duration - 1)
  return off > tolerance ? 'timesDisagree' : { starts, from: 'rebuilt' }
}

/** One after the other. */
export const joined = (arrays: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(arrays.reduce((sum, one) => sum + one.length, 0))
  arrays.reduce((from, one) => (all.set(one, from), from + one.length), 0)
  return all
}

/** These requests alone, in this order. */
export const cut = (samples: RequestSamples, requests: readonly number[]): RequestSamples => {
  const [ttft, e2e] = [picked(samples.ttft, requests), picked(samples.e2e, requests)]
  const outputTokens = picked(samples.outputTokens, requests)
  return {
    fields: samples.fields,
    ttft,
    e2e,
    outputTokens,
    tpot: tpotsOf(ttft, e2e, outputTokens),
    gaps: samples.gapCounts ? gapsOfRequests(samples.gaps, samples.gapCounts, requests) : new Float64Array(),
    longestGap: picked(samples.longestGap, requests),
    ...(samples.gapCounts && { gapCounts: picked(samples.gapCounts, requests) }),
    hollow: 0,
    failed: samples.failed,
  }
}

/** What is asked of the gaps of the steady part, besides what limits ask for. */
const percentiles = ['median', 'p90', 'p95', 'p99'] as const

/** With 1 / (1 − p) requests a slot the first wave is no part of the tail. */
const unneeded = (run: SettledRun, slots: number, percentile: number): boolean =>
  (run.completed ?? 0) >= slots / (1 - percentile) - 1e-6

/** The requests of the steady part, and those alone. */
interface Part {
  readonly from: SteadyRun['from']
  readonly part: SteadyPart
  readonly samples: RequestSamples
}

const partOf = (run: Run, slots: number): Part | SteadyReason => {
  const { samples } = run
  if (!samples || samples.e2e.length === 0 || !samples.e2e.every(Number.isFinite)) return 'noRequests'
  const times = timesOf(run, samples, slots)
  if (typeof times === 'string') return times
  const part = steadyPart(times.starts, samples.e2e, slots)
  return { from: times.from, part, samples: cut(samples, part.requests) }
}

const parts = new WeakMap<Run, Part | SteadyReason>()

/** Which requests of a closed loop saw it in its steady state, or why that cannot be told; worked out once a run. */
export const steadyRequests = (run: Run, slots: number): Part | SteadyReason => {
  const part = parts.get(run) ?? partOf(run, slots)
  parts.set(run, part)
  return part
}

/** The steady part of one run, or why it has none. */
export const steadyRun = (run: SettledRun, sla: Sla, axis: Axis): SteadyRun | SteadyReason => {
  const percentile = strictestPercentile(sla)
  const slots = run.load.concurrency
  if (axis !== 'concurrency' || slots === null) return 'openLoop'
  if (percentile === null || unneeded(run, slots, percentile)) return 'notNeeded'
  if (typeof run.load.requestRate === 'number') return 'paced'
  const found = steadyRequests(run, slots)
  if (typeof found === 'string') return found
  const { from, part, samples } = found
  const { requests } = part
  if (requests.length < 1 / (1 - percentile) - 1e-6) return 'tooFew'
  const latency = { ttft: null, tpot: null, itl: null, e2e: null }
  const left = { ...run, samples, completed: requests.length, latency }
  return { run: completeLatency(left, sla.limits, percentiles), from, part }
}

/** The p99 of a metric over the requests that are left, seconds. */
export const steadyP99 = ({ run }: SteadyRun, metric: LatencyMetric): number | null => run.latency[metric]?.p99 ?? null
