import { calibration, isTrusted, marginOf } from './calibration.ts'
import type { Engine } from './engine.ts'
import type { PromiseInput, PromiseLevel, PromiseLimit } from './input.ts'
import type { Fit } from './misfit.ts'
import { limitLevel, overflowRate } from './overflow.ts'
import { sustainableRate } from './sustain.ts'
import type { Work } from './work.ts'

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
}

/** Of what the best server and the overflow rule both carry, this much is promised however the other servers fare. */
const AGREED = 0.6

/**
 * The arrival rate that a sweep supports. Servers of the kinds in use are calibrated to the sweep, those that
 * it refutes are dropped, Poisson arrivals are replayed on the rest, and the least that one of them carries,
 * less a margin that grows with the misfit, is promised; never more than the highest throughput measured.
 *
 * Where the sweep is too thin to calibrate (fewer than three levels, a metric missing, no server that fits),
 * the overflow rule stands: requests in flight are Poisson, and exceed the limit with a small probability.
 * Null if no level passes.
 */
export function promise(input: PromiseInput): RatePromise | null {
  const levels = input.levels.toSorted((a, b) => a.concurrency - b.concurrency)
  const limit = limitLevel(levels)
  if (limit === null || !(limit.throughput > 0)) return null
  return byReplay(input, levels, limit) ?? byOverflow(input, limit)
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
  levels: readonly PromiseLevel[],
  limit: PromiseLevel,
): RatePromise | null {
  const calibrated = calibration(levels)
  if (calibrated === null) return null
  const { fits, best, work, most } = calibrated
  const { rate, limitedBy, fit } = sustainableRate(fits, work, limits, most)
  const margin = marginOf(best)
  const expectation = expected(best, work, limits, most, rate)
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
      misfit: best.error,
      servers: fits.length,
      engine: (fit ?? best).engine,
    },
    limitedBy: limitedBy?.metric ?? 'throughput',
  }
}

const LEAST_ERROR = 0.08
const ERROR_PER_MISFIT = 3

/** The best server alone and uncorrected; its error grows with the misfit and with how far the servers disagree. */
function expected(best: Fit, work: Work, limits: readonly PromiseLimit[], most: number, least: number) {
  const uncorrected = { ...best, tooFast: { throughput: 1, ttft: 1, gap: 1 } }
  const { rate } = sustainableRate([uncorrected], work, limits, most)
  const disagreement = (1 - Math.min(1, least / rate)) / 2
  return { arrivalRate: rate, error: Math.max(LEAST_ERROR + ERROR_PER_MISFIT * best.error, disagreement) }
}
