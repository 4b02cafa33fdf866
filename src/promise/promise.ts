import { unbrokenRun } from '../capacity/levels.ts'
import { type Arrivals, arrivalsOf, busyDay, kept, plannedRate } from './arrivals.ts'
import { missesTail, sustainableRate } from './sustain.ts'
import { type Calibration, calibration, type Fit, marginOf } from './calibrate.ts'
import type { Engine } from './engine.ts'
import { type PromiseInput, type PromiseLevel, type PromiseLimit, type Refusal, refused } from './sweep.ts'

/** What a promise rests on. */
interface Basis {
  /** The largest concurrency of the unbroken run of passes with room for random arrivals; null if none has. */
  readonly planned: number | null
  /** Requests/s by the overflow rule, which no replay lowers. */
  readonly overflowRate: number
  /** What was replayed, or why nothing was. */
  readonly outcome: Replayed | Refusal
  /** What the best server carries, shown or not; null where nothing could be replayed. */
  readonly estimate: Estimate | null
}

/** Requests/s, and the relative error. */
export interface Estimate {
  readonly arrivalRate: number
  readonly error: number
}

/** What servers calibrated to the sweep carry. */
export interface Replayed {
  /** Requests/s before the margin. */
  readonly sustained: number
  /** The share taken off, as a fraction. */
  readonly margin: number
  /** Mean relative error with which the best server replays the sweep. */
  readonly misfit: number
  /** How many servers the sweep does not refute; the one that carries least decides. */
  readonly servers: number
  readonly engine: Engine
  /** The best estimate, whose low end is what is promised. */
  readonly expectation: Estimate
  readonly limitedBy: PromiseLimit['metric'] | 'throughput'
}

export interface RatePromise {
  /** Requests/s of random arrivals that are promised to stay within all limits. */
  readonly arrivalRate: number
  readonly basis: Basis
}

/** Taken off besides where arrivals come in bursts: a replay has few of them. */
const BURSTY_MARGIN = 0.02
/** Taken off besides where first tokens come later than replayed. */
const LATE_MARGIN = 0.15
/** An estimate that may be off by half says nothing. */
const LARGEST_ERROR = 0.5

/**
 * The arrival rate that a sweep supports: what the overflow rule plans for, or more where a replay shows more. Servers of
 * the kinds in use are calibrated to the sweep, those that it refutes are dropped, random arrivals are replayed on the
 * rest, and the least that one of them carries, less a margin, is shown; never more than the highest throughput measured.
 * What a server misses of the sweep counts against it: one that is too fast meets more arrivals, and one whose gaps are
 * too short stricter limits. The margin grows with the tension, with how uneven requests are where few of them run at
 * once, and with late tails.
 *
 * A replay only adds: where evidence is taken away or contradicts itself none can be made, and what is left must be no
 * more than before. Null if no level passes.
 */
export function promise(input: PromiseInput): RatePromise | null {
  const levels = input.levels.toSorted((a, b) => a.concurrency - b.concurrency)
  const passed = unbrokenRun(levels)
  const limit = passed.at(-1)
  if (limit === undefined || !(limit.throughput > 0)) return null
  const roomy = passed.filter(({ room }) => room)
  const overflowRate = plannedRate(roomy, input.overflow, kept, arrivalsOf(input))
  const { found, estimate } = input.refusal ? without(input.refusal) : replayed(levels, input, limit)
  const outcome = 'reason' in found || shown(found) > overflowRate ? found : refused('less')
  const arrivalRate = 'reason' in outcome ? overflowRate : shown(outcome)
  return { arrivalRate, basis: { planned: roomy.at(-1)?.concurrency ?? null, overflowRate, outcome, estimate } }
}

interface Answer {
  readonly found: Replayed | Refusal
  readonly estimate: Estimate | null
}

const without = (found: Refusal, estimate: Estimate | null = null): Answer => ({ found, estimate })

const shown = ({ sustained, margin }: Pick<Replayed, 'sustained' | 'margin'>): number => sustained * (1 - margin)

function replayed(levels: readonly PromiseLevel[], input: PromiseInput, { concurrency }: PromiseLevel): Answer {
  const { limits, overflow } = input
  const arrivals = arrivalsOf(input)
  const busy = busyDay(arrivals, overflow)
  const calibrated = calibration(levels)
  if ('reason' in calibrated) return without(calibrated)
  const { fits, best, work, most } = calibrated
  const alone = sustainableRate([best], work, limits, most, concurrency, arrivals)
  const others = sustainableRate(fits.slice(1), work, limits, alone.rate, concurrency, arrivals)
  const { rate, limitedBy, fit } = others.fit === null ? alone : others
  if (rate === 0) return without(refused('less'))
  const estimate = expected(best, alone.rate / busy, rate / busy)
  const carried = { sustained: rate / busy, margin: marginIn(calibrated, limits, concurrency, arrivals) }
  const error = 1 - shown(carried) / estimate.arrivalRate
  if (!(Math.max(estimate.error, error) < LARGEST_ERROR)) return without(refused('error'), estimate)
  const found: Replayed = {
    ...carried,
    misfit: best.misfit,
    servers: fits.length,
    engine: (fit ?? best).engine,
    expectation: { arrivalRate: estimate.arrivalRate, error },
    limitedBy: limitedBy?.metric ?? 'throughput',
  }
  return { found, estimate }
}

function marginIn(
  calibrated: Calibration,
  limits: readonly PromiseLimit[],
  limit: number,
  { burstiness }: Arrivals,
): number {
  const late = missesTail(calibrated.best, limits, limit) ? LATE_MARGIN : 0
  return marginOf(calibrated) + late + (burstiness < 1 ? BURSTY_MARGIN : 0)
}

const LEAST_ERROR = 0.08
const ERROR_PER_MISFIT = 3

/** The best server alone; its error grows with the misfit and with how far the servers disagree. */
function expected({ misfit }: Fit, rate: number, least: number): Estimate {
  const disagreement = (1 - least / rate) / 2
  return { arrivalRate: rate, error: Math.max(LEAST_ERROR + ERROR_PER_MISFIT * misfit, disagreement) }
}
