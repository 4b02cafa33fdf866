import type { Arrivals } from './arrivals.ts'
import { type Calibration, isInStep, mayBeDelayed } from './calibration.ts'

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
