const BISECTIONS = 60

/** The smallest integer ≥ `from` where `holds`, a condition that stays true once true. It must come true. */
export function firstInteger(from: number, holds: (n: number) => boolean): number {
  if (holds(from)) return from
  let step = 1
  while (!holds(from + step)) step *= 2
  let below = from + Math.floor(step / 2)
  let above = from + step
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2)
    if (holds(middle)) above = middle
    else below = middle
  }
  return above
}

/**
 * The largest number in [low, high] where `holds`, a condition that stays false once false; at least `low`.
 */
export function lastNumber(low: number, high: number, holds: (x: number) => boolean): number {
  if (holds(high)) return high
  let inside = low
  let outside = high
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (inside + outside) / 2
    if (middle === inside || middle === outside) break
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}

const TOLERANCE = 1e-12

/**
 * The nearest integer if `x` is within rounding noise of it (relative 1e-12), else `x` itself.
 * For use before floor and ceil: 0.07 × 100 is 7.000000000000001 and 0.29 × 100 is 28.999999999999996.
 */
export function snapToInteger(x: number): number {
  const nearest = Math.round(x)
  return Math.abs(x - nearest) <= TOLERANCE * Math.max(1, Math.abs(x)) ? nearest : x
}
