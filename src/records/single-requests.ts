import { tpotsOf } from '../maths/request-times.ts'
import type { RequestSamples } from '../model/run.ts'

/** One successful request, in seconds and tokens; NaN is what its record does not tell. */
export interface SingleRequest {
  readonly ttft: number
  readonly e2e: number
  readonly outputTokens: number
}

/**
 * Samples of requests that are told in the order in which they ended, without the gaps between their tokens. TPOT = (E2EL -
 * TTFT) / (output - 1) for output > 1.
 */
export const samplesOf = (
  requests: readonly SingleRequest[],
  failed: number,
  fields: RequestSamples['fields'],
): RequestSamples => {
  const ttft = Float64Array.from(requests, (one) => one.ttft)
  const e2e = Float64Array.from(requests, (one) => one.e2e)
  const outputTokens = Float64Array.from(requests, (one) => one.outputTokens)
  return {
    fields,
    ttft,
    e2e,
    outputTokens,
    tpot: tpotsOf(ttft, e2e, outputTokens),
    gaps: new Float64Array(),
    longestGap: new Float64Array(requests.length),
    endedInOrder: true,
    hollow: requests.filter((one) => !(one.ttft > 0) || !(one.outputTokens > 0)).length,
    failed,
  }
}
