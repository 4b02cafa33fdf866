import type { Engine } from './engine.ts'
import { type Luck, luck } from './luck.ts'

/** When a server stalls next. */
export interface Stalls {
  /** Steps up to the next that stalls, that one counted; Infinity: none. */
  left: number
  readonly next: Luck
}

const SEED = 5

export function stallsOf(engine: Engine): Stalls {
  const stalls = { left: Infinity, next: luck(SEED) }
  stalls.left = stepsToStall(engine, stalls.next) / 2
  return stalls
}

/** Counts a step, and gives the seconds that it stalls. */
export function stallIn(stalls: Stalls, engine: Engine): number {
  stalls.left -= 1
  if (stalls.left > 0) return 0
  stalls.left += stepsToStall(engine, stalls.next)
  return engine.stall?.seconds ?? 0
}

/** More even than chance would have it, so that a short replay has as many as a long one. */
function stepsToStall({ stall }: Engine, next: Luck): number {
  return stall === undefined || stall.share === 0 ? Infinity : (0.5 + next()) / stall.share
}
