import { calibrate, type Fit } from './calibrate.ts'
import { inconsistency } from './consistent.ts'
import type { PromiseLevel } from './input.ts'
import { measuredOf } from './measured.ts'
import { type Refusal, refused } from './refusal.ts'
import { type Work, workOf } from './work.ts'

/** The servers that a sweep does not refute. */
export interface Calibration {
  readonly fits: readonly Fit[]
  readonly best: Fit
  readonly work: Work
  /** Requests/s: the highest throughput measured, which no promise exceeds. */
  readonly most: number
}

const FEWEST_LEVELS = 3
/** Worse than this, the model does not describe the server. */
const WORST_MISFIT = 1

/** Levels in order of concurrency. */
export function calibration(levels: readonly PromiseLevel[]): Calibration | Refusal {
  const inconsistent = inconsistency(levels)
  if (inconsistent !== null) return inconsistent
  if (levels.length < FEWEST_LEVELS) return refused('fewLevels')
  const work = workOf(levels)
  const measured = work && levels.map((level) => measuredOf(level, work)).filter((level) => level !== null)
  if (measured === null || measured.length < levels.length) return refused('contradiction')
  const fits = calibrate(measured, work as Work)
  const best = fits[0]
  if (best === undefined || !(best.misfit <= WORST_MISFIT)) return refused('noServer')
  return { fits, best, work: work as Work, most: Math.max(...measured.map(({ throughput }) => throughput)) }
}

const MARGIN = 0.07
const PER_TENSION = 0.01
/** Of the variance of requests over the number that run at once: what chance makes of so few. */
const PER_VARIANCE = 1
const MOST_MARGIN = 0.22

/** The share taken off what the servers carry: more the worse they fit, and the fewer requests of uneven length run at once. */
export function marginOf({ best, work }: Calibration): number {
  const { slots, pool } = best.engine
  const running = Math.max(1, Math.min(slots, pool / (work.promptTokens + work.answerTokens)))
  const uneven = work.variation ** 2 / running
  return Math.min(MOST_MARGIN, MARGIN + PER_TENSION * best.tension + PER_VARIANCE * uneven)
}
