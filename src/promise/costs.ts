import { medianGap, type Measured } from './measured.ts'

export interface StepCost {
  /** Seconds. */
  readonly base: number
  readonly perSequence: number
}

/** Above this share of steps with prefill in them, the median gap no longer shows a plain decode step. */
const MIXED = 0.4

/**
 * A decode step takes base + perSequence × decoding: the line through the median gaps over the mean numbers
 * decoding, least squares of relative errors. `chunks` is the number of steps that one prompt takes.
 */
export function stepCost(levels: readonly Measured[], chunks: number): StepCost {
  const plain = levels.filter((level, i) => i < 2 || level.throughput * medianGap(level) * chunks < MIXED)
  const sum = (term: (level: Measured) => number): number =>
    plain.reduce((total, level) => total + term(level) / medianGap(level) ** 2, 0)
  const [one, x, y] = [sum(() => 1), sum(({ decoding }) => decoding), sum(medianGap)]
  const xx = sum(({ decoding }) => decoding ** 2)
  const xy = sum((level) => level.decoding * medianGap(level))
  const spread = one * xx - x * x
  const perSequence = spread > 1e-9 * one * xx ? Math.max(0, (one * xy - x * y) / spread) : 0
  return { base: (y - perSequence * x) / one, perSequence }
}
