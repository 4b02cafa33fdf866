import { type LongList, rangesOf } from './long-list.ts'

/** The values of some requests, by their places and in that order; no number where there is none. */
export const picked = (values: Float64Array, requests: readonly number[]): Float64Array => {
  const own = new Float64Array(requests.length)
  for (let i = 0; i < own.length; i += 1) own[i] = values[requests[i]!] ?? Number.NaN
  return own
}

/** TPOT of those requests that have more than one token, in seconds: (E2EL − TTFT) / (output − 1). */
export const tpotsOf = (ttft: Float64Array, e2e: Float64Array, outputTokens: Float64Array): Float64Array =>
  e2e.map((time, i) => (time - ttft[i]!) / (outputTokens[i]! - 1)).filter((_, i) => outputTokens[i]! > 1)

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

/** A time, or no number where nothing can have lasted so long. */
const possible = (time: number): number => (Math.abs(time) <= longestTime ? time : Number.NaN)

/** Makes what nothing can have lasted no number, in place. */
export const onlyPossible = (times: Float64Array): Float64Array => {
  for (let i = 0; i < times.length; i += 1) times[i] = possible(times[i]!)
  return times
}

/** What the gaps of one request are in all. */
interface Totals {
  readonly sum: number
  /** 0 without any; no number where one of them is none. */
  readonly longest: number
}

/** Adds up the gaps of one request in the one pass that makes what nothing can have lasted no number. */
export const totalsOf = (times: Float64Array): Totals => {
  let [sum, longest] = [0, 0]
  for (let i = 0; i < times.length; i += 1) {
    const time = possible(times[i]!)
    times[i] = time
    sum += time
    longest = Math.max(longest, time)
  }
  return { sum, longest }
}

/** The gaps of some requests in the order of these, of which `counts` says how many each has; nothing is copied. */
export const gapsOfRequests = (gaps: LongList, counts: Float64Array, requests: readonly number[]): LongList => {
  const ends = counts.slice()
  for (let i = 1; i < ends.length; i += 1) ends[i]! += ends[i - 1]!
  const ranges: [number, number][] = []
  for (const i of requests) {
    const [from, to, last] = [ends[i]! - counts[i]!, ends[i]!, ranges.at(-1)]
    if (last?.[1] === from) last[1] = to
    else ranges.push([from, to])
  }
  return rangesOf(gaps, ranges)
}
