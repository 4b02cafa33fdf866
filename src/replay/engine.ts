import type { Histogram } from './histogram.ts'
import type { Stall } from './work.ts'

/** A decode step of so many requests, in seconds. */
export interface StepPoint {
  readonly decoding: number
  readonly seconds: number
}

/**
 * A continuous-batching server in a few numbers. A step takes base + perSequence × decoding requests +
 * perToken × prefilled tokens, in seconds.
 */
export interface Engine {
  readonly base: number
  readonly perSequence: number
  /** What decode steps take in place of the line base + perSequence × decoding; absent: the line. */
  readonly bends?: readonly StepPoint[] | undefined
  /** For the bends prefilled tokens count as decoding requests, as where weights are loaded for any token: up to so many. */
  readonly together?: number | undefined
  readonly perToken: number
  /** Tokens of one step. */
  readonly budget: number
  /** True: decoding waits while prompts are prefilled. False: both share the step and its budget. */
  readonly prefillFirst: boolean
  /** Requests that may run at once. */
  readonly slots: number
  /** Tokens, prompts and answers, that the running requests may hold together. */
  readonly pool: number
  /** Absent: no step stalls. */
  readonly stall?: Stall | undefined
  /** Seconds of each answer in which the server works for others, as of a network or a gateway; absent: none. */
  readonly delay?: number | undefined
}

/** True of one whose first tokens take more time than it works for them. */
export const isDelayed = ({ delay = 0 }: Engine): boolean => delay > 0

export type StepCosts = Pick<Engine, 'base' | 'perSequence' | 'bends'>

/** Seconds of a decode step: on the line, or between the points where there are any, flat below and straight above them. */
export function stepSeconds({ base, perSequence, bends }: StepCosts, decoding: number): number {
  if (bends === undefined) return base + perSequence * decoding
  let above = 0
  while (above < bends.length - 1 && bends[above]!.decoding < decoding) above += 1
  const low = bends[above - 1]
  const high = bends[above]
  if (high === undefined) return base
  if (low === undefined) return high.seconds
  const slope = (high.seconds - low.seconds) / (high.decoding - low.decoding)
  return low.seconds + slope * (decoding - low.decoding)
}

/** Of all numbers decoding that `requests` may come to. */
export function stepTimes(engine: Engine, requests: number): Float64Array {
  const times = new Float64Array(Math.min(engine.slots, requests) + 1)
  for (let decoding = 0; decoding < times.length; decoding += 1) times[decoding] = stepSeconds(engine, decoding)
  return times
}

/** Requests in order of sending. */
export interface Requests {
  readonly prompts: Float64Array
  /** Decode steps after the first token, at least 1. */
  readonly steps: Int32Array
  /** Tokens held while it runs. */
  readonly sizes: Float64Array
}

/**
 * When requests are sent: at these times (s), or each after the answer of one of `concurrency` and then `thinkTime`
 * seconds, an exponential mean; absent: at once.
 */
export type Sending = { readonly times: Float64Array } | { readonly concurrency: number; readonly thinkTime?: number }

/** Gives a replay up once more than `most` requests wait longer than `ttft` seconds for their first token. */
export interface Patience {
  readonly ttft: number
  readonly most: number
}

/** Seconds. */
export interface Replay {
  readonly ttfts: Float64Array
  readonly latencies: Float64Array
  /** Between tokens, of the requests sent after the warm-up. */
  readonly gaps: Histogram
  readonly end: number
}
