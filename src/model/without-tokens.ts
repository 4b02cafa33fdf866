import type { LatencyMetric } from './metric.ts'
import type { ReportRun, Series } from './report.ts'

const notGenerative = /embed|rerank|pooling|classif|score/i

const ofTokens: readonly LatencyMetric[] = ['itl', 'tpot']

/** Metrics that no run of such work can have: between tokens where answers have one at most, and the first where there is none. */
export const withoutTokens = (
  { id, workload }: Pick<Series, 'id' | 'workload'>,
  runs: readonly ReportRun[],
): ReadonlySet<LatencyMetric> => {
  const own = runs.filter(({ series }) => series === id)
  const served = workload.measured.outputTokens
  if (served === 0 || (own.length > 0 && own.every(({ backend }) => notGenerative.test(backend ?? ''))))
    return new Set([...ofTokens, 'ttft'])
  return new Set((served ?? workload.outputTokens ?? 2) <= 1 ? ofTokens : [])
}
