export interface MeanTimes {
  /** Seconds. */
  readonly meanTtft: number | null
  /** Seconds: the mean over requests of each one's mean gap between tokens. */
  readonly meanTpot: number | null
  /** Seconds: the mean over all gaps of all requests. */
  readonly meanItl: number | null
  /** Tokens. */
  readonly meanOutputTokens: number | null
}

export interface LatencyRange {
  /** Seconds. */
  readonly low: number
  /** Seconds. */
  readonly high: number
}

/** Mean number of requests in flight, N = XR (Little 1961). Throughput in requests/s, latency in seconds. */
export function meanInFlight(throughput: number, meanLatency: number): number {
  return throughput * meanLatency
}

/**
 * φ = XR/C: the share of the nominal concurrency (greater than 0) that was really in flight. 1 in a steady
 * closed loop; well below, the load named C was never reached; above, the data contradict themselves.
 */
export function littleRatio(throughput: number, meanLatency: number, concurrency: number): number {
  return meanInFlight(throughput, meanLatency) / concurrency
}

/**
 * Mean end-to-end latency for a file that does not give it, as a range; null without TTFT, output length, or
 * both of TPOT and ITL.
 *
 * Both ends are TTFT + gap × (L − 1). With TPOT as the gap this is off when lengths vary, in either
 * direction, since the mean of each request's ratio is not the ratio of the means. With ITL it is exact when
 * every chunk holds one token (the gaps then add up to all decoding time), and an upper bound when chunks
 * hold more.
 */
export function estimateMeanLatency(times: MeanTimes): LatencyRange | null {
  const { meanTtft, meanTpot, meanItl, meanOutputTokens } = times
  if (meanTtft === null || meanOutputTokens === null) return null
  const gaps = Math.max(0, meanOutputTokens - 1)
  const latencies = [meanTpot, meanItl].flatMap((gap) => (gap === null ? [] : [meanTtft + gap * gaps]))
  if (latencies.length === 0) return null
  return { low: Math.min(...latencies), high: Math.max(...latencies) }
}

/**
 * Mean number of requests past their first token, C(1 − TTFT/R) by Little's law: the batch the server really
 * decodes, if waiting in its queue is what makes up TTFT. Both times are means in seconds.
 */
export function slotOccupancy(concurrency: number, ttft: number, latency: number): number {
  return concurrency * (1 - ttft / latency)
}
