import { calibrate } from './calibrate.ts'
import type { PromiseLevel } from './input.ts'
import { measuredOf } from './measured.ts'
import type { Fit } from './misfit.ts'
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
const WORST_MISFIT = 0.4
const MARGIN = 0.09
const MARGIN_PER_MISFIT = 1.5

/** Levels in order of concurrency; null where they are too few, lack a metric, or no server fits them. */
export function calibration(levels: readonly PromiseLevel[]): Calibration | null {
  const measured = levels.map(measuredOf).filter((level) => level !== null)
  const work = levels[0] === undefined ? null : workOf(levels[0])
  if (work === null || measured.length < Math.max(FEWEST_LEVELS, levels.length)) return null
  const fits = calibrate(measured, work)
  const best = fits[0]
  if (best === undefined || !(best.error <= WORST_MISFIT)) return null
  return { fits, best, work, most: Math.max(...measured.map(({ throughput }) => throughput)) }
}

/** Beyond it, what the servers carry only lowers what the overflow rule says. */
const TRUSTED_MISFIT = 0.2

export function isTrusted({ error }: Fit): boolean {
  return error <= TRUSTED_MISFIT
}

/** The share taken off what the servers carry. */
export function marginOf({ error }: Fit): number {
  return MARGIN + MARGIN_PER_MISFIT * error
}
