import type { Engine, Replay, Requests } from './engine.ts'
import { quantileOf, type TimedLevel, type Times } from './sweep.ts'
import { meansOf, requestsLike, type Work } from './work.ts'
import { blurred, deviationIn, type Histogram, histogramOf, meanIn, quantileIn, shareAbove } from './histogram.ts'
import { replay } from './replay.ts'

/** What calibration reads of a level. */
export interface Measured extends Pick<TimedLevel, 'concurrency' | 'throughput' | 'ttft' | 'itl'> {
  /** Mean number of requests past their first token, X(R − TTFT) by Little's law. */
  readonly decoding: number
  /** Like those of the level. */
  readonly requests: Requests
}

const SEED = 1
/** Requests of a level beyond which more would say little. */
const ENOUGH = 2000
const ENOUGH_WAVES = 20

/** Null where times contradict each other. */
export function measuredOf(level: TimedLevel, work: Work): Measured | null {
  const { concurrency, throughput, completed, ttft, itl, e2e } = level
  const means = meansOf(level)
  if (means === null || !(throughput > 0)) return null
  const decoding = throughput * (e2e.mean - ttft.mean)
  const count = Math.min(completed, Math.max(ENOUGH, ENOUGH_WAVES * concurrency))
  const requests = requestsLike(work, count, SEED + concurrency, means)
  return { concurrency, throughput, ttft, itl, decoding, requests }
}

/** The p50 of a level's gaps, or their mean where the file has none. */
export function medianGap({ itl }: Measured): number {
  return quantileOf(itl, 0.5) ?? itl.mean
}

/** Prompt tokens of a mean request, and the steps that they take alone. */
export function promptOf({ requests: { prompts } }: Measured, budget: number): { tokens: number; chunks: number } {
  let [tokens, chunks] = [0, 0]
  for (const prompt of prompts) {
    tokens += prompt
    chunks += Math.ceil(prompt / budget)
  }
  return { tokens: tokens / prompts.length, chunks: chunks / prompts.length }
}

interface Modelled extends Pick<Replay, 'ttfts' | 'gaps'> {
  readonly throughput: number
  readonly decoding: number
}

const models = new WeakMap<Engine, WeakMap<Measured, Modelled>>()

/** A level on a model server; replayed once, as long as server and level are the same objects. */
export function modelled(engine: Engine, level: Measured): Modelled {
  const known = models.get(engine) ?? new WeakMap<Measured, Modelled>()
  const found = known.get(level)
  if (found) return found
  const { ttfts, gaps, end } = replay(engine, level.requests, { concurrency: level.concurrency }) as Replay
  const model = { throughput: ttfts.length / end, decoding: gaps.sum / end, ttfts, gaps }
  models.set(engine, known.set(level, model))
  return model
}

/** Frees what was replayed on a server, where there are many and few are asked for again. */
export function forget(engine: Engine): void {
  models.delete(engine)
}

/** The figures of a level on a model server whose gaps are as unsteady as those measured. */
interface Replayed {
  readonly throughput: number
  readonly ttft: Histogram
  readonly gaps: Histogram
}

/** A level and its replay. */
export interface Compared {
  readonly level: Measured
  readonly run: Replayed
}

export function replayed(engine: Engine, levels: readonly Measured[], { unsteadiness }: Work): readonly Compared[] {
  return levels.map((level) => {
    const { throughput, ttfts, gaps } = modelled(engine, level)
    return { level, run: { throughput, ttft: histogramOf(ttfts), gaps: blurred(gaps, unsteadiness) } }
  })
}

/** Errors, as logarithms, that a good model makes. */
const TOLERATED = { throughput: 0.01, gap: 0.02, ttft: 0.08, tail: 0.06, deviation: 0.15, share: 0.25 } as const
/** Where two kinds of step meet, a quantile leaps: then the share beyond it tells, to this resolution. */
const SHARES = 0.003
const MOST = 25
const TAILS = [0.9, 0.99] as const

/** Root mean square of the errors of a replayed sweep, in tolerated errors: throughput, and mean, spread and tail of TTFT and gaps. */
export function tensionOf(compared: readonly Compared[]): number {
  const squares = compared.flatMap(errorsOf).map((error) => Math.min(MOST, error ** 2))
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length)
}

function errorsOf({ level: { throughput, ttft, itl }, run }: Compared): readonly number[] {
  const faster = Math.log(throughput / run.throughput) / TOLERATED.throughput
  const deviation = deviationIn(run.gaps)
  return [
    faster,
    faster,
    Math.log(ttft.mean / meanIn(run.ttft)) / TOLERATED.ttft,
    Math.log(itl.mean / meanIn(run.gaps)) / TOLERATED.gap,
    ...(itl.std !== null && itl.std > 0 && deviation > 0 ? [Math.log(itl.std / deviation) / TOLERATED.deviation] : []),
    ...TAILS.flatMap((p) => [
      ...tailError(ttft, run.ttft, p, TOLERATED.ttft),
      ...tailError(itl, run.gaps, p, TOLERATED.tail),
    ]),
  ]
}

/** Of a quantile or of the share beyond it, whichever fits better; none if the quantile was not measured. */
function tailError(times: Times, model: Histogram, probability: number, tolerated: number): readonly number[] {
  return quantilesIn(times, model, probability).map(([value, modelValue]) => {
    const share = (shareAbove(model, value) + SHARES) / (1 - probability + SHARES)
    return Math.min(Math.abs(Math.log(value / modelValue)) / tolerated, Math.abs(Math.log(share)) / TOLERATED.share)
  })
}

/** A quantile as measured and as replayed; none if it was not measured. */
function quantilesIn(times: Times, model: Histogram, probability: number): readonly (readonly [number, number])[] {
  const value = quantileOf(times, probability)
  return value !== null && value > 0 ? [[value, quantileIn(model, probability)]] : []
}

const LATENCY_WEIGHT = 0.5

/** Mean relative error of throughput, mean and p99 TTFT and p99 gap; latencies count half, as they leap near a limit. */
export function misfitOf(compared: readonly Compared[]): number {
  const errors = compared.flatMap(({ level: { throughput, ttft, itl }, run }) => {
    const tails = [...quantilesIn(ttft, run.ttft, 0.99), ...quantilesIn(itl, run.gaps, 0.99)]
    const latencies = [[ttft.mean, meanIn(run.ttft)] as const, ...tails]
    return [
      Math.abs(Math.log(throughput / run.throughput)),
      ...latencies.map(([measured, model]) => LATENCY_WEIGHT * Math.abs(Math.log(measured / model))),
    ]
  })
  return errors.reduce((a, b) => a + b, 0) / errors.length
}
