import { studentQuantile } from './student.ts'

const NORMAL = 1.959964

/**
 * The same where only a summary is known: requests that queue together wait alike, so that all `inFlight` of them count as
 * two. Rough, and taken from simulated servers, on which the bounds of p99 TTFT that it gives hold 19 times of 20; too
 * rough to confirm a verdict.
 */
export function assumedSamples(requests: number, inFlight: number): number {
  return requests / ((Math.max(1, inFlight) + 1) / 2)
}

/** Sums over consecutive blocks of so many values; the last block may be shorter. */
function blockSums(values: ArrayLike<number>, block: number): Float64Array {
  const sums = new Float64Array(Math.ceil(values.length / block))
  for (let index = 0; index < values.length; index += 1) sums[Math.floor(index / block)]! += values[index]!
  return sums
}

/**
 * How many independent requests tell as much about a tail share as these do, which share engine steps with their
 * neighbours.
 *
 * `over` counts the values of each request at a bound or beyond and `sizes` all its values, in the order of sending; `block`
 * requests are in flight together. The variance of the share between blocks (that of a ratio over clusters, Cochran
 * 1977, 6.3) is set against the binomial one; with few blocks it is itself uncertain, which Student's t makes up for
 * (Korn & Graubard 1998). Never more than the requests, and at least 1; all of them where blocks are as alike as
 * independent requests would be.
 */
export function effectiveSamples(over: ArrayLike<number>, sizes: ArrayLike<number>, block: number): number {
  const requests = over.length
  const [tails, totals] = [blockSums(over, block), blockSums(sizes, block)]
  const all = totals.reduce((sum, size) => sum + size, 0)
  const share = tails.reduce((sum, tail) => sum + tail, 0) / all
  const blocks = tails.length
  if (!(share > 0 && share < 1) || blocks < 2) return requests
  const squares = tails.reduce((sum, tail, index) => sum + (tail - share * totals[index]!) ** 2, 0)
  const variance = (squares * blocks) / (blocks - 1) / all ** 2
  const worth = (share * (1 - share)) / variance
  /** The worth of requests that are blocks of their own, by the unbiased variance. */
  const alone = requests - 1
  if (worth >= alone * (1 - 1e-9)) return requests
  return Math.max(1, worth * (NORMAL / studentQuantile(0.975, blocks - 1)) ** 2)
}

/** Tails that are wider than that of the percentile by these factors hold more requests, which tell more of how alike they are. */
const TAILS = [1, 5, 10, 20] as const

/** Where the tails begin by which the dependence of requests is measured, as fractions: for p99 at 0.99, 0.95, 0.9 and 0.8. */
export function tailStarts(percentile: number): readonly number[] {
  return TAILS.map((factor) => 1 - factor * (1 - percentile)).filter((start, i) => i === 0 || start >= 0.5)
}
