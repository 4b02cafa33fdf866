import { unbrokenRun } from '../maths/levels.ts'
import { arrivalsOf, busyDay, plannedRate } from './arrivals.ts'
import { missesTail, sustainableRate } from './sustainable-rate.ts'
import { readings, type Reading } from './answers.ts'
import { type Calibration, calibration, type Fit, isInStep, mayBeDelayed } from './calibration.ts'
import { type Engine, isDelayed } from './engine.ts'
import { PART_MARGIN, marginOf, partsOf } from './margin.ts'
import {
  type RateQuestion,
  type SweepLevel,
  type ReplayLimit,
  type Refusal,
  type RefusalReason,
  refused,
} from './sweep.ts'

/** What a promise rests on. */
interface Basis {
  /** The largest concurrency of the unbroken run of passes with room for random arrivals; null if none has. */
  readonly planned: number | null
  /** Requests/s by the overflow rule, which counts where no replay does. */
  readonly overflowRate: number
  /** The replay that decides; null where the overflow rule does. */
  readonly replayed: Replayed | null
  /** Why the replay of the whole sweep does not decide; null where it does. */
  readonly refusal: Refusal | null
  /** What the best server carries, shown or not; null where nothing could be replayed, or it carries nothing. */
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
  /** Of a server with a delay. */
  readonly isDelayed?: boolean
}

