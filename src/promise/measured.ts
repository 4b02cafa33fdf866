import type { Engine, Replay } from './engine.ts'
import type { PromiseLevel, Times } from './input.ts'
import { quantileOf } from './input.ts'
import { replay } from './replay.ts'
import { requestsLike, type Work } from './work.ts'

/** A level that has all that calibration reads. */
export interface Measured {
  readonly concurrency: number
  readonly throughput: number
  readonly completed: number
  readonly ttft: Times
  readonly itl: Times
  /** Seconds: mean. */
  readonly latency: number
  /** Mean number of requests past their first token, X(R − TTFT) by Little's law. */
  readonly decoding: number
}

export function measuredOf(level: PromiseLevel): Measured | null {
  const { concurrency, throughput, completed, ttft, itl, e2e } = level
  if (ttft === null || itl === null || e2e === null || !(throughput > 0)) return null
  const decoding = throughput * (e2e.mean - ttft.mean)
  return { concurrency, throughput, completed, ttft, itl, latency: e2e.mean, decoding }
}

/** The same figures of the model server at that level. */
export interface Modelled {
  readonly throughput: number
  readonly meanTtft: number
  readonly p99Ttft: number
  readonly p99Gap: number
  readonly decoding: number
}

const SEED = 1

export function modelled(engine: Engine, work: Work, concurrency: number, count: number): Modelled {
  const run = replay(engine, requestsLike(work, count, SEED), { concurrency }) as Replay
  const { values, counts } = run.gaps
  const ones = new Float64Array(count).fill(1)
  return {
    throughput: count / run.end,
    meanTtft: run.ttfts.reduce((a, b) => a + b, 0) / count,
    p99Ttft: weightedQuantile(run.ttfts, ones, 0.99),
    p99Gap: weightedQuantile(values, counts, 0.99),
    decoding: values.reduce((sum, gap, i) => sum + gap * (counts[i] ?? 0), 0) / run.end,
  }
}

function weightedQuantile(values: Float64Array, counts: Float64Array, probability: number): number {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  let rest = counts.reduce((a, b) => a + b, 0) * probability
  for (const i of order) {
    rest -= counts[i] ?? 0
    if (rest < 0) return values[i] ?? 0
  }
  return values[order.at(-1) ?? 0] ?? 0
}

/** The p50 of a level's gaps, or their mean where the file has none. */
export function medianGap({ itl }: Measured): number {
  return quantileOf(itl, 0.5) ?? itl.mean
}
