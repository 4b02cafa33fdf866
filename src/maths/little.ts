import { snapToInteger } from './numbers.ts'

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
 * Mean end-to-end latency in seconds for a file that does not give it, TTFT + gap × (L − 1), from the mean TTFT, the mean gap
 * between tokens (both in seconds) and the mean number of output tokens.
 *
 * With TPOT as the gap this is off when lengths vary, in either direction, since the mean of each request's ratio is not the
 * ratio of the means. With ITL it is exact when every chunk holds one token (the gaps then add up to all decoding time), and
 * an upper bound when chunks hold more.
 */
export function rebuiltLatency(ttft: number, gap: number, outputTokens: number): number {
  return ttft + gap * Math.max(0, outputTokens - 1)
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
 * Arrivals (requests/s) that keep `inFlight` requests in flight on average, λ = a/R with R = C/X (Little 1961): the
 * latency at the limit, which is the conservative one. The margin is applied once, here, and not to the
 * throughput again.
 */
export function arrivalRate(inFlight: number, { concurrency, throughput }: LoadedLevel): number {
  return (inFlight * throughput) / concurrency
}

/**
 * Users who each wait `latency` seconds for the answer and then think, X(R + Z) by the interactive response time law, rounded
 * down.
 */
export function closedUsers(throughput: number, latency: number, thinkTime: number): number {
  return wholeUsers(throughput * (latency + thinkTime))
}

/**
 * Users who may all begin within `within` seconds, ask again every `cycle` seconds or later, and never offer more than
 * `rate` (requests/s): while the last ones begin at N/T, those who began go on, so that N (1/T + 1/cycle) ≤ λ. A cycle
 * is latency and think time; the think time alone leaves a margin. Rounded down.
 */
export function startingUsers(rate: number, within: number, cycle: number): number {
  return wholeUsers(rate / (1 / within + 1 / cycle))
}

function wholeUsers(users: number): number {
  return Math.floor(snapToInteger(users))
}

/** Of rounding, where a rate is one of those that were offered. */
const ROUNDING = 1e-9

/** A rate of requests at random (requests/s), and the mean seconds of an answer there. */
export interface OfferedTime {
  readonly rate: number
  readonly seconds: number
}

/**
 * Mean seconds of an answer at a rate, of those offered, ascending: the most up to the next above, or else the least from the
 * next below on; NaN without that. Answers take longer at higher rates, and where they did not, the rate is no better for it.
 */
export function offeredTime(offered: readonly OfferedTime[], rate: number, side: 'above' | 'below'): number {
  const next =
    side === 'above'
      ? offered.findIndex((one) => one.rate >= rate * (1 - ROUNDING))
      : offered.findLastIndex((one) => one.rate <= rate * (1 + ROUNDING))
  if (next < 0) return NaN
  const seconds = offered.map((one) => one.seconds)
  return side === 'above' ? Math.max(...seconds.slice(0, next + 1)) : Math.min(...seconds.slice(next))
}

/**
 * Mean time after the first token (s a token, tokens) over the mean of the whole (s): seems more than 1 where answers differ in
 * length and long ones take more for each token.
 */
export function decodingShare(tpot: number, output: number, latency: number): number {
  return (tpot * Math.max(0, output - 1)) / latency
}
