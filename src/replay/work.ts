import { lognormalUpperBound } from '../maths/percentile-verdict.ts'
import { type TimedLevel, quantileOf, type Times } from './sweep.ts'
import { factorsOf, type Spread, spreadOf } from './spread.ts'
import { normalQuantile } from '../maths/normal.ts'
import type { Requests } from './engine.ts'
import { seededRandom } from './random.ts'

/** Mean requests. */
interface Means {
  readonly promptTokens: number
  readonly answerTokens: number
  /** Gaps after the first token: fewer than tokens when several arrive at once. */
  readonly steps: number
}

/** What requests ask of the server. */
export interface Work extends Means {
  readonly prompts: Spread
  readonly answers: Spread
  /** Relative standard deviation of a step's time. */
  readonly unsteadiness: number
  readonly stall: Stall
  /** Standard deviation over mean of the longer-varying of prompts and answers; 0 if all are alike. */
  readonly variation: number
  /** Seconds by which the p99 TTFT of a lone request may exceed that of the sample. */
  readonly doubt: number
}

/** Below it, variation is taken for the server's noise. */
const ALIKE = 0.03
/** What a server's noise adds to the spread of TTFT. */
const NOISE = 1.15

/**
 * Means of all levels, spreads of the lowest: one request at a time waits for nobody, its TTFT beyond one step
 * varies with its prompt, and the rest of its latency with its answer. Null where times contradict each other.
 */
export function workOf(levels: readonly TimedLevel[]): Work | null {
  const [lone] = levels
  const means = levels.map(meansOf).filter((level) => level !== null)
  if (lone === undefined || means.length < levels.length) return null
  const { ttft, itl, e2e, completed } = lone
  const all = levels.reduce((sum, level) => sum + level.completed, 0)
  const pooled = (mean: keyof Means): number =>
    means.reduce((sum, level, i) => sum + (level[mean] * levels[i]!.completed) / all, 0)
  const unsteadiness = unsteadinessOf(itl)
  const stall = stallOf(itl, unsteadiness)
  const ownStep = Math.min(itl.mean, 0.8 * ttft.mean)
  const decoding = without(e2e, ttft)
  const prompts = spreadOf(ttft, ownStep, Math.max(ALIKE, NOISE * unsteadiness))
  const answers = spreadOf(decoding, 0, Math.max(ALIKE, NOISE * stalledShare(decoding, itl, stall)))
  return {
    promptTokens: pooled('promptTokens'),
    answerTokens: pooled('answerTokens'),
    steps: pooled('steps'),
    prompts,
    answers,
    unsteadiness,
    stall,
    variation: Math.max(
      prompts.length > 0 ? (ttft.std ?? 0) / (ttft.mean - ownStep) : 0,
      answers.length > 0 ? (decoding.std ?? 0) / decoding.mean : 0,
    ),
    doubt: prompts.length > 0 ? doubtOf(ttft, completed) : 0,
  }
}

/** Standard deviation that stalls give to a lone request's decoding, over its mean. */
function stalledShare(decoding: Times, itl: Times, { share, seconds }: Stall): number {
  return (Math.sqrt((share * decoding.mean) / itl.mean) * seconds) / decoding.mean
}

/** To the upper bound of confidence 90 %, for a lognormal tail. */
function doubtOf(times: Times, samples: number): number {
  const [median, value] = [quantileOf(times, 0.5), quantileOf(times, 0.99)]
  if (median === null || value === null) return 0
  const bound = lognormalUpperBound({ value, percentile: 0.99, median, samples, confidence: 0.9 })
  return bound === null ? 0 : bound - value
}

/** A request has as many gaps as the time from its first token to its last has mean gaps. */
export function meansOf({ ttft, itl, e2e, promptTokens, answerTokens }: TimedLevel): Means | null {
  const steps = (e2e.mean - ttft.mean) / itl.mean
  if (!(steps >= 0.5) || !Number.isFinite(steps) || !(ttft.mean > 0)) return null
  return { promptTokens: promptTokens ?? 1, answerTokens: answerTokens ?? steps + 1, steps }
}

/** A sum less one of two independent parts; its quantiles move towards the mean as the standard deviation does. */
function without(sum: Times, part: Times): Times {
  const mean = sum.mean - part.mean
  const all = sum.std ?? 0
  const std = Math.sqrt(Math.max(0, all ** 2 - (part.std ?? 0) ** 2))
  const share = all > 0 ? std / all : 0
  return {
    mean,
    std,
    quantiles: sum.quantiles.map(({ probability, value }) => ({
      probability,
      value: mean + share * (value - sum.mean),
    })),
  }
}

/** Steps that take longer now and then. */
export interface Stall {
  /** Of the steps. */
  readonly share: number
  /** How much longer, in seconds. */
  readonly seconds: number
}

const HIGH = [0.9, 0.95, 0.99] as const
const NONE: Stall = { share: 0, seconds: 0 }
/** Standard deviations of a steady server above which the rest is stalls. */
const BEYOND_NOISE = 3
const LEAST_NOISE = 0.03
const MOST_STALLS = 0.02

/** Relative standard deviation of a lone request's gaps, taken for normal: the least that a quantile shows. */
export function unsteadinessOf(gaps: Times): number {
  const median = quantileOf(gaps, 0.5)
  const seen = HIGH.flatMap((probability) => {
    const high = quantileOf(gaps, probability)
    return high === null || median === null ? [] : [(high / median - 1) / normalQuantile(probability)]
  })
  return seen.length === 0 ? 0 : Math.max(0, Math.min(...seen))
}

/** Rare long gaps of a lone request, from how far mean and standard deviation exceed those of a steady server. */
export function stallOf(gaps: Times, unsteadiness: number): Stall {
  const median = quantileOf(gaps, 0.5)
  if (median === null || gaps.std === null) return NONE
  const excess = gaps.mean - median
  const noise = BEYOND_NOISE * Math.max(LEAST_NOISE, unsteadiness) * median
  if (!(excess > 0) || gaps.std < noise) return NONE
  const seconds = (gaps.std ** 2 - (unsteadiness * median) ** 2) / excess
  return seconds < median ? NONE : { share: Math.min(MOST_STALLS, excess / seconds), seconds }
}

/** Random requests that vary as the work does, with exactly these means; the same seed gives the same requests. */
export function requestsLike(work: Work, count: number, seed: number, means: Means = work): Requests {
  const next = seededRandom(seed)
  const prompts = factorsOf(work.prompts, count, next)
  const answers = factorsOf(work.answers, count, next)
  const tokensPerStep = (means.answerTokens - 1) / means.steps
  const steps = new Int32Array(count)
  const sizes = new Float64Array(count)
  for (let i = 0; i < count; i += 1) {
    prompts[i] = Math.max(1, means.promptTokens * (prompts[i] ?? 1))
    steps[i] = Math.max(1, Math.floor(means.steps * (answers[i] ?? 1) + next()))
    sizes[i] = (prompts[i] ?? 0) + 1 + (steps[i] ?? 0) * tokensPerStep
  }
  return { prompts, steps, sizes }
}
