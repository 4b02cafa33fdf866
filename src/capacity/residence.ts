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
