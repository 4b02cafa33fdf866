import { firstInteger, lastNumber } from './monotone-search.ts'
import type { ThroughputCurve } from './throughput-curve.ts'

export interface CurveLimit {
  /** Requests in flight that the server may hold; a fraction is dropped. */
  readonly limit: number
  readonly curve: ThroughputCurve
  /** The accepted probability of more requests in flight than the limit. */
  readonly overflow: number
  /** The largest share of the throughput at the limit to use; 1 if absent. */
  readonly cap?: number
}

export interface CurveHeadroom {
  /** Requests/s. */
  readonly arrivalRate: number
  /** That rate as a share of the throughput at the limit. */
  readonly utilization: number
}

interface Chain {
  /** π(n) / π(0) for n = 0, 1, …, all divided by the largest. */
  readonly weights: readonly number[]
  /** The weight of all states after the last. */
  readonly beyond: number
}

/**
 * The largest rate of Poisson arrivals at which more than `limit` requests are in flight with probability at
 * most `overflow`, when n of them are answered at the measured rate X(n).
 *
 * Birth-death equilibrium, π(n) = π(n − 1) λ / X(n), with its geometric tail where X is flat. It holds
 * whatever the distribution of the work of a request, if the server shares itself evenly among those in
 * flight (Kelly 1979, 3.3). Never more than `cap` of X(limit); 0 for a limit below 1.
 */
export function openCurveHeadroom({ limit, curve, overflow, cap = 1 }: CurveLimit): CurveHeadroom {
  const slots = Math.floor(limit)
  if (slots < 1) return { arrivalRate: 0, utilization: 0 }
  const rates = ratesUpTo(Math.max(slots, Math.ceil(curve.flatFrom)), curve)
  const within = (arrivalRate: number) => share(openChain(arrivalRate, rates), slots) <= overflow
  const arrivalRate = lastNumber(0, cap * curve.at(slots), within)
  return { arrivalRate, utilization: arrivalRate / curve.at(slots) }
}

/**
 * The most users who each think for `thinkTime` seconds, ask and wait, such that more than `limit` requests
 * are in flight with probability at most `overflow`: as `openCurveHeadroom`, with π(n) = π(n − 1)
 * (N − n + 1) / (Z X(n)) (machine repair model; Baskett et al. 1975). Never below the limit, which so many
 * users cannot exceed; above it, answers take at most `cap` of X(limit). Null for an overflow of 1, which
 * bounds nothing.
 */
export function closedCurvePopulation(
  { limit, curve, overflow, cap = 1 }: CurveLimit,
  thinkTime: number,
): number | null {
  const slots = Math.floor(limit)
  if (overflow >= 1) return null
  if (slots < 1) return 0
  if (!(thinkTime > 0)) return slots
  const tooMany = (users: number) => {
    const rates = ratesUpTo(users, curve)
    const chain = closedChain(users, thinkTime, rates)
    return share(chain, slots) > overflow || meanRate(chain, rates) > cap * curve.at(slots)
  }
  return firstInteger(slots + 1, tooMany) - 1
}

/** X(1), X(2), … */
function ratesUpTo(states: number, { at }: ThroughputCurve): readonly number[] {
  return Array.from({ length: states }, (_, index) => at(index + 1))
}

function openChain(arrivalRate: number, rates: readonly number[]): Chain {
  const weights = scaledWeights(rates.map((rate) => Math.log(arrivalRate / rate)))
  const ratio = arrivalRate / (rates.at(-1) ?? 0)
  return { weights, beyond: ratio < 1 ? ((weights.at(-1) ?? 0) * ratio) / (1 - ratio) : Infinity }
}

function closedChain(users: number, thinkTime: number, rates: readonly number[]): Chain {
  const steps = rates.map((rate, index) => Math.log((users - index) / rate) - Math.log(thinkTime))
  return { weights: scaledWeights(steps), beyond: 0 }
}

/** From ln π(n) − ln π(n − 1) for n = 1, 2, … */
function scaledWeights(steps: readonly number[]): readonly number[] {
  let log = 0
  const logs = [0, ...steps.map((step) => (log += step))]
  const largest = logs.reduce((a, b) => Math.max(a, b))
  return logs.map((value) => Math.exp(value - largest))
}

/** P(n > slots). */
function share({ weights, beyond }: Chain, slots: number): number {
  if (beyond === Infinity) return 1
  const above = sum(weights.slice(slots + 1)) + beyond
  return above / (above + sum(weights.slice(0, slots + 1)))
}

function meanRate({ weights }: Chain, rates: readonly number[]): number {
  return sum(weights.map((weight, n) => weight * (rates[n - 1] ?? 0))) / sum(weights)
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
