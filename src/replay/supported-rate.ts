import { unbrokenRun } from '../maths/levels.ts'
import { type Arrivals, arrivalsOf, busyDay, plannedRate } from './arrivals.ts'
import { missesTail, sustainableRate } from './sustainable-rate.ts'
import { readings } from './answers.ts'
import { type Calibration, calibration, type Fit, isInStep } from './calibration.ts'
import type { Engine } from './engine.ts'
import { type RateQuestion, type SweepLevel, type ReplayLimit, type Refusal, refused } from './sweep.ts'

/** What a promise rests on. */
interface Basis {
  /** The largest concurrency of the unbroken run of passes with room for random arrivals; null if none has. */
  readonly planned: number | null
  /** Requests/s by the overflow rule, which a replay lowers only where requests are alike. */
  readonly overflowRate: number
  /** What was replayed, or why nothing was. */
  readonly outcome: Replayed | Refusal
  /** What the best server carries, shown or not; null where nothing could be replayed. */
  readonly estimate: Estimate | null
  /** The servers that replay the sweep, shown or not; null where none does. */
  readonly calibrated: Calibration | null
  /** Of the lengths of answers that they replay, assumed; null where the sweep tells it, or no server replays it. */
  readonly answerVariation: number | null
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
  readonly limitedBy: ReplayLimit['metric'] | 'throughput'
}

export interface SupportedRate {
  /** Requests/s of random arrivals that are promised to stay within all limits. */
  readonly arrivalRate: number
  readonly basis: Basis
}

/** An estimate that may be off by half says nothing. */
const LARGEST_ERROR = 0.5

/**
 * The arrival rate that a sweep supports: what the overflow rule plans for, or more where a replay shows more. Servers of
 * the kinds in use are calibrated to the sweep, those that it refutes are dropped, random arrivals are replayed on the
 * rest, and the least that one of them carries, less a margin, is shown; never more than the highest throughput measured.
 * What a server misses of the sweep counts against it: one that is too fast meets more arrivals, and one whose gaps are
 * too short stricter limits. The margin grows with the tension, with how uneven requests are where few of them run at
 * once, and with late tails. Where nothing tells how answers vary, every way that the sweep does not refute is replayed,
 * and the least counts.
 *
 * Where requests vary a replay only adds: where evidence is taken away or contradicts itself none can be made, and what is
 * left must be no more than before. Requests that are all alike run in step, so that a closed loop shows neither the gaps
 * nor the throughput of random arrivals: there the stricter of the two stands. Null if no level passes.
 */
export function supportedRate(input: RateQuestion): SupportedRate | null {
  const levels = input.levels.toSorted((a, b) => a.concurrency - b.concurrency)
  const passed = unbrokenRun(levels)
  const limit = passed.at(-1)
  if (limit === undefined || !(limit.throughput > 0)) return null
  const roomy = passed.filter(({ room }) => room)
  const overflowRate = plannedRate(roomy, input.overflow, { arrivals: arrivalsOf(input) })
  const found = input.refusal ? [without(input.refusal)] : answersOf(levels, input, limit.concurrency)
  const { arrivalRate, ...answer } = found.map((one) => decided(one, overflowRate)).toSorted(byCarried)[0]!
  return { arrivalRate, basis: { planned: roomy.at(-1)?.concurrency ?? null, overflowRate, ...answer } }
}

type Answer = Pick<Basis, 'outcome' | 'estimate' | 'calibrated' | 'answerVariation'>

type Decided = Answer & Pick<SupportedRate, 'arrivalRate'>

const without = (outcome: Refusal, found: Partial<Answer> = {}): Answer => ({
  outcome,
  estimate: null,
  calibrated: null,
  answerVariation: null,
  ...found,
})

/** What carries least first; of equal rates, as by the overflow rule, what is estimated. */
const byCarried = (a: Decided, b: Decided): number =>
  a.arrivalRate - b.arrivalRate || (a.estimate?.arrivalRate ?? 0) - (b.estimate?.arrivalRate ?? 0)

/** The rate by a replay, or by the overflow rule where a replay shows less of requests that vary. */
function decided(found: Answer, overflowRate: number): Decided {
  const isUsed =
    'reason' in found.outcome ||
    shown(found.outcome) > overflowRate ||
    (found.calibrated !== null && isInStep(found.calibrated.work))
  const outcome = isUsed ? found.outcome : refused('less')
  return { ...found, outcome, arrivalRate: 'reason' in outcome ? overflowRate : shown(outcome) }
}

/** A reading of the sweep, with the servers that replay it. */
interface Known {
  readonly calibrated: Calibration
  readonly answerVariation: number | null
}

/** Of tension: real lengths have other shapes than those assumed, so that one that fits somewhat worse is not refuted. */
const READ = { factor: 2, more: 0.6 } as const

/** Of a misfit: times of answers that were worked out contradict those of no server, so that the fit alone must tell. */
const WORST_REBUILT = 0.05

