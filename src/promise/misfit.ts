import type { Engine } from './engine.ts'
import { quantileOf } from './input.ts'
import { type Measured, modelled, type Modelled } from './measured.ts'
import type { Work } from './work.ts'

export interface Fit {
  readonly engine: Engine
  /** Mean absolute log error over levels and figures. */
  readonly error: number
  /** How many times too fast the model was at its worst level, at least 1. */
  readonly tooFast: Optimism
}

export interface Optimism {
  readonly throughput: number
  readonly ttft: number
  readonly gap: number
}

/** Latency is amplified near the limit: a given error of it says less than one of throughput. */
const LATENCY_WEIGHT = 0.5
/** Where a queue sets in, TTFT leaps: a ratio of TTFTs beyond this is a small error of the place. Gaps leap likewise. */
const MOST_TTFT = 1.25
const MOST_GAP = 1.15

/** Runs the levels on the model server and compares throughput, mean and p99 TTFT, and p99 gap. */
export function misfit(engine: Engine, levels: readonly Measured[], work: Work): Fit {
  const pairs = levels.map(
    (level) => [level, modelled(engine, work, level.concurrency, level.completed)] as const,
  )
  const misses = pairs.map(([level, model]) => missesOf(level, model, work))
  const errors = misses.flatMap(({ throughput, ttft, gap }) => [
    Math.abs(throughput),
    ...ttft.map((miss) => LATENCY_WEIGHT * Math.abs(miss)),
    ...gap.map((miss) => LATENCY_WEIGHT * Math.abs(miss)),
  ])
  return {
    engine,
    error: errors.reduce((a, b) => a + b, 0) / errors.length,
    tooFast: {
      throughput: worst(
        misses.map(({ throughput }) => throughput),
        Infinity,
      ),
      ttft: worst(
        misses.flatMap(({ ttft }) => ttft),
        MOST_TTFT,
      ),
      gap: worst(
        misses.flatMap(({ gap }) => gap),
        MOST_GAP,
      ),
    },
  }
}

/** Log errors, positive where the model is too fast. */
function missesOf({ throughput, ttft, itl }: Measured, model: Modelled, { unsteadiness }: Work) {
  const [p99Ttft, p99Gap] = [quantileOf(ttft, 0.99), quantileOf(itl, 0.99)]
  return {
    throughput: Math.log(model.throughput / throughput),
    ttft: [
      Math.log(ttft.mean / model.meanTtft),
      ...(p99Ttft === null ? [] : [Math.log(p99Ttft / model.p99Ttft)]),
    ],
    gap: p99Gap === null ? [] : [beyond(p99Gap / model.p99Gap, 1 + unsteadiness)],
  }
}

function worst(misses: readonly number[], most: number): number {
  return Math.min(most, Math.exp(Math.max(0, ...misses)))
}

/** How far, in logarithm, a ratio lies outside 1 … `high`. */
function beyond(ratio: number, high: number): number {
  return Math.max(0, Math.log(ratio / high)) + Math.min(0, Math.log(ratio))
}
