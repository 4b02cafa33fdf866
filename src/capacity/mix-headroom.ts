import { mixLimit, type MixPart } from './mix.ts'
import { lastNumber } from './monotone-search.ts'

export interface MixHeadroom {
  /** Requests/s of all kinds. */
  readonly arrivalRate: number
  /** That rate as a share of the joint limit's. */
  readonly utilization: number
  /** Mean requests of all kinds in flight. */
  readonly maxMeanConcurrency: number
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
 * probability at most `overflow`, a request of kind i taking 1/C_i of it.
 *
 * As `poissonHeadroom`, which it equals for one kind: those of each kind in flight are Poisson with mean
 * λ w_i R_i, R_i = C_i/X_i. Large requests among small ones need more room than their average says. Never
 * more than the joint limit; no request is held in a fraction of a slot. Null where `mixLimit` is, and for
 * limits below 1.
 */
export function mixHeadroom(parts: readonly MixPart[], overflow: number): MixHeadroom | null {
  const weighing = parts.filter(({ weight }) => weight !== 0)
  const joint = mixLimit(weighing)
  const slots = weighing.map(({ limit }) => Math.floor(limit))
  if (joint === null || slots.includes(0)) return null
  const units = unitsFor(slots)
  const batches = slots.map((limit, index) => ({
    mean: joint.shares[index]?.inFlight ?? 0,
    size: Math.ceil(units / limit),
  }))
  const within = (load: number) => overflowProbability(batches, load, units) <= overflow
  const utilization = lastNumber(0, 1, within)
  return {
    arrivalRate: utilization * joint.throughput,
    utilization,
    maxMeanConcurrency: utilization * joint.concurrency,
  }
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
