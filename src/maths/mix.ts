import { type Bursts, burstyHeadroom, poissonHeadroom } from './headroom.ts'
import { lastNumber } from './numbers.ts'

/** One kind of request, measured alone on the layout. */
export interface MixPart {
  /** Its share of all requests, in any unit: 80 and 20, or 0.8 and 0.2. */
  readonly weight: number
  /** The largest concurrency that meets the objective when all requests are of this kind. */
  readonly limit: number
  /** Requests/s at that concurrency. */
  readonly throughput: number
}

export interface MixLimit {
  /** Requests/s of all kinds. */
  readonly throughput: number
  /** Requests of all kinds in flight. */
  readonly concurrency: number
  /** Of each part: the share of the machine that they take, and how many are in flight on average. */
  readonly shares: readonly { readonly machine: number; readonly inFlight: number }[]
  /** Index of the kind that takes most of the machine, and so governs the limit; of equals the first. */
  readonly governing: number
}

/**
 * The joint limit of a mix on one layout, by the utilization law: a request of kind i takes 1/X_i of the
 * machine for a second, so λ Σ w_i/X_i ≤ 1. The throughput is the weighted harmonic mean of the kinds' own.
 * With R_i = C_i/X_i this is also Σ n_i/C_i ≤ 1, and the concurrency is Σ n_i.
 *
 * Exact if a step's time grows linearly with each kind in the batch: it then lies between the kinds' own. Too
 * careful if the kinds meet limits of different resources (slots, memory, prefill), each linear. Too bold for
 * percentiles that several kinds exceed only together: on simulated servers mostly within 5 % of the true
 * limit, but up to 14 % above it with chunked prefill, and 31 % where decoding waits for prefill. So it is an
 * estimate until the mix is measured; and every kind is to be judged by the strictest objective of all, since
 * a request waits behind the others whatever its own.
 *
 * Null if no part weighs anything, or one that does has no positive limit and throughput.
 */
export function mixLimit(parts: readonly MixPart[]): MixLimit | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const weighing = parts.filter(({ weight }) => weight !== 0)
  const isMeasured = weighing.every(({ weight, limit, throughput }) => Math.min(weight, limit, throughput) > 0)
  if (!isMeasured || !(total > 0)) return null
  const demands = parts.map(({ weight, throughput }) => (weight === 0 ? 0 : weight / total / throughput))
  const throughput = 1 / demands.reduce((sum, demand) => sum + demand, 0)
  const shares = parts.map(({ weight, limit }, index) => {
    const machine = throughput * demands[index]!
    return { machine, inFlight: weight === 0 ? 0 : machine * limit }
  })
  const concurrency = shares.reduce((sum, { inFlight }) => sum + inFlight, 0)
  const machines = shares.map(({ machine }) => machine)
  const governing = machines.indexOf(Math.max(...machines))
  return { throughput, concurrency, shares, governing }
}

/** One kind of request in flight: how many on average, and how many units of the machine each takes. */
interface Batch {
  readonly mean: number
  readonly size: number
}

const MOST_UNITS = 65_536
const RESCALE = 1e200

/**
 * The largest arrival rate of a mix at which independent arrivals take more than the whole machine with
 * probability at most `overflow`, a request of kind i taking 1/C_i of it. As a share of the joint limit's rate.
 *
 * As `poissonHeadroom`, which it equals for one kind: those of each kind in flight are Poisson with mean
 * λ w_i R_i, R_i = C_i/X_i. Large requests among small ones need more room than their average says. Never
 * more than the joint limit; no request is held in a fraction of a slot. Null where `mixLimit` is, and for
 * limits below 1.
 */
export function mixHeadroom(parts: readonly MixPart[], overflow: number): number | null {
  const weighing = parts.filter(({ weight }) => weight !== 0)
  const joint = mixLimit(weighing)
  const slots = weighing.map(({ limit }) => Math.floor(limit))
  if (joint === null || slots.includes(0)) return null
  const units = unitsFor(slots)
  const batches = slots.map((limit, index) => ({ mean: joint.shares[index]!.inFlight, size: Math.ceil(units / limit) }))
  return lastNumber(0, 1, (load) => overflowProbability(batches, load, units) <= overflow)
}

/** Of the load that Poisson arrivals leave each kind alone, the share that others do; the least of them. */
function leastLeft(parts: readonly MixPart[], overflow: number, bursts: Bursts): number {
  const left = parts.map(({ weight, limit }) => {
    const { maxMeanConcurrency } = burstyHeadroom({ limit, overflow, ...bursts })
    return weight === 0 ? 1 : maxMeanConcurrency / poissonHeadroom(limit, overflow).maxMeanConcurrency
  })
  return Math.min(1, ...left)
}

/**
 * The share of the joint limit that a mix is planned with: by `mixHeadroom`, of other arrivals as much less as they leave that
 * kind which they leave least, and no more than its kinds are planned with alone at `rates` requests/s, by the utilization law
 * λ Σ w_i/A_i ≤ 1. Null where `mixHeadroom` is.
 */
export function mixLoad(
  parts: readonly MixPart[],
  rates: readonly number[],
  overflow: number,
  bursts: Bursts | null = null,
): number | null {
  const headroom = mixHeadroom(parts, overflow)
  const timeAt = (rateOf: (part: MixPart, index: number) => number): number =>
    parts.reduce((sum, part, i) => (part.weight === 0 ? sum : sum + part.weight / rateOf(part, i)), 0)
  const alone = timeAt(({ throughput }) => throughput) / timeAt((_, i) => rates[i] ?? 0)
  if (headroom === null) return null
  return Math.min((bursts ? leastLeft(parts, overflow, bursts) : 1) * headroom, alone)
}

/** The machine in units that each limit divides evenly, if that is not too many. */
function unitsFor(limits: readonly number[]): number {
  return limits.reduce((units, limit) => Math.min(MOST_UNITS, (units / divisor(units, limit)) * limit), 1)
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

/**
 * P(more than `units` taken) when each batch's number is Poisson with `load` times its mean, by the recursion
 * j g(j) = Σ a_i b_i g(j − b_i) (Panjer 1981; Kaufman 1981 and Roberts 1981 for lines of mixed traffic).
 */
function overflowProbability(batches: readonly Batch[], load: number, units: number): number {
  const terms = new Float64Array(units + 1).fill(1, 0, 1)
  let [sum, scale] = [1, 0]
  for (let taken = 1; taken <= units; taken += 1) {
    let term = 0
    for (const { mean, size } of batches) {
      if (size <= taken) term += (load * mean * size * terms[taken - size]!) / taken
    }
    terms[taken] = term
    sum += term
    if (sum > RESCALE) {
      terms.subarray(0, taken + 1).forEach((value, index) => (terms[index] = value / RESCALE))
      sum /= RESCALE
      scale += Math.log(RESCALE)
    }
  }
  const total = batches.reduce((all, { mean }) => all + load * mean, 0)
  return 1 - sum * Math.exp(scale - total)
}
