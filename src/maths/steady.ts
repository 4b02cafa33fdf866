/** The requests of a closed loop that saw it in its steady state, and how many did not. */
export interface SteadyPart {
  /** Places in the arrays, in the order of sending. */
  readonly requests: readonly number[]
  /** Sent before the last of those that started at once was answered. */
  readonly firstWave: number
  /** The last ones sent, as many as there are slots: slots stay empty while they are answered. */
  readonly drain: number
}

/** Where the least of some values stands, the first of equal ones. */
function leastAt(values: Float64Array): number {
  let least = 0
  for (let i = 1; i < values.length; i += 1) if (values[i]! < values[least]!) least = i
  return least
}

/**
 * When each request of a closed loop was sent, in seconds from its start: the first `slots` at once, each other as
 * soon as a slot is free, first in, first out. Latencies in seconds, in the order of sending.
 */
export function rebuiltStarts(latencies: ArrayLike<number>, slots: number): Float64Array {
  const free = new Float64Array(Math.max(1, Math.min(slots, latencies.length)))
  return Float64Array.from(latencies, (latency) => {
    const slot = leastAt(free)
    const start = free[slot] ?? 0
    free[slot] = start + latency
    return start
  })
}

/**
 * Leaves out the start-up burst with what follows in its wake, and the end where the load falls. Requests are chosen
 * by when they were sent and never by when they ended, which would prefer the short ones.
 */
export function steadyPart(starts: ArrayLike<number>, latencies: ArrayLike<number>, slots: number): SteadyPart {
  const at = (i: number): number => starts[i] ?? 0
  const order = Array.from({ length: starts.length }, (_, i) => i).sort((a, b) => at(a) - at(b) || a - b)
  const answered = order.slice(0, slots).reduce((latest, i) => Math.max(latest, at(i) + (latencies[i] ?? 0)), -Infinity)
  const firstWave = Math.max(Math.min(slots, order.length), order.filter((i) => at(i) < answered).length)
  const end = Math.max(firstWave, order.length - slots)
  return { requests: order.slice(firstWave, end), firstWave, drain: order.length - end }
}

/** Seconds from the first request sent to the last one answered. */
export function span(starts: ArrayLike<number>, latencies: ArrayLike<number>): number {
  let [first, last] = [Infinity, -Infinity]
  for (let i = 0; i < starts.length; i += 1) {
    first = Math.min(first, starts[i]!)
    last = Math.max(last, starts[i]! + (latencies[i] ?? 0))
  }
  return last - first
}

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
