/** The values of some requests, by their places and in that order; no number where there is none. */
export const picked = (values: Float64Array, requests: readonly number[]): Float64Array => {
  const own = new Float64Array(requests.length)
  for (let i = 0; i < own.length; i += 1) own[i] = values[requests[i]!] ?? Number.NaN
  return own
}

/** TPOT of those requests that have more than one token, in seconds: (E2EL − TTFT) / (output − 1). */
export const tpotsOf = (ttft: Float64Array, e2e: Float64Array, outputTokens: Float64Array): Float64Array =>
  e2e.map((time, i) => (time - ttft[i]!) / (outputTokens[i]! - 1)).filter((_, i) => outputTokens[i]! > 1)
