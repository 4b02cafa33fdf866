import { normalQuantile } from '../capacity/normal.ts'
import type { Patience, Replay } from './engine.ts'
import type { PromiseLimit } from './input.ts'
import { exponential, luck } from './luck.ts'
import type { Fit, Optimism } from './misfit.ts'
import { replay } from './replay.ts'
import { requestsLike, type Work } from './work.ts'

const REQUESTS = 6000
const WARM_UP = 0.15
const SEED = 5
const BISECTIONS = 9
/** One step of the bisection further. */
const NEXT = 1.01
/** The logistic curve with this slope is within 0.01 of the normal distribution (Camilli 1994). */
const LOGISTIC = 1.702

export interface Sustained {
  /** Requests/s. */
  readonly rate: number
  /** The limit that is lost just above; null if `most` is carried. */
  readonly limitedBy: PromiseLimit | null
  /** The server that carries least; null if all carry `most`. */
  readonly fit: Fit | null
}

/**
 * The largest rate (requests/s) of Poisson arrivals, at most `most`, that all of the servers carry within all
 * limits in the steady state of a replay, each corrected by how much too fast it was for the sweep. All rates
 * meet the same luck, so that the search has one answer.
 */
export function sustainableRate(
  fits: readonly Fit[],
  work: Work,
  limits: readonly PromiseLimit[],
  most: number,
): Sustained {
  const requests = requestsLike(work, REQUESTS, SEED)
  const arrivals = arrivalTimes()
  const failing = ({ engine, tooFast }: Fit, rate: number): PromiseLimit | null => {
    const times = arrivals.map((time) => time / (rate * tooFast.throughput))
    const run = replay(engine, requests, { times }, patienceOf(limits, tooFast))
    if (run === null) return limits.find(({ metric }) => metric === 'ttft') ?? null
    return limits.find((limit) => !isKept(run, slowed(limit, tooFast), work)) ?? null
  }
  let found: Sustained = { rate: most, limitedBy: null, fit: null }
  for (const fit of fits) {
    if (failing(fit, found.rate) === null) continue
    const rate = largest(found.rate, (r) => failing(fit, r) === null)
    found = { rate, limitedBy: failing(fit, rate * NEXT), fit }
  }
  return found
}

/** A model that was too fast has to keep a stricter limit. */
function slowed(limit: PromiseLimit, tooFast: Optimism): PromiseLimit {
  const factor = { ttft: tooFast.ttft, itl: tooFast.gap, tpot: 1, e2e: tooFast.throughput }[limit.metric]
  return { ...limit, threshold: limit.threshold / factor }
}

/** By bisection in the logarithm, from a 32nd up. */
function largest(high: number, holds: (rate: number) => boolean): number {
  let [inside, outside] = [high / 32, high]
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = Math.sqrt(inside * outside)
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}

function arrivalTimes(): Float64Array {
  const next = luck(SEED + 1)
  let time = 0
  return new Float64Array(REQUESTS).map(() => (time += exponential(next)))
}

function patienceOf(limits: readonly PromiseLimit[], tooFast: Optimism): Patience | null {
  const lasting = limits.find(({ metric }) => metric === 'ttft')
  if (lasting === undefined) return null
  const ttft = slowed(lasting, tooFast)
  return { ttft: ttft.threshold, most: (1 - ttft.percentile) * REQUESTS }
}

function isKept(run: Replay, { metric, percentile, threshold }: PromiseLimit, work: Work): boolean {
  if (metric === 'itl') return shareOfGaps(run, threshold, work) <= 1 - percentile
  const from = Math.floor(WARM_UP * REQUESTS)
  let above = 0
  for (let i = from; i < REQUESTS; i += 1) if (timeOf(run, metric, i, work) > threshold) above += 1
  return above <= (1 - percentile) * (REQUESTS - from)
}

function timeOf(run: Replay, metric: 'ttft' | 'tpot' | 'e2e', request: number, work: Work): number {
  const [ttft, latency] = [run.ttfts[request] ?? 0, run.latencies[request] ?? 0]
  if (metric === 'ttft') return ttft
  return metric === 'e2e' ? latency : (latency - ttft) / Math.max(1, work.answerTokens - 1)
}

/** Each gap spreads as a lone request's do: normal, its p99 as far above the median. */
function shareOfGaps({ gaps: { values, counts } }: Replay, threshold: number, work: Work): number {
  const spread = work.unsteadiness / normalQuantile(0.99)
  let [all, above] = [0, 0]
  for (let i = 0; i < values.length; i += 1) {
    const [gap, count] = [values[i] ?? 0, counts[i] ?? 0]
    all += count
    above += count * chanceAbove(threshold / gap - 1, spread)
  }
  return all === 0 ? 0 : above / all
}

function chanceAbove(distance: number, spread: number): number {
  if (distance < -3 * spread) return 1
  return distance > 3 * spread ? 0 : 1 / (1 + Math.exp((LOGISTIC * distance) / spread))
}
