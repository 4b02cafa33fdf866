import type { Fit } from './calibrate.ts'
import { type Calibration, calibration, isTrusted, marginOf } from './calibration.ts'
import { missesTail } from './bias.ts'
import type { Engine } from './engine.ts'
import type { PromiseInput, PromiseLevel, PromiseLimit } from './input.ts'
import { limitLevel, overflowRate } from './overflow.ts'
import { sustainableRate } from './sustain.ts'

/** What a promise rests on. */
export interface Basis {
  /** replay: servers calibrated to the sweep carry it. overflow: requests in flight rarely exceed the limit. */
  readonly rule: 'replay' | 'overflow'
  /** The largest concurrency of the unbroken run of passes. */
  readonly concurrency: number
  /** Requests/s by the overflow rule, for comparison. */
  readonly overflowRate: number
  /** Requests/s before the margin. */
  readonly sustained: number
  /** The share taken off, as a fraction. */
  readonly margin: number
  /** Mean relative error with which the best server replays the sweep; null without a replay. */
  readonly misfit: number | null
  /** How many servers the sweep does not refute; the one that carries least decides. */
  readonly servers: number
  readonly engine: Engine | null
}

export interface RatePromise {
  /** Requests/s of Poisson arrivals that are promised to stay within all limits. */
  readonly arrivalRate: number
  /** The best estimate, requests/s, and its relative error; null without a replay. */
  readonly expectation: { readonly arrivalRate: number; readonly error: number } | null
  readonly basis: Basis
  readonly limitedBy: PromiseLimit['metric'] | 'throughput' | 'concurrency'
  /** The servers that carry it, to replay users on; absent without a replay. */
  readonly calibrated?: Calibration
}

/** Of what the best server and the overflow rule both carry, this much is promised however the other servers fare. */
const AGREED = 0.6
/** Taken off besides where first tokens come later than replayed. */
const LATE_MARGIN = 0.15

/**
 * The arrival rate that a sweep supports. Servers of the kinds in use are calibrated to the sweep, those that
 * it refutes are dropped, Poisson arrivals are replayed on the rest, and the least that one of them carries,
 * less a margin, is promised; never more than the highest throughput measured. What a server misses of the sweep
 * counts against it: one that is too fast meets more arrivals, and one whose gaps are too short stricter limits. The
 * margin grows with the tension, with how uneven requests are where few of them run at once, and with late tails.
 *
 * Where the sweep is too thin to calibrate (fewer than three levels, a metric missing, no server that fits),
 * the overflow rule stands: requests in flight are Poisson, and exceed the limit with a small probability.
 * Null if no level passes, or next to nothing can be promised.
 */
export function promise(input: PromiseInput): RatePromise | null {
  const levels = input.levels.toSorted((a, b) => a.concurrency - b.concurrency)
  const limit = limitLevel(levels)
  if (limit === null || !(limit.throughput > 0)) return null
  const calibrated = calibration(levels)
  return calibrated === null ? byOverflow(input, limit) : byReplay(input, calibrated, limit)
}

function byOverflow({ overflow }: PromiseInput, limit: PromiseLevel): RatePromise {
  const rate = overflowRate(limit, overflow)
  return {
    arrivalRate: rate,
    expectation: null,
    basis: {
      rule: 'overflow',
      concurrency: limit.concurrency,
      overflowRate: rate,
      sustained: rate,
      margin: 0,
      misfit: null,
      servers: 0,
      engine: null,
    },
    limitedBy: 'concurrency',
  }
}

function byReplay(
  { limits, overflow }: PromiseInput,
  calibrated: Calibration,
  limit: PromiseLevel,
): RatePromise | null {
  const { fits, best, work, most } = calibrated
  const alone = sustainableRate([best], work, limits, most, limit.concurrency)
  const others = sustainableRate(fits.slice(1), work, limits, alone.rate, limit.concurrency)
  const { rate, limitedBy, fit } = others.fit === null ? alone : others
  if (rate === 0) return null
  const margin = marginOf(calibrated) + (missesTail(best, limits, limit.concurrency) ? LATE_MARGIN : 0)
  const expectation = expected(best, alone.rate, rate)
  const byLaw = overflowRate(limit, overflow)
  return {
    arrivalRate: Math.max(
      Math.min(rate * (1 - margin), isTrusted(best) ? most : byLaw),
      AGREED * Math.min(byLaw, expectation.arrivalRate),
    ),
    expectation,
    basis: {
      rule: 'replay',
      concurrency: limit.concurrency,
      overflowRate: byLaw,
      sustained: rate,
      margin,
      misfit: best.misfit,
      servers: fits.length,
      engine: (fit ?? best).engine,
    },
    limitedBy: limitedBy?.metric ?? 'throughput',
    calibrated,
  }
}

const LEAST_ERROR = 0.08
const ERROR_PER_MISFIT = 3

/** The best server alone; its error grows with the misfit and with how far the servers disagree. */
function expected({ misfit }: Fit, rate: number, least: number) {
  const disagreement = (1 - least / rate) / 2
  return { arrivalRate: rate, error: Math.max(LEAST_ERROR + ERROR_PER_MISFIT * misfit, disagreement) }
}
