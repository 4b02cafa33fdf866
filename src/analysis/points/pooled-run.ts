import type { RequestSamples, SettledRun } from '../../model/run.ts'
import type { Sla } from '../../model/sla.ts'
import { completeLatency } from '../complete-latency.ts'

const joined = (arrays: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(arrays.reduce((sum, one) => sum + one.length, 0))
  arrays.reduce((from, one) => (all.set(one, from), from + one.length), 0)
  return all
}

const total = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value !== null) ? values.reduce((a, b) => a + b, 0) : null

const gapCountsOf = (all: readonly RequestSamples[]): Pick<RequestSamples, 'gapCounts'> => {
  const counts = all.flatMap(({ gapCounts }) => gapCounts ?? [])
  return counts.length === all.length ? { gapCounts: joined(counts) } : {}
}

const samplesOf = (all: readonly RequestSamples[]): RequestSamples => ({
  fields: all[0]!.fields,
  ttft: joined(all.map(({ ttft }) => ttft)),
  tpot: joined(all.map(({ tpot }) => tpot)),
  e2e: joined(all.map(({ e2e }) => e2e)),
  gaps: joined(all.map(({ gaps }) => gaps)),
  longestGap: joined(all.map(({ longestGap }) => longestGap)),
  ...gapCountsOf(all),
  outputTokens: joined(all.map(({ outputTokens }) => outputTokens)),
  hollow: all.reduce((sum, { hollow }) => sum + hollow, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
})

/**
 * The repeats of one level as one run: every request of every repeat, and all statistics from them. Null when a repeat has
 * no per-request data. What is not about requests is the first repeat's.
 */
export const pooledRun = (runs: readonly SettledRun[], sla: Sla): SettledRun | null => {
  const samples = runs.flatMap((run) => run.samples ?? [])
  const [first] = runs
  if (!first || samples.length < runs.length) return null
  const pool: SettledRun = {
    ...first,
    samples: samplesOf(samples),
    completed: total(runs.map(({ completed }) => completed)),
    failed: total(runs.map(({ failed }) => failed)),
    latency: { ttft: null, tpot: null, itl: null, e2e: null },
  }
  return completeLatency(pool, sla.limits)
}
