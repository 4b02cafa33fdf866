/** One load of a sweep, seen from inside the server. */
export interface BatchLevel {
  /** Requests in flight, waiting ones among them. */
  readonly load: number
  /** Mean number of requests past their first token. */
  readonly running: number
  /** Share of the mean end-to-end time before the first token. */
  readonly ttftShare: number
}

const step = 1.2
const growth = 0.05
const shrinkage = 0.1
const waiting = 0.15

/** A batch that shrinks as the load grows is starved by something before it, and not full. */
function isCapped(below: BatchLevel, level: BatchLevel): boolean {
  const change = level.running / below.running - 1
  return change < growth && change > -shrinkage && level.ttftShare > waiting
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
    const below = levels.slice(0, at).findLastIndex((one) => one !== null && level.load >= step * one.load)
    const lower = levels[below]
    if (lower && isCapped(lower, level)) return { below, at }
  }
  return null
}
