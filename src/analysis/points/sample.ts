import type { RequestSamples, Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/sla.ts'

/** Values of single requests in the order of sending, with how many of each request lie at a statistic or beyond. */
export interface Sample {
  readonly values: Float64Array
  readonly over: Float64Array
  readonly sizes: Float64Array
  readonly failed: number
}

/** A statistic that was written in other units is one of the values but for the last digits. */
const tolerance = 1e-9

/** Requests that failed, or whose time is no number. */
const failedOf = (run: Run, samples: RequestSamples): number => Math.max(run.failed ?? 0, samples.failed)

const ofRequests = (all: Float64Array, value: number, failed: number): Sample => {
  const values = all.filter(Number.isFinite)
  return {
    values,
    over: values.map((one) => (one >= value ? 1 : 0)),
    sizes: values.map(() => 1),
    failed: failed + all.length - values.length,
  }
}

/** How many gaps of each request are not below the statistic; a time that is no number is none. */
const slowGaps = (gaps: Float64Array, counts: Float64Array, value: number): Float64Array => {
  const over = new Float64Array(counts.length)
  let at = 0
  for (let request = 0; request < counts.length; request += 1) {
    let slow = 0
    for (const end = at + counts[request]!; at < end; at += 1) if (!(gaps[at]! < value)) slow += 1
    over[request] = slow
  }
  return over
}

/** The sample that a statistic of a run is about, as far as its arrays tell; null without any. */
export const sampleOf = (run: Run, { metric }: SlaLimit, statistic: number): Sample | null => {
  const value = statistic * (1 - tolerance)
  const { samples } = run
  if (!samples) return null
  const failed = failedOf(run, samples)
  if (metric !== 'itl') return samples[metric].length > 0 ? ofRequests(samples[metric], value, failed) : null
  const { gaps, gapCounts } = samples
  if (!gapCounts || gaps.length === 0) return null
  return { values: gaps, over: slowGaps(gaps, gapCounts, value), sizes: gapCounts, failed }
}
