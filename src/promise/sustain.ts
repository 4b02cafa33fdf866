import { type Arrivals, arrivalTimes } from './arrivals.ts'
import type { Fit } from './calibrate.ts'
import type { Engine } from './engine.ts'
import type { PromiseLimit } from './input.ts'
import { strictLimits, swiftness } from './bias.ts'
import { lostLimit, patienceOf } from './judge.ts'
import { replay } from './replay.ts'
import { requestsLike } from './requests.ts'
import type { Work } from './work.ts'

const REQUESTS = 8000
const WARM_UP = 1200
/** Arrivals and lengths whose luck is near the long run's on queues of 4 … 48 places. */
const SEEDS = { requests: 10, arrivals: 1010 } as const
const STRIDE = 0.75
const LEAST = 1 / 64
const BISECTIONS = 5
/** One step of the bisection further. */
const NEXT = 1.01

export interface Sustained {
  /** Requests/s; 0 if a server carries next to nothing. */
  readonly rate: number
  /** The limit that is lost just above; null if `most` is carried. */
  readonly limitedBy: PromiseLimit | null
  /** The server that carries least; null if all carry `most`. */
  readonly fit: Fit | null
}

/**
 * The largest rate (requests/s) of random arrivals, at most `most`, that all of the servers carry within all
 * limits in the steady state of a replay. All rates meet the same luck, so that the search has one answer.
 */
export function sustainableRate(
  fits: readonly Fit[],
  work: Work,
  limits: readonly PromiseLimit[],
  most: number,
  limit: number,
  coming: Arrivals,
): Sustained {
  const requests = requestsLike(work, REQUESTS, SEEDS.requests)
  const arrivals = arrivalTimes(REQUESTS, coming, SEEDS.arrivals)
  const patience = patienceOf(limits, work, REQUESTS - WARM_UP)
  const failing = (fit: Fit, rate: number): PromiseLimit | null => {
    const met = rate * swiftness(fit, limit)
    const times = arrivals.map((time) => time / met)
    const run = replay(fit.engine, requests, { times }, patience, WARM_UP)
    return lostLimit(run, strictLimits(fit, limits), work, WARM_UP)
  }
  let found: Sustained = { rate: most, limitedBy: null, fit: null }
  if (most === 0) return found
  for (const fit of fits) {
    const rate = unbroken(fit.engine, limits, found.rate, (r) => failing(fit, r) === null)
    if (rate === found.rate) continue
    const lost = rate === 0 ? LEAST * found.rate : rate
    found = { rate, limitedBy: failing(fit, lost * NEXT) ?? failing(fit, lost * NEXT ** 8), fit }
    if (rate === 0) break
  }
  return found
}

/** Lower rates at which gaps may be lost again, as shares. */
const LOWER = [0.75, 0.56, 0.42] as const

/**
 * The largest rate up to which all hold. Where decoding waits for prefill, gaps grow with every prompt that
 * comes in time for the same wait, and shrink when so many come that they are prefilled together.
 */
function unbroken(
  engine: Engine,
  limits: readonly PromiseLimit[],
  high: number,
  holds: (rate: number) => boolean,
): number {
  const rate = holds(high) ? high : largest(high, holds)
  if (rate === 0 || !engine.prefillFirst || !limits.some(({ metric }) => metric === 'itl')) return rate
  const lost = LOWER.findLast((share) => !holds(share * rate))
  return lost === undefined ? rate : largest(lost * rate, holds)
}

/** Down in strides to a rate that holds, and up again by bisection in the logarithm; 0 if none does. */
function largest(high: number, holds: (rate: number) => boolean): number {
  let [inside, outside] = [high * STRIDE, high]
  for (; !holds(inside); inside *= STRIDE) {
    if (inside < LEAST * high) return 0
    outside = inside
  }
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = Math.sqrt(inside * outside)
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}
