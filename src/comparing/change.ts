import type { Answer, Outcome } from './comparison.ts'
import type { Noise } from './noise.ts'

export interface Compared {
  readonly old: number
  readonly new: number
  /** Half a last place, or what else the printed number leaves open, on either side. */
  readonly rounding: readonly [number, number]
  readonly noise: Noise
  /** What more of it means. */
  readonly more: 'better' | 'worse'
}

export type Change = Pick<Answer, 'change' | 'range' | 'outcome' | 'noise'>

/** better and worse in the place of each other. */
export const opposite = (outcome: Outcome): Outcome => {
  if (outcome === 'better') return 'worse'
  return outcome === 'worse' ? 'better' : outcome
}

/** A change of two positive numbers against its noise: decided only where all of its range lies on one side of none. */
export const changeOf = ({ old, new: next, rounding, noise, more }: Compared): Change => {
  const ratio = Math.log(next) - Math.log(old)
  const half = noise.half + Math.log1p(rounding[0] / old) + Math.log1p(rounding[1] / next)
  const up = ratio - half > 0
  const down = ratio + half < 0
  const decided = up ? more : opposite(more)
  return {
    change: next / old - 1,
    range: [Math.expm1(ratio - half), Math.expm1(ratio + half)],
    outcome: up || down ? decided : 'undecided',
    noise: noise.source,
  }
}
