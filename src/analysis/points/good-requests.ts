import { quantile } from '../../maths/quantile.ts'
import { percentileOf } from '../../model/metric.ts'
import type { RequestSamples, Run } from '../../model/run.ts'
import type { Sla, SlaLimit } from '../../model/sla.ts'
import type { Good } from './goodput.ts'

type Meets = (request: number) => boolean

const startsOf = (counts: Float64Array): Float64Array => {
  let at = 0
  return counts.map((count) => (at += count) - count)
}

/** As many long gaps as its own statistic of them leaves room for; a request without gaps has none that is too long. */
const meetsGaps = ({ gaps, longestGap }: RequestSamples, counts: Float64Array, limit: SlaLimit): Meets => {
  const starts = startsOf(counts)
  const percentile = percentileOf(limit.statistic)
  return (request) => {
    if (longestGap[request]! <= limit.threshold) return true
    const own = gaps.subarray(starts[request], starts[request]! + counts[request]!)
    const value =
      percentile === null ? own.reduce((sum, gap) => sum + gap, 0) / own.length : quantile(own.toSorted(), percentile)
    return value !== null && value <= limit.threshold
  }
}

const meetsTpot = ({ e2e, ttft, outputTokens }: RequestSamples, { threshold }: SlaLimit): Meets => {
  return (i) => outputTokens[i]! <= 1 || (e2e[i]! - ttft[i]!) / (outputTokens[i]! - 1) <= threshold
}

const meets = (samples: RequestSamples, limit: SlaLimit): Meets | null => {
  if (limit.metric === 'itl') return samples.gapCounts ? meetsGaps(samples, samples.gapCounts, limit) : null
  const { ttft, e2e } = samples
  const values = limit.metric === 'tpot' ? e2e : samples[limit.metric]
  if (values.length !== ttft.length) return null
  return limit.metric === 'tpot' ? meetsTpot(samples, limit) : (i) => values[i]! <= limit.threshold
}

/** Counts the requests of a run that meet all limits; null where single requests, or their gaps, are not known. */
export const goodRequests = (run: Run, sla: Sla): Good | null => {
  const { samples } = run
  if (!samples || samples.ttft.length === 0) return null
  const tests = sla.limits.map((limit) => meets(samples, limit))
  if (tests.some((test) => test === null)) return null
  const completed = samples.ttft.length
  const good = [...samples.ttft.keys()].filter((i) => tests.every((test) => test!(i))).length
  const failed = Math.max(run.failed ?? 0, samples.failed)
  return { good, completed, samples: completed + failed, limits: sla.limits.map(({ id }) => id) }
}
