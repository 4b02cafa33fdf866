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
const LEAST_WEIGHT = 0.1
/** Of a mean gap that prefill leaves to decoding. */
const LEAST_SHARE = 0.05
const LEFT = 0.5

/** What one prompt takes alone: steps, and seconds that decoding does not share. */
export interface PromptCost {
  readonly chunks: number
  readonly seconds: number
}

/** The median gaps. */
export function medianGaps(levels: readonly Measured[], chunks: number): readonly PlainGap[] {
  return levels.map((level, i) => {
    const mixed = mixedIn(level, chunks)
    const weight = i < 2 || mixed < MIXED ? Math.max(LEAST_WEIGHT, 1 - mixed) : 0
    return { decoding: level.decoding, seconds: medianGap(level), weight }
  })
}

/**
 * The median gaps, but where most steps have prefill in them what it leaves of the mean gap: at X requests/s
 * prefill takes the share X · seconds of all time. Null where no level is mixed so.
 */
export function leftGaps(levels: readonly Measured[], { chunks, seconds }: PromptCost): readonly PlainGap[] | null {
  const plain = medianGaps(levels, chunks)
  if (plain.every(({ weight }) => weight > 0)) return null
  return plain.map((gap, i) => {
    const level = levels[i]
    if (gap.weight > 0 || level === undefined) return gap
    const left = 1 - level.throughput * seconds
    const weight = left > LEAST_SHARE ? LEFT * left : 0
    return { ...gap, seconds: level.itl.mean * Math.max(LEAST_SHARE, left), weight }
  })
}

function mixedIn(level: Measured, chunks: number): number {
  return level.throughput * medianGap(level) * chunks
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