/** What servers calibrated to the sweep carry. */
export interface Replayed {
  /** The levels that they are calibrated to. */
  readonly levels: readonly number[]
  /** Requests/s before the margin. */
  readonly sustained: number
  /** The share taken off, as a fraction. */
  readonly margin: number
  /** Mean relative error with which the best server replays the sweep. */
  readonly misfit: number
  /** How many servers the sweep does not refute; the one that carries least decides. */
  readonly servers: number
  readonly engine: Engine
  /** The best estimate, whose low end is what is promised; null where nothing is carried, and where that may be off by half. */
  readonly expectation: Estimate | null
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
 * The arrival rate that a sweep supports. Servers of the kinds in use are calibrated to the sweep, those that it refutes are
 * dropped, random arrivals are replayed on the rest, and the least that one of them carries, less a margin, is shown; never
 * more than the highest throughput measured. What a server misses of the sweep counts against it: one that is too fast
 * meets more arrivals, and one whose gaps are too short stricter limits. The margin grows with the tension, with how uneven
 * requests are where few of them run at once, and with late tails. Where nothing tells how answers vary, every way that the
 * sweep does not refute is replayed, and the least counts.
 *
 * Where the whole sweep cannot be replayed the overflow rule counts, which knows nothing of how requests vary; then what is
 * left of the sweep is replayed, and may only lower the rate: evidence that is taken away must not raise an answer. The rule
 * stands above a replay where the best server carries it too. Null if no level passes.
 */
export function supportedRate(input: RateQuestion): SupportedRate | null {
  const levels = input.levels.toSorted((a, b) => a.concurrency - b.concurrency)
  const passed = unbrokenRun(levels)
  const limit = passed.at(-1)
  if (limit === undefined || !(limit.throughput > 0)) return null
  const roomy = passed.filter(({ room }) => room)
  const overflowRate = plannedRate(roomy, input.overflow, arrivalsOf(input))
  const whole = input.refusal ? [without(input.refusal)] : answersOf(levels, input, limit.concurrency)
  const found = [...whole, ...leftOf(levels, { ...input, refusal: whole[0]!.refusal }, limit.concurrency)]
  const { arrivalRate, ...answer } = found.map((one) => decided(one, overflowRate)).toSorted(byCarried)[0]!
  return { arrivalRate, basis: { planned: roomy.at(-1)?.concurrency ?? null, overflowRate, ...answer } }
}

type Answer = Pick<Basis, 'replayed' | 'refusal' | 'estimate' | 'calibrated' | 'answerVariation'>

type Decided = Answer & Pick<SupportedRate, 'arrivalRate'>

const without = (refusal: Refusal): Answer => ({
  replayed: null,
  refusal,
  estimate: null,
  calibrated: null,
  answerVariation: null,
})

/** What carries least first; of equal rates, as by the overflow rule, what is estimated. */
const byCarried = (a: Decided, b: Decided): number =>
  a.arrivalRate - b.arrivalRate || (a.estimate?.arrivalRate ?? 0) - (b.estimate?.arrivalRate ?? 0)

/**
 * The rate by a replay; or by the overflow rule where there is none, where a replay of a part does not lower it, or where it
 * gives more and the best server carries that, less the margin, as well.
 */
function decided({ replayed, ...found }: Answer, overflowRate: number): Decided {
  if (replayed !== null && !isOverruled(replayed, found, overflowRate))
    return { ...found, replayed, arrivalRate: shown(replayed) }
  return { ...found, replayed: null, refusal: found.refusal ?? refused('less'), arrivalRate: overflowRate }
}

/** Requests that are all alike run in step, and hide what random arrivals do: the best server's word says little of them. */
function isOverruled(
  replayed: Replayed,
  { refusal, estimate, calibrated }: Pick<Answer, 'refusal' | 'estimate' | 'calibrated'>,
  rate: number,
): boolean {
  if (shown(replayed) >= rate) return refusal !== null
  const { margin } = replayed
  return estimate !== null && !isInStep(calibrated!.work) && rate <= shown({ sustained: estimate.arrivalRate, margin })
}

/** Of a whole sweep: no part of it is tried then. */
const OF_WHOLE: ReadonlySet<RefusalReason> = new Set(['fewLevels', 'noServer', 'error'])

/** Of what is left of a sweep that was refused as a whole, where that can be replayed. */
function leftOf(levels: readonly SweepLevel[], input: RateQuestion, limit: number): readonly Answer[] {
  const { refusal, limits } = input
  if (refusal === null || OF_WHOLE.has(refusal.reason) || limits.length === 0) return []
  return partsOf(levels)
    .flatMap((part) => answersOf(part, input, limit))
    .filter(({ replayed }) => replayed !== null)
}

/** A reading of the sweep, with the servers that replay it. */
interface Known extends Reading {
  readonly calibrated: Calibration
}

/** Of tension: real lengths have other shapes than those assumed, so that one that fits somewhat worse is not refuted. */
const READ = { factor: 2, more: 0.6 } as const

/** Times of answers that were worked out contradict those of no server, and a delay explains much: the fit alone must tell. */
const WORST = { rebuilt: { misfit: 0.08, tension: 1.6 }, delayed: { misfit: 0.1, tension: 2.75 } } as const

function isBad({ isRebuilt, calibrated: { best } }: Known): boolean {
  const worst = isRebuilt ? WORST.rebuilt : WORST.delayed
  return (isRebuilt || isDelayed(best.engine)) && (best.misfit > worst.misfit || best.tension > worst.tension)
}

/** One of each reading that levels do not refute, and none that is a guess unless all are; or why they have none. */
function answersOf(levels: readonly SweepLevel[], input: RateQuestion, limit: number): readonly Answer[] {
  const isWhole = input.refusal === null
  const all = readings(levels).map((reading) => ({ ...reading, calibrated: calibration(reading.levels, isWhole) }))
  const known = all.flatMap(({ calibrated, ...reading }) => ('reason' in calibrated ? [] : { calibrated, ...reading }))
  const refusals = all.flatMap(({ calibrated }) => ('reason' in calibrated ? without(calibrated) : []))
  if (known.length === 0) return refusals
  const found = plausible(known)
  if (found.every(isBad)) return [without(refused('error'))]
  const answers = found.map((one) => answerBy(one, input, limit))
  const sure = answers.filter(
    ({ replayed, estimate }) => replayed !== null && (estimate === null || replayed.expectation !== null),
  )
  return sure.length > 0 ? sure : answers
}

/** Readings that fit not much worse than the best. */
function plausible(known: readonly Known[]): readonly Known[] {
  const least = Math.min(...known.map(({ calibrated }) => calibrated.best.tension))
  return known.filter(({ calibrated }) => calibrated.best.tension <= READ.factor * least + READ.more)
}

const shown = ({ sustained, margin }: Pick<Replayed, 'sustained' | 'margin'>): number => sustained * (1 - margin)

/** What the best server carries, and the least that one of all carries, requests/s of a mean day. */
function carriedBy({ fits, best, work, most }: Calibration, input: RateQuestion, limit: number) {
  const arrivals = arrivalsOf(input)
  const busy = busyDay(arrivals, input.overflow)
  const alone = sustainableRate([best], work, input.limits, most, limit, arrivals)
  const others = sustainableRate(fits.slice(1), work, input.limits, alone.rate, limit, arrivals)
  const least = others.fit === null ? alone : others
  return { alone: alone.rate / busy, least: { ...least, rate: least.rate / busy } }
}

function answerBy(known: Known, input: RateQuestion, limit: number): Answer {
  const { calibrated, answerVariation, levels } = known
  const { fits, best } = calibrated
  const { alone, least } = carriedBy(calibrated, input, limit)
  const estimate = alone === 0 ? null : expected(calibrated, alone, least.rate)
  const isLate = missesTail(best, input.limits, limit)
  const margin = marginOf(calibrated, arrivalsOf(input), { isLate, isAssumed: answerVariation !== null })
  const errorWith = (off: number): number => 1 - shown({ sustained: least.rate, margin: off }) / alone
  if (!(ownError(best) < LARGEST_ERROR)) return { ...without(refused('error')), estimate, calibrated, answerVariation }
  const isRough = estimate !== null && !(Math.max(estimate.error, errorWith(margin)) < LARGEST_ERROR)
  const off = input.refusal === null ? margin : margin + PART_MARGIN
  const replayed: Replayed = {
    sustained: least.rate,
    margin: off,
    levels: levels.map(({ concurrency }) => concurrency),
    misfit: best.misfit,
    servers: fits.length,
    engine: (least.fit ?? best).engine,
    expectation: estimate && !isRough ? { arrivalRate: alone, error: errorWith(off) } : null,
    limitedBy: least.limitedBy?.metric ?? 'throughput',
  }
  return { replayed, refusal: input.refusal, estimate, calibrated, answerVariation }
}

const LEAST_ERROR = 0.08
const ERROR_PER_MISFIT = 3

function ownError({ misfit }: Fit): number {
  return LEAST_ERROR + ERROR_PER_MISFIT * misfit
}

/** The best server alone; its error grows with the misfit and with how far the servers disagree. */
function expected(calibrated: Calibration, rate: number, least: number): Estimate {
  const disagreement = (1 - least / rate) / 2
  return {
    arrivalRate: rate,
    error: Math.max(ownError(calibrated.best), disagreement),
    isDelayed: mayBeDelayed(calibrated),
  }
}
