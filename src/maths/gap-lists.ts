import type { LongList } from './long-list.ts'

/** Gaps of many requests, and what each request's are in all. */
export interface GapLists {
  /** Of all requests, in their order. */
  readonly values: LongList
  /** How many each request has. */
  readonly counts: Float64Array
  readonly sums: Float64Array
  /** The longest of each, 0 where it has none. */
  readonly longest: Float64Array
}

/** Seconds beyond which nothing can have lasted. */
const longestTime = 1e9

/** Makes what nothing can have lasted no number, in place. */
export const onlyPossible = (times: Float64Array): Float64Array => {
  for (let i = 0; i < times.length; i += 1) if (!(Math.abs(times[i]!) <= longestTime)) times[i] = Number.NaN
  return times
}

export const sumOf = (times: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < times.length; i += 1) sum += times[i]!
  return sum
}

/** The longest of some times, 0 without any; no number where one of them is none. */
export const longestOf = (times: Float64Array): number => {
  let longest = 0
  for (let i = 0; i < times.length; i += 1) longest = Math.max(longest, times[i]!)
  return longest
}
