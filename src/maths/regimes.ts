import type { Point } from './interpolation.ts'
import { slotOccupancy } from './little.ts'

/** One load of a sweep, seen from inside the server. */
export interface BatchLevel {
  /** Requests in flight, waiting ones among them. */
  readonly load: number
  /** Mean number of requests past their first token. */
  readonly running: number
  /** Share of the mean end-to-end time before the first token. */
  readonly ttftShare: number
}

/** Share of the time before the first token above which requests wait. */
const WAITING = 0.15
const CAPPED = { step: 1.2, growth: 0.05, shrinkage: 0.1 } as const

/** A batch that shrinks as the load grows is starved by something before it, and not full. */
function isCapped(below: BatchLevel, level: BatchLevel): boolean {
  const change = level.running / below.running - 1
  return change < CAPPED.growth && change > -CAPPED.shrinkage && level.ttftShare > WAITING
}

/**
 * Where the running batch stops growing: less than 5 % more (and not a tenth less) for a load that is a fifth larger,
 * while requests spend more than 15 % of their time before the first token. They wait for a slot or for room in the KV
 * cache. The first such level of an ascending sweep and the nearest one below that it is compared with, as indexes; null
 * where there is none.
 */
export function firstCapped(
  levels: readonly (BatchLevel | null)[],
): { readonly below: number; readonly at: number } | null {
  for (const [at, level] of levels.entries()) {
    if (!level) continue
    const below = levels.slice(0, at).findLastIndex((one) => one !== null && level.load >= CAPPED.step * one.load)
    const lower = levels[below]
    if (lower && isCapped(lower, level)) return { below, at }
  }
  return null
}

/** A level of a closed-loop sweep with its mean times. */
export interface TimedLevel {
  readonly concurrency: number
  /** Mean time to the first token, seconds. */
  readonly ttft: number
  /** Mean end-to-end time, seconds. */
  readonly e2e: number
}

export type Regime = 'free' | 'queued' | 'unknown'

/** Half width of the error of the wait formula: its worst case on public sweeps. */
export const usualQueueError = 0.13

/**
 * How many requests run at once where more of them only wait: the mean running batch of the levels from the first that
 * queues, ascending levels given. Null where no level queues.
 */
export function slotsOf(levels: readonly TimedLevel[]): number | null {
  const inside = levels.map(({ concurrency, ttft, e2e }) => ({
    load: concurrency,
    running: slotOccupancy(concurrency, ttft, e2e),
    ttftShare: ttft / e2e,
  }))
  const capped = firstCapped(inside)
  if (capped === null) return null
  const batches = inside.slice(capped.at).map((level) => level.running)
  return batches.reduce((a, b) => a + b, 0) / batches.length
}

/** Queued beyond the slots; free where the first token takes little of the time; otherwise nothing tells. */
export function regimeOf({ concurrency, ttft, e2e }: TimedLevel, slots: number | null): Regime {
  if (slots !== null && concurrency > slots) return 'queued'
  return ttft / e2e <= WAITING ? 'free' : 'unknown'
}

/** Mean wait for one of so many slots that finish `throughput` requests/s (Little 1961), seconds. */
export const queueWait = (concurrency: number, slots: number, throughput: number): number =>
  (concurrency - slots) / throughput

/**
 * The arc elasticity of a value against load between two points, Δ ln y / Δ ln x: 1 where the value grows in proportion
 * to the load, 0 where it stays, negative where it falls. Null unless all four are positive and the loads differ.
 */
export function elasticity(from: Point, to: Point): number | null {
  if (!(Math.min(from.x, from.y, to.x, to.y) > 0) || from.x === to.x) return null
  return Math.log(to.y / from.y) / Math.log(to.x / from.x)
}
