import { usedShare, type Level } from './levels.ts'

/**
 * The metric that limits the sweep: of those beyond their threshold at the first failing level, the furthest; with no
 * failing level, the one closest to its threshold at `limit`; null if nothing is left to compare, as where only lost
 * requests made the level fail.
 *
 * This is the metric whose own unbroken run of passes ends first, ties going to the larger y/T: before the
 * first failing level no metric fails. A metric merely missing at a level limits nothing.
 */
export function bindingMetric(ordered: readonly Level[], limit: Level | null): string | null {
  const failing = ordered.find(({ verdict }) => verdict === 'fail')
  if (failing !== undefined) return mostUsed(failing, failingMetrics(failing).filter(isBeyond(failing)))
  return limit === null ? null : mostUsed(limit, Object.keys(limit.metrics))
}

const isBeyond =
  ({ metrics }: Level) =>
  (name: string): boolean =>
    (metrics[name]?.value ?? -Infinity) > (metrics[name]?.threshold ?? Infinity)

export function failingMetrics({ metrics }: Level): readonly string[] {
  return Object.keys(metrics).filter((name) => metrics[name]?.verdict === 'fail')
}

/** 1 − y/T at `limit` for every metric of the sweep; null where it was not measured. */
export function slackAt(ordered: readonly Level[], limit: Level | null): Readonly<Record<string, number | null>> {
  const names = new Set(ordered.flatMap(({ metrics }) => Object.keys(metrics)))
  return Object.fromEntries([...names].map((name) => [name, remaining(usedShare(limit?.metrics[name]))]))
}

function remaining(used: number | null): number | null {
  return used === null ? null : 1 - used
}

function mostUsed({ metrics }: Level, names: readonly string[]): string | null {
  const share = (name: string) => usedShare(metrics[name]) ?? 0
  return names.toSorted((a, b) => share(b) - share(a))[0] ?? null
}
