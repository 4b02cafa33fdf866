import type { Refusal, ReportRun, Scaling, Ungraded } from '../../model/report.ts'
import { made, of, taken } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { limitPoint } from '../points/limit-point.ts'
import { differences } from './comparable.ts'

const lengths: ReadonlySet<string> = new Set(['inputTokens', 'outputTokens'])

/** Output tokens/s at each limit, where nothing but the lengths stands between two layouts. */
const tokensOf = (base: Ungraded, scaled: Ungraded, found: Refusal['differences']): Refusal['tokens'] => {
  const [a, b] = [limitPoint(base.points), limitPoint(scaled.points)]
  const [one, other] = [a?.throughput.outputTokens, b?.throughput.outputTokens]
  if (!a || !b || !one || !other || found.some(({ key }) => !lengths.has(key))) return null
  const throughputs = [a, b].map((point) => taken(of(point.throughput, 'outputTokens')))
  return record({
    levels: record([taken(of(a, 'level')), taken(of(b, 'level'))]),
    throughputs: record(throughputs) as [number, number],
    gain: made('gain', { X_n: throughputs[1]!, X_1: throughputs[0]! }),
  })
}

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
    const told = nearest.found.map((one) => ({ ...one }))
    return [{ ...ids, differences: told, tokens: tokensOf(nearest.base, scaled, told) }]
  })
}
