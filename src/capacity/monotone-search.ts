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
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}
