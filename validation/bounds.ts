import { closedLoop, measure } from '../simulator/client.ts'
import { pooledItls } from '../simulator/observation.ts'
import { once, summarize } from '../simulator/statistics.ts'
import { assumedSamples } from '../src/maths/confidence.ts'
import { lognormalUpperBound } from '../src/maths/percentile-verdict.ts'
import { type SweepLevel, quantileOf, type Times } from '../src/replay/sweep.ts'
import type { Server } from './random-server.ts'
import { sla } from './sla.ts'
import { requestsOf } from './requests.ts'

/** p99 of both metrics in the steady state of a closed loop: first wave and drain left out. */
export const steadyP99 = (server: Server, concurrency: number, count: number, seed: number) => {
  const workload = requestsOf(server, count, seed)
  const seen = measure(server.engine, workload, closedLoop(concurrency), seed + 1)
  const keep = (i: number): boolean => i >= 3 * concurrency && i < count - concurrency
  const ttfts = seen.ttfts.filter((_, i) => keep(i))
  return {
    ttft: summarize(once(ttfts), [99]).percentiles[0]!,
    itl: summarize(pooledItls(seen, keep), [99]).percentiles[0]!,
  }
}

const upperBound = (times: Times, samples: number, effective: number): number | null =>
  lognormalUpperBound({
    value: quantileOf(times, 0.99)!,
    percentile: 0.99,
    median: quantileOf(times, 0.5),
    samples,
    effective,
    confidence: 0.95,
  })

export type Bounds = {
  /** Whether the stated 95 % upper bounds hold, for TTFT and for gaps. */
  readonly held: readonly boolean[]
  /** Whether the level below the contiguous maximum passes in the steady state; null if none lies below. */
  readonly withinGrid: boolean | null
}

const long = 4

/** Bounds stated for the limit of a sweep, against a run that is four times as long. */
export const boundsAt = (server: Server, limit: SweepLevel, seed: number): Bounds => {
  const truth = steadyP99(server, limit.concurrency, long * limit.completed, seed)
  const { completed, concurrency } = limit
  const ttft = upperBound(limit.ttft!, completed, assumedSamples(completed, concurrency))
  const itl = upperBound(limit.itl!, completed, completed)
  return {
    held: [ttft === null || ttft >= truth.ttft, itl === null || itl >= truth.itl],
    withinGrid: concurrency === 1 ? null : passesSteadily(server, concurrency / 2, seed),
  }
}

const passesSteadily = (server: Server, concurrency: number, seed: number): boolean => {
  const { ttft, itl } = steadyP99(server, concurrency, long * Math.max(1000, 10 * concurrency), seed)
  return ttft <= sla.ttft && itl <= sla.itl
}