/** One of each reading that the sweep does not refute; or why it has none. */
function answersOf(levels: readonly SweepLevel[], input: RateQuestion, limit: number): readonly Answer[] {
  const isRebuilt = levels.every(({ e2e, asAsked }) => e2e === null && !asAsked)
  const all = readings(levels).map((reading) => ({ ...reading, calibrated: calibration(reading.levels) }))
  const known = all.flatMap(({ calibrated, answerVariation }) =>
    'reason' in calibrated ? [] : { calibrated, answerVariation },
  )
  const refusals = all.flatMap(({ calibrated }) => ('reason' in calibrated ? without(calibrated) : []))
  if (known.length === 0) return refusals
  const found = plausible(known)
  const isMisfit = isRebuilt && found.every(({ calibrated }) => calibrated.best.misfit > WORST_REBUILT)
  return isMisfit ? [without(refused('error'))] : found.map((one) => replayed(one, input, limit))
}

/** Readings that fit not much worse than the best, and of these none whose estimate is a guess, unless all are. */
function plausible(known: readonly Known[]): readonly Known[] {
  const least = Math.min(...known.map(({ calibrated }) => calibrated.best.tension))
  const near = known.filter(({ calibrated }) => calibrated.best.tension <= READ.factor * least + READ.more)
  const sure = near.filter(({ calibrated }) => ownError(calibrated.best) < LARGEST_ERROR)
  return sure.length > 0 ? sure : near
}

const shown = ({ sustained, margin }: Pick<Replayed, 'sustained' | 'margin'>): number => sustained * (1 - margin)

function replayed(known: Known, input: RateQuestion, limit: number): Answer {
  const { limits, overflow } = input
  const { calibrated, answerVariation } = known
  const arrivals = arrivalsOf(input)
  const busy = busyDay(arrivals, overflow)
  const { fits, best, work, most } = calibrated
  const alone = sustainableRate([best], work, limits, most, limit, arrivals)
  const others = sustainableRate(fits.slice(1), work, limits, alone.rate, limit, arrivals)
  const { rate, limitedBy, fit } = others.fit === null ? alone : others
  if (rate === 0) return without(refused('less'), known)
  const estimate = expected(best, alone.rate / busy, rate / busy)
  const isLate = missesTail(best, limits, limit)
  const carried = {
    sustained: rate / busy,
    margin: marginOf(calibrated, arrivals, { isLate, isAssumed: answerVariation !== null }),
  }
  const error = 1 - shown(carried) / estimate.arrivalRate
  if (!(Math.max(estimate.error, error) < LARGEST_ERROR)) return without(refused('error'), { estimate, ...known })
  const outcome: Replayed = {
    ...carried,
    misfit: best.misfit,
    servers: fits.length,
    engine: (fit ?? best).engine,
    expectation: { arrivalRate: estimate.arrivalRate, error },
    limitedBy: limitedBy?.metric ?? 'throughput',
  }
  return { outcome, estimate, ...known }
}

/** Shares taken off what servers carry. */
const MARGIN = {
  least: 0.062,
  perTension: 0.01,
  /** Of the variance of requests over the number that run at once: what chance makes of so few. */
  perVariance: 1,
  most: 0.22,
  /** Besides, where requests run in step: a closed loop hides what random arrivals do to them. */
  inStep: 0.043,
  /** Besides, where first tokens come later than replayed. */
  late: 0.15,
  /** Besides, where arrivals come in bursts: a replay has few of them. */
  bursty: 0.02,
  /** Besides, where it is assumed how answers vary. */
  assumed: 0.04,
} as const

/** More the worse the servers fit, the fewer requests of uneven length run at once, and where all are alike. */
function marginOf(
  { best, work }: Calibration,
  { burstiness }: Arrivals,
  { isLate, isAssumed }: { readonly isLate: boolean; readonly isAssumed: boolean },
): number {
  const { slots, pool } = best.engine
  const running = Math.max(1, Math.min(slots, pool / (work.promptTokens + work.answerTokens)))
  const uneven = work.variation ** 2 / running
  const margin = Math.min(MARGIN.most, MARGIN.least + MARGIN.perTension * best.tension + MARGIN.perVariance * uneven)
  return [
    margin,
    isInStep(work) ? MARGIN.inStep : 0,
    isLate ? MARGIN.late : 0,
    burstiness < 1 ? MARGIN.bursty : 0,
    isAssumed ? MARGIN.assumed : 0,
  ].reduce((sum, share) => sum + share)
}

const LEAST_ERROR = 0.08
const ERROR_PER_MISFIT = 3

function ownError({ misfit }: Fit): number {
  return LEAST_ERROR + ERROR_PER_MISFIT * misfit
}

/** The best server alone; its error grows with the misfit and with how far the servers disagree. */
function expected(best: Fit, rate: number, least: number): Estimate {
  const disagreement = (1 - least / rate) / 2
  return { arrivalRate: rate, error: Math.max(ownError(best), disagreement) }
}
