/**
 * Mean latencies that each slot stands empty while the last requests run out, over the spread of latencies: processor
 * sharing simulated at 64 slots and 1 to 50 requests a slot, where it hardly depends on how many there are.
 */
const simulated = [
  { variation: 0, idle: 0 },
  { variation: 0.25, idle: 0.5 },
  { variation: 0.6, idle: 1.04 },
  { variation: 1, idle: 2 },
] as const

/** The most that drain explains, whatever the spread. */
export const longestDrain = 2

/** Mean latencies of idle time a slot that drain explains at a coefficient of variation of the latencies. */
export function drainOf(variation: number): number {
  const i = simulated.findIndex((row) => row.variation >= variation)
  const [before, after] = [simulated[i - 1], simulated[i]]
  if (!after) return longestDrain
  if (!before) return after.idle
  const share = (variation - before.variation) / (after.variation - before.variation)
  return before.idle + share * (after.idle - before.idle)
}

/**
 * Mean latencies that each slot stood empty: m requests a slot fill m of them, a run that holds the share φ of its
 * slots lasts m / φ.
 */
export function idleTime(requestsPerSlot: number, occupancy: number): number {
  return requestsPerSlot * (1 / occupancy - 1)
}
