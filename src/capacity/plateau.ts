import type { Level } from './levels.ts'

const NEAR_PEAK = 0.95

/**
 * The smallest load of the run that already has 95 % of the run's best throughput; null without throughputs.
 */
export function plateauLoad(run: readonly Level[]): number | null {
  const peak = Math.max(...run.map(({ throughput }) => throughput ?? -Infinity))
  return run.find(({ throughput }) => throughput !== null && throughput >= NEAR_PEAK * peak)?.load ?? null
}
