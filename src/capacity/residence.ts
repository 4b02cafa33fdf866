export interface LoadedLevel {
  /** Requests in flight. */
  readonly concurrency: number
  /** Requests/s. */
  readonly throughput: number
}

/**
 * Requests in flight at which a closed-loop sweep does `rate` requests/s: on the straight lines from nothing over its
 * levels, of which one that does less than a lower one counts for nothing. Never above the level that does most.
 */
export function inFlightAt(levels: readonly LoadedLevel[], rate: number): number {
  let [below, most] = [0, 0]
  for (const { concurrency, throughput } of levels.toSorted((a, b) => a.concurrency - b.concurrency)) {
    if (throughput <= most) continue
    if (rate <= throughput) return below + ((rate - most) / (throughput - most)) * (concurrency - below)
    ;[below, most] = [concurrency, throughput]
  }
  return below
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
  let [below, most] = [0, 0]
  for (const { concurrency, throughput } of levels.toSorted((a, b) => a.concurrency - b.concurrency)) {
    if (throughput <= most) continue
    const slope = (throughput - most) / (concurrency - below)
    const waiting = (users - (most - slope * below) * thinkTime) / (1 + slope * thinkTime)
    if (waiting <= concurrency) return most + slope * (waiting - below)
    ;[below, most] = [concurrency, throughput]
  }
  return most
}
