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
  const several = requests.filter(({ outputTokens }) => outputTokens > 1)
  return {
    fields,
    ttft: Float64Array.from(requests, ({ ttft }) => ttft),
    e2e: Float64Array.from(requests, ({ e2e }) => e2e),
    outputTokens: Float64Array.from(requests, ({ outputTokens }) => outputTokens),
    tpot: Float64Array.from(several, ({ ttft, e2e, outputTokens }) => (e2e - ttft) / (outputTokens - 1)),
    gaps: new Float64Array(),
    longestGap: new Float64Array(requests.length),
    endedInOrder: true,
    hollow: requests.filter(({ ttft, outputTokens }) => !(ttft > 0) || !(outputTokens > 0)).length,
    failed,
  }
}
