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

/** What the gaps of one request are in all. */
export interface Totals {
  readonly sum: number
  /** 0 without any; no number where one of them is none. */
  readonly longest: number
}

/** Adds up the gaps of one request in one pass, in which what nothing can have lasted becomes no number. */
export const totalsOf = (times: Float64Array): Totals => {
  let [sum, longest] = [0, 0]
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i]!
    const isPossible = Math.abs(time) <= longestTime
    if (!isPossible) times[i] = Number.NaN
    sum += isPossible ? time : Number.NaN
    longest = Math.max(longest, isPossible ? time : Number.NaN)
  }
  return { sum, longest }
}
