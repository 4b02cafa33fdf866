import type { RecordedRun } from '../../src/replay/adjusted.ts'
import { arrivalTimes } from '../../src/replay/arrivals.ts'
import type { RateQuestion, SweepLevel, TimedLevel, Times } from '../../src/replay/sweep.ts'
import { deviationIn, meanIn, quantileIn, shareAbove } from '../../src/replay/histogram.ts'
import { seededRandom } from '../../src/replay/random.ts'
import { replay } from '../../src/replay/replay.ts'
import type { Engine, Replay } from '../../src/replay/engine.ts'

/** 16 slots, prompts of 200 tokens, answers of 101: a decode step takes 10 ms alone and 18 ms when full. */
export const someEngine: Engine = {
  base: 0.0095,
  perSequence: 0.0005,
  perToken: 0.0001,
  budget: 2048,
  prefillFirst: false,
  slots: 16,
  pool: Infinity,
}

export const someRequests = (count: number) => ({
  prompts: new Float64Array(count).fill(200),
  steps: new Int32Array(count).fill(100),
  sizes: new Float64Array(count).fill(301),
})

const meanOf = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length

/** Answers that vary as exponential times do, of 101 tokens in the mean. */
export const unevenRequests = (count: number) => {
  const next = seededRandom(3)
  const steps = Int32Array.from({ length: count }, () => Math.max(1, Math.round(-100 * Math.log(1 - next()))))
  return { ...someRequests(count), steps, sizes: Float64Array.from(steps, (many) => 201 + many) }
}

/** Whose prefill takes long: a prompt that comes while a long one is prefilled waits for it. */
export const slowPrefill: Engine = { ...someEngine, base: 0.002, perSequence: 0.0001, perToken: 0.0005 }

/** Besides, prompts that vary as much, of up to 1,200 tokens. */
export const unevenBothWays = (count: number) => {
  const next = seededRandom(8)
  const requests = unevenRequests(count)
  const prompts = Float64Array.from({ length: count }, () => Math.max(1, Math.min(1200, -200 * Math.log(1 - next()))))
  return { ...requests, prompts, sizes: prompts.map((tokens, i) => tokens + requests.steps[i]! + 1) }
}

const timesOf = (values: readonly number[]): Times => {
  const sorted = values.toSorted((a, b) => a - b)
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const at = (probability: number) => sorted[Math.floor(probability * (sorted.length - 1))]!
  return {
    mean,
    std: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
    quantiles: [0.5, 0.9, 0.95, 0.99].map((probability) => ({ probability, value: at(probability) })),
  }
}

export const limits: RateQuestion['limits'] = [
  { metric: 'ttft', percentile: 0.99, threshold: 3 },
  { metric: 'itl', percentile: 0.99, threshold: 0.12 },
]

const keeps = ({ ttft, itl }: SweepLevel, asked: RateQuestion['limits']): boolean =>
  asked.every(({ metric, threshold }) => (metric === 'ttft' ? ttft : itl)!.quantiles.at(-1)!.value <= threshold)

const gapTimes = ({ gaps }: Replay): Times => ({
  mean: meanIn(gaps),
  std: deviationIn(gaps),
  quantiles: [0.5, 0.9, 0.95, 0.99].map((probability) => ({ probability, value: quantileIn(gaps, probability) })),
})

const levelAt = (concurrency: number, engine: Engine, requestsOf: typeof someRequests): TimedLevel => {
  const count = Math.max(1000, 10 * concurrency)
  const requests = requestsOf(count)
  const run = replay(engine, requests, { concurrency }) as Replay
  return {
    concurrency,
    verdict: 'unknown',
    room: true,
    throughput: count / run.end,
    completed: count,
    promptTokens: meanOf(requests.prompts),
    answerTokens: meanOf(requests.steps) + 1,
    ttft: timesOf(Array.from(run.ttfts)),
    itl: gapTimes(run),
    e2e: timesOf(Array.from(run.latencies)),
    tpot: meanOf(run.latencies.map((seconds, i) => (seconds - run.ttfts[i]!) / requests.steps[i]!)),
    asAsked: false,
  }
}

export const levelsOf = (engine: Engine, requestsOf = someRequests): readonly TimedLevel[] =>
  [1, 2, 4, 8, 16, 32, 64, 128].map((concurrency) => levelAt(concurrency, engine, requestsOf))

const measuredLevels = levelsOf(someEngine)

export const judged = <Level extends SweepLevel>(
  levels: readonly Level[],
  asked: RateQuestion['limits'] = limits,
): Omit<RateQuestion, 'levels'> & { readonly levels: readonly Level[] } => ({
  levels: levels.map((level) => ({ ...level, verdict: keeps(level, asked) ? 'pass' : 'fail' })),
  limits: asked,
  overflow: 0.01,
  refusal: null,
})

/** A sweep of that server. */
export const someSweep = (asked: RateQuestion['limits'] = limits) => judged(measuredLevels, asked)

export const scaledTimes = (times: Times, factor: number): Times => ({
  mean: times.mean * factor,
  std: times.std! * factor,
  quantiles: times.quantiles.map(({ probability, value }) => ({ probability, value: value * factor })),
})

/** So many gaps that the share of them that was seen beyond the limit is. */
export const gapsWith = (beyond: number): Float64Array =>
  Float64Array.from({ length: 10_000 }, (_, i) => (i < 10_000 * beyond ? 1 : 0.01))

/** What a client would record of 2,500 requests sent at random at a rate. */
export const recordOn = (engine: Engine, rate: number, seed: number): RecordedRun => {
  const requests = someRequests(2500)
  const sent = arrivalTimes(2500, { burstiness: 1, variation: 0 }, seed).map((at) => at / rate)
  const { ttfts, latencies, gaps } = replay(engine, requests, { times: sent })!
  return {
    sent,
    promptTokens: requests.prompts,
    ttft: ttfts,
    e2e: latencies,
    gaps: gapsWith(shareAbove(gaps, 0.12)),
    gapCounts: Float64Array.from(requests.steps),
  }
}
