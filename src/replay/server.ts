import { type Engine, type Requests, stepTimes } from './engine.ts'
import { emptyHistogram, type Histogram } from './histogram.ts'
import { type Random, seededRandom } from './random.ts'

/** What a replay changes as it goes. Request ids are places in the order of sending. */
export interface Server {
  readonly engine: Engine
  readonly requests: Requests
  /** When each request comes, a delay after it was sent; Infinity for those not yet sent. */
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

/** The same with all its members, in one order: what is compiled for one server then is good for all. */
function inOneShape(engine: Engine): Engine {
  const { base, perSequence, bends, together, perToken, budget, prefillFirst, slots, pool, stall, delay = 0 } = engine
  return {
    base,
    perSequence,
    bends,
    together,
    perToken,
    budget,
    prefillFirst,
    slots,
    pool,
    stall,
    delay,
  } satisfies Record<keyof Engine, unknown>
}

export function idleServer(engine: Engine, requests: Requests, sent: Float64Array): Server {
  const count = requests.steps.length
  let longest = 1
  for (let i = 0; i < count; i += 1) longest = Math.max(longest, requests.steps[i]!)
  return {
    engine: inOneShape(engine),
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

export function nextSent({ sent, head }: Server): number {
  return head < sent.length ? sent[head]! : Infinity
}

/** Of a request that is still to come. */
export function hasRoom({ engine, requests: { sizes }, head, running, held }: Server): boolean {
  return running === 0 || (running < engine.slots && head < sizes.length && held + sizes[head]! <= engine.pool)
}

/** Requests that end at decode step d: a list from first[d & mask] along next, −1 ends it. */
interface Endings {
  readonly first: Int32Array
  readonly next: Int32Array
  /** One bit for each list that is not empty. */
  readonly filled: Int32Array
  readonly mask: number
}

export function noEndings(requests: number, longest: number): Endings {
  const size = Math.max(32, 2 ** Math.ceil(Math.log2(longest + 2)))
  return {
    first: new Int32Array(size).fill(-1),
    next: new Int32Array(requests),
    filled: new Int32Array(size / 32),
    mask: size - 1,
  }
}

export function endAt({ first, next, filled, mask }: Endings, step: number, request: number): void {
  const place = step & mask
  next[request] = first[place] ?? -1
  first[place] = request
  const word = place >> 5
  filled[word] = (filled[word] ?? 0) | (1 << (place & 31))
}

/** Empties the list of a step. */
export function clearStep({ first, filled, mask }: Endings, step: number): void {
  const place = step & mask
  first[place] = -1
  const word = place >> 5
  filled[word] = (filled[word] ?? 0) & ~(1 << (place & 31))
}

/** Steps after this one up to the next that ends a request; there has to be one. */
export function stepsToEnding({ filled, mask }: Endings, step: number): number {
  const place = (step + 1) & mask
  let word = place >> 5
  let bits = (filled[word] ?? 0) & (-1 << (place & 31))
  while (bits === 0) {
    word = (word + 1) & (mask >> 5)
    bits = filled[word] ?? 0
  }
  const found = (word << 5) + 31 - Math.clz32(bits & -bits)
  return ((found - step - 1) & mask) + 1
}

/** When a server stalls next. */
interface Stalls {
  /** Steps up to the next that stalls, that one counted; Infinity: none. */
  left: number
  readonly next: Random
}

const SEED = 5

export function stallsOf(engine: Engine): Stalls {
  const stalls = { left: Infinity, next: seededRandom(SEED) }
  stalls.left = stepsToStall(engine, stalls.next) / 2
  return stalls
}

/** Counts a step, and gives the seconds that it stalls. */
export function stallIn(stalls: Stalls, engine: Engine): number {
  stalls.left -= 1
  if (stalls.left > 0) return 0
  stalls.left += stepsToStall(engine, stalls.next)
  return engine.stall?.seconds ?? 0
}

/** More even than chance would have it, so that a short replay has as many as a long one. */
function stepsToStall({ stall }: Engine, next: Random): number {
  return stall === undefined || stall.share === 0 ? Infinity : (0.5 + next()) / stall.share
}
