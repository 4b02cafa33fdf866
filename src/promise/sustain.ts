import type { PromiseLimit } from './input.ts'
import { exponential, luck } from './luck.ts'
import { lostLimit, patienceOf } from './judge.ts'
import type { Fit } from './misfit.ts'
import { replay } from './replay.ts'
import { requestsLike, type Work } from './work.ts'

const REQUESTS = 6000
const SEED = 5
const BISECTIONS = 9
/** One step of the bisection further. */
const NEXT = 1.01

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
    const run = replay(engine, requests, { times }, patienceOf(limits, tooFast, REQUESTS))
    return lostLimit(run, limits, tooFast, work)
  }
  let found: Sustained = { rate: most, limitedBy: null, fit: null }
  for (const fit of fits) {
    if (failing(fit, found.rate) === null) continue
    const rate = largest(found.rate, (r) => failing(fit, r) === null)
    found = { rate, limitedBy: failing(fit, rate * NEXT), fit }
  }
  return found
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
