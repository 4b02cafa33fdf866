import { readings } from './answers.ts'
import type { Arrivals } from './arrivals.ts'
import { type Calibration, isInStep, mayBeDelayed } from './calibration.ts'
import { type SweepLevel, UNEVEN, gapsIn, isInFlight, isTimed, recordedIn } from './sweep.ts'

/**
 * What is left of a sweep that cannot be replayed as a whole: of each kind of levels that tell the same those whose times
 * contradict neither their throughput nor each other. What was not recorded is worked out by the lowest level, so that such
 * levels are taken without it as well.
 */
export function partsOf(sweep: readonly SweepLevel[]): readonly (readonly SweepLevel[])[] {
  const timed = sweep.filter(({ ttft, itl }) => ttft !== null && itl !== null)
  const kinds = [...new Set(timed.map(recordedIn))].map((kind) => timed.filter((one) => recordedIn(one) === kind))
  return kinds.flatMap((alike) => (alike[0]!.e2e === null ? [alike, alike.slice(1)] : [alike])).map(consistent)
}

function consistent(alike: readonly SweepLevel[]): readonly SweepLevel[] {
  const timed = (readings(alike)[0]?.levels ?? []).filter(isTimed).filter(isInFlight)
  const known = timed.map((level) => ({ level, gaps: gapsIn(level) })).filter(({ gaps }) => gaps > 0)
  const groups = known.map((least) => known.filter(({ gaps }) => gaps >= least.gaps && gaps <= UNEVEN * least.gaps))
  const most = groups.toSorted((a, b) => b.length - a.length)[0] ?? []
  return alike.filter(({ concurrency }) => most.some(({ level }) => level.concurrency === concurrency))
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
  /** Besides, where a delay hides how prompts vary and what they cost. */
  delayed: 0.07,
} as const

/** Besides, where what is left of a sweep is replayed, so that a level less raises nothing. */
export const PART_MARGIN = 0.05

/** More the worse the servers fit, the fewer requests of uneven length run at once, and where all are alike. */
export function marginOf(
  calibrated: Calibration,
  { burstiness }: Arrivals,
  { isLate, isAssumed }: Readonly<Record<'isLate' | 'isAssumed', boolean>>,
): number {
  const { best, work } = calibrated
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
    mayBeDelayed(calibrated) ? MARGIN.delayed : 0,
  ].reduce((sum, share) => sum + share)
}
