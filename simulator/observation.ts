import { type Pause, spansOf, stepsOf, type Trace, type Workload } from './model.ts'
import type { Weighted } from './statistics.ts'

/**
 * What the client noted, in seconds. TTFT and latency count from the send. The gaps before the second token
 * are per request (NaN when there is none); every later gap of request i is stepGaps[firstSteps[i] + 1, + 2, …],
 * since all decoding requests get their tokens at the same steps, but for those of pauses.
 */
export type Observation = {
  readonly workload: Workload
  readonly starts: Float64Array
  readonly ttfts: Float64Array
  readonly latencies: Float64Array
  readonly firstGaps: Float64Array
  readonly stepGaps: Float64Array
  readonly firstSteps: Int32Array
  readonly pauses: readonly Pause[]
  readonly duration: number
}

/** Decimals to keep of a TTFT and of a gap between tokens, as a client with a coarser clock would. */
export type Clock = { readonly ttftDecimals: number; readonly gapDecimals: number }

type Rounding = (seconds: number) => number

const exact: Rounding = (seconds) => seconds

const toDecimals = (decimals: number): Rounding => {
  const scale = 10 ** decimals
  return (seconds) => Math.round(seconds * scale) / scale
}

const sumsOf = (values: Float64Array): Float64Array => {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!
  return sums
}

const latenciesOf = (seen: Omit<Observation, 'latencies'>): Float64Array => {
  const sums = sumsOf(seen.stepGaps)
  const spans = spansOf(seen, seen.workload)
  return seen.ttfts.map((ttft, i) => {
    const gaps = spans[i]!
    const first = seen.firstSteps[i]!
    return gaps === 0 ? ttft : ttft + seen.firstGaps[i]! + sums[first + gaps]! - sums[first + 1]!
  })
}

/** Token times, not gaps, go onto the clock: rounding then never adds up along an answer. */
export const observe = (trace: Trace, workload: Workload, clock?: Clock): Observation => {
  const [tick, toTtft] = clock ? [toDecimals(clock.gapDecimals), toDecimals(clock.ttftDecimals)] : [exact, exact]
  const { sent, firstTokens, firstSteps, decodeEnds, pauses, end } = trace
  const ends = decodeEnds.map(tick)
  const seen = {
    workload,
    starts: sent,
    ttfts: firstTokens.map((time, i) => toTtft(time - sent[i]!)),
    firstGaps: firstTokens.map((time, i) =>
      workload.outputTokens[i]! > 1 ? tick(ends[firstSteps[i]!]! - tick(time)) : Number.NaN,
    ),
    stepGaps: ends.map((time, step) => (step > 0 ? tick(time - ends[step - 1]!) : 0)),
    firstSteps,
    pauses,
    duration: end,
  }
  return { ...seen, latencies: latenciesOf(seen) }
}

const sumOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0)

/** The gaps between the arrivals of tokens of request i: one for each of its decode steps. */
export const itlsOf = ({ workload, firstGaps, stepGaps, firstSteps, pauses }: Observation, i: number): Float64Array => {
  const itls: number[] = []
  let step = firstSteps[i]!
  for (const { from, to } of pauses.filter(({ request }) => request === i)) {
    itls.push(...stepGaps.subarray(step, from + 1), sumOf(stepGaps.subarray(from + 1, to + 1)))
    step = to + 1
  }
  const gaps = stepsOf(workload, i)
  itls.push(...stepGaps.subarray(step, step + gaps - itls.length))
  if (gaps > 0) itls[0] = firstGaps[i]!
  return Float64Array.from(itls)
}

/** How many of some requests have a gap that ends at each decode step, first gaps and those of pauses left out. */
export const activeAt = (
  trace: Pick<Trace, 'firstSteps' | 'pauses'>,
  workload: Workload,
  steps: number,
  keep: (request: number) => boolean,
): Int32Array => {
  const active = new Int32Array(steps + 1)
  for (const [i, span] of spansOf(trace, workload).entries()) {
    if (span === 0 || !keep(i)) continue
    active[trace.firstSteps[i]! + 1]!++
    active[trace.firstSteps[i]! + span]!--
  }
  for (const { request, from, to } of trace.pauses) {
    if (!keep(request)) continue
    active[from + 1]!--
    active[to + 1]!++
  }
  for (let step = 1; step <= steps; step++) active[step]! += active[step - 1]!
  return active
}

/**
 * All gaps of all requests as values with counts: time in proportion to steps and requests, not to tokens.
 * `keep` picks requests, for instance those sent in the steady part.
 */
export const pooledItls = (seen: Observation, keep: (request: number) => boolean = () => true): Weighted => {
  const { workload, firstGaps, stepGaps, pauses } = seen
  const steps = stepGaps.length
  const values = new Float64Array(steps + firstGaps.length + pauses.length)
  const counts = new Int32Array(values.length)
  values.set(stepGaps)
  counts.set(activeAt(seen, workload, steps, keep).subarray(0, steps))
  for (let i = 0; i < firstGaps.length; i++) {
    if (stepsOf(workload, i) === 0 || !keep(i)) continue
    values[steps + i] = firstGaps[i]!
    counts[steps + i] = 1
  }
  for (const [i, { request, from, to }] of pauses.entries()) {
    if (!keep(request)) continue
    values[steps + firstGaps.length + i] = sumOf(stepGaps.subarray(from + 1, to + 1))
    counts[steps + firstGaps.length + i] = 1
  }
  return { values, counts }
}

/** Time per output token after the first, seconds, of the requests that have more than one. */
export const tpotsOf = ({ workload, ttfts, latencies }: Observation): Float64Array =>
  latencies
    .map((latency, i) => (latency - ttfts[i]!) / (workload.outputTokens[i]! - 1))
    .filter((_, i) => workload.outputTokens[i]! > 1)
