import type { Replay } from './engine.ts'
import { summed } from './histogram.ts'

/** Several replays as one sample; null if one of them was given up. */
export function together(runs: readonly (Replay | null)[]): Replay | null {
  const all = runs.filter((run) => run !== null)
  if (all.length < runs.length) return null
  return {
    ttfts: joined(all.map(({ ttfts }) => ttfts)),
    latencies: joined(all.map(({ latencies }) => latencies)),
    gaps: summed(all.map(({ gaps }) => gaps)),
    end: Math.max(...all.map(({ end }) => end)),
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}
