import { type Endings, noEndings } from './endings.ts'
import type { Engine, Requests } from './engine.ts'
import { emptyHistogram, type Histogram } from './histogram.ts'
import { stepTimes } from './step-time.ts'
import { type Stalls, stallsOf } from './stalls.ts'

/** What a replay changes as it goes. Request ids are places in the order of sending. */
export interface Server {
  readonly engine: Engine
  readonly requests: Requests
  /** When each request was sent; Infinity for those not yet sent. */
  readonly sent: Float64Array
  readonly ttfts: Float64Array
  readonly latencies: Float64Array
  readonly endings: Endings
  readonly gaps: Histogram
  /** Seconds of a decode step, by number decoding. */
  readonly stepTimes: Float64Array
  readonly stalls: Stalls
  /** When requests began to decode since the last decode step, and how many. */
  readonly fresh: number[]
  readonly freshCounts: number[]
  /** How many entries of the two count; the rest is old. */
  freshSteps: number
  /** The request at the head of the queue, and the tokens of its prompt that are left. */
  head: number
  left: number
  admitted: boolean
  now: number
  running: number
  held: number
  decoding: number
  decoded: number
  lastDecode: number
  finished: number
}

export function idleServer(engine: Engine, requests: Requests, sent: Float64Array): Server {
  const count = requests.steps.length
  const longest = requests.steps.reduce((a, b) => Math.max(a, b), 1)
  return {
    engine,
    requests,
    sent,
    ttfts: new Float64Array(count),
    latencies: new Float64Array(count),
    endings: noEndings(count, longest),
    gaps: emptyHistogram(),
    stepTimes: stepTimes(engine, count),
    stalls: stallsOf(engine),
    fresh: [],
    freshCounts: [],
    freshSteps: 0,
    head: 0,
    left: requests.prompts[0] ?? 0,
    admitted: false,
    now: 0,
    running: 0,
    held: 0,
    decoding: 0,
    decoded: 0,
    lastDecode: 0,
    finished: 0,
  }
}

export function nextSent(server: Server): number {
  return server.sent[server.head] ?? Infinity
}

export function hasRoom({ engine, requests, head, running, held }: Server): boolean {
  const size = requests.sizes[head] ?? 0
  return running === 0 || (running < engine.slots && held + size <= engine.pool)
}
