import { medianGap, type Measured } from './measured.ts'

/** A decode step without prefill while so many requests decode, as far as a level shows it. */
export interface PlainGap {
  readonly decoding: number
  readonly seconds: number
  readonly weight: number
}

export interface StepCost {
  /** Seconds. */
  readonly base: number
  readonly perSequence: number
}

/** Above this share of steps with prefill in them, the median gap no longer shows a plain decode step. */
const MIXED = 0.4

/** The median gaps; `chunks` is the number of steps that one prompt takes. */
export function plainGaps(levels: readonly Measured[], chunks: number): readonly PlainGap[] {
  return levels.map((level, i) => {
    const seconds = medianGap(level)
    const mixed = level.throughput * seconds * chunks
    const weight = i < 2 || mixed < MIXED ? Math.max(0.1, 1 - mixed) : 0
    return { decoding: level.decoding, seconds, weight }
  })
}

/** A decode step takes base + perSequence × decoding: the line of least squares of relative errors. */
export function stepCost(gaps: readonly PlainGap[]): StepCost {
  const sum = (term: (gap: PlainGap) => number): number =>
    gaps.reduce((total, gap) => total + (gap.weight * term(gap)) / gap.seconds ** 2, 0)
  const [one, x, y] = [sum(() => 1), sum(({ decoding }) => decoding), sum(({ seconds }) => seconds)]
  const xx = sum(({ decoding }) => decoding ** 2)
  const xy = sum(({ decoding, seconds }) => decoding * seconds)
  const spread = one * xx - x * x
  const perSequence = spread > 1e-9 * one * xx ? Math.max(0, (one * xy - x * y) / spread) : 0
  return { base: (y - perSequence * x) / one, perSequence }
}
