/**
 * Where the segment from (x1, y1) to (x2, y2) meets the threshold; null if it does not, or lies flat. Latency
 * is convex in concurrency near its limit, so a chord lies above it and crosses too early, never too late.
 */
export function linearCrossing(x1: number, y1: number, x2: number, y2: number, threshold: number): number | null {
  const share = (threshold - y1) / (y2 - y1)
  return share >= 0 && share <= 1 ? x1 + share * (x2 - x1) : null
}
