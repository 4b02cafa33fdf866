import { type PromiseLevel, type PromiseLimit, quantileOf, type Times } from './input.ts'

/** Of a limit of gaps: a closed loop sends in step, and random arrivals bunch, so that gaps grow. */
const ROOM = 0.6
/** Of the same limit, their deviation: more of it may be long gaps that are only few while requests are prefilled together. */
const SPREAD = 0.2

/**
 * Whether gaps at a level leave room for requests that come at random: well within the limit, and with none hidden far
 * above the quantile that is judged. What a record leaves out is room only where its format never promised it.
 */
export function hasRoom(
  { itl }: Pick<PromiseLevel, 'itl'>,
  limits: readonly PromiseLimit[],
  isWhole: boolean,
): boolean {
  const ofGaps = limits.filter(({ metric }) => metric === 'itl')
  return ofGaps.every((limit) => (itl === null ? !isWhole : leavesRoom(itl, limit, isWhole)))
}

function leavesRoom(itl: Times, { percentile, threshold }: PromiseLimit, isWhole: boolean): boolean {
  const value = quantileOf(itl, percentile)
  if (isWhole && (value === null || itl.std === null)) return false
  return (value ?? 0) <= ROOM * threshold && (itl.std ?? 0) <= SPREAD * threshold
}
