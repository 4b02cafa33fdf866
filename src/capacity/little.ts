import type { Point } from './interpolation.ts'

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

export interface LoadedLevel {
  /** Requests in flight. */
  readonly concurrency: number
  /** Requests/s. */
  readonly throughput: number
}

interface Line {
  readonly from: LoadedLevel
  readonly to: LoadedLevel
}

/** Of levels at one concurrency the fastest first. */
const byConcurrency = (a: LoadedLevel, b: LoadedLevel): number =>
  a.concurrency - b.concurrency || b.throughput - a.throughput

/** Straight lines from nothing over the levels, of which one that does less than a lower one counts for nothing. */
function linesOver(levels: readonly LoadedLevel[]): readonly Line[] {
  const lines: Line[] = []
  let from: LoadedLevel = { concurrency: 0, throughput: 0 }
  for (const to of levels.toSorted(byConcurrency)) {
    if (to.throughput <= from.throughput) continue
    lines.push({ from, to })
    from = to
  }
  return lines
}

/** Requests in flight at which a closed-loop sweep does `rate` requests/s; never above the level that does most. */
export function inFlightAt(levels: readonly LoadedLevel[], rate: number): number {
  const lines = linesOver(levels)
  const line = lines.find(({ to }) => rate <= to.throughput)
  if (line === undefined) return lines.at(-1)?.to.concurrency ?? 0
  const { from, to } = line
  const share = (rate - from.throughput) / (to.throughput - from.throughput)
  return from.concurrency + share * (to.concurrency - from.concurrency)
}

/** Mean seconds of a request at that rate, R = n / λ (Little 1961); 0 of no rate. */
export function residenceAt(levels: readonly LoadedLevel[], rate: number): number {
  return rate > 0 ? inFlightAt(levels, rate) / rate : 0
}

/**
 * Requests/s of `users` who ask, wait and think `thinkTime` seconds by turns, from the same lines: n + X(n) Z = N, where n
 * of them wait (interactive response time law). Beyond the levels, what the highest of them does.
 */
export function populationRate(levels: readonly LoadedLevel[], users: number, thinkTime: number): number {
  const lines = linesOver(levels)
  for (const { from, to } of lines) {
    const slope = (to.throughput - from.throughput) / (to.concurrency - from.concurrency)
    const idle = from.throughput - slope * from.concurrency
    const waiting = (users - idle * thinkTime) / (1 + slope * thinkTime)
    if (waiting <= to.concurrency) return from.throughput + slope * (waiting - from.concurrency)
  }
  return lines.at(-1)?.to.throughput ?? 0
}

/**
 * The arc elasticity of a value against load between two points, Δ ln y / Δ ln x: 1 where the value grows in proportion
 * to the load, 0 where it stays, negative where it falls. Null unless all four are positive and the loads differ.
 */
export function elasticity(from: Point, to: Point): number | null {
  if (!(Math.min(from.x, from.y, to.x, to.y) > 0) || from.x === to.x) return null
  return Math.log(to.y / from.y) / Math.log(to.x / from.x)
}
