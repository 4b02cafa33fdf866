import type { Refusal, ReportRun, Scaling, Ungraded } from '../../model/report.ts'
import { differences } from './comparable.ts'

/**
 * Layouts with more GPUs than another of the same workload that nothing could be compared with: each with the one that it
 * differs least from, and in what. Sweeps of rates are not compared at all.
 */
export const refusalsOf = (
  series: readonly Ungraded[],
  scaling: readonly Scaling[],
  runs: readonly ReportRun[],
): readonly Refusal[] => {
  const compared = new Set(scaling.map(({ scaled }) => scaled))
  return series.flatMap((scaled): readonly Refusal[] => {
    const { gpus } = scaled.layout
    if (gpus === null || compared.has(scaled.id)) return []
    const candidates = series
      .filter((base) => base.workloadId === scaled.workloadId && (base.layout.gpus ?? Infinity) < gpus)
      .map((base) => ({ base, found: differences(base, scaled, runs) }))
      .filter(({ found }) => found.length > 0)
      .toSorted((a, b) => a.found.length - b.found.length || a.base.layout.gpus! - b.base.layout.gpus!)
    const [nearest] = candidates
    if (!nearest) return []
    const ids = { workload: scaled.workloadId, base: nearest.base.id, scaled: scaled.id }
    return [{ ...ids, differences: nearest.found.map((one) => ({ ...one })) }]
  })
}
