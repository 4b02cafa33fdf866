import { type PromiseLevel, type PromiseLimit, quantileOf, type Times } from './input.ts'

/** Of a limit of gaps: a closed loop sends in step, and random arrivals bunch, so that gaps grow. */
const ROOM = 0.6

/**
 * Whether gaps at a level leave room for requests that come at random. They must be well within the limit, and hide none
 * that are far beyond it: where the deviation is more than the judged quantile accounts for, the rest is in the few gaps
 * above, which are few because requests of a closed loop are prefilled together. What a record leaves out is room only
 * where its format never promised it.
 */
export function hasRoom(
  { itl }: Pick<PromiseLevel, 'itl'>,
  limits: readonly PromiseLimit[],
  isWhole: boolean,
): boolean {
  return limits.every(
    (limit) => limit.metric !== 'itl' || (itl === null ? !isWhole : leaves(itl, limit, isWhole)),
  )
}

function leaves(itl: Times, { percentile, threshold }: PromiseLimit, isWhole: boolean): boolean {
  const value = quantileOf(itl, percentile)
  if (value === null || itl.std === null) return !isWhole && (value ?? 0) <= ROOM * threshold
  const rest = itl.mean + itl.std / Math.sqrt(1 - percentile)
  return value <= ROOM * threshold && (itl.std <= Math.abs(value - itl.mean) || rest <= threshold)
}
