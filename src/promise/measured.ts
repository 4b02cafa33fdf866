import type { Requests } from './engine.ts'
import type { PromiseLevel, Times } from './input.ts'
import { quantileOf } from './input.ts'
import { requestsLike } from './requests.ts'
import { meansOf, type Work } from './work.ts'

/** A level that has all that calibration reads. */
export interface Measured {
  readonly concurrency: number
  readonly throughput: number
  readonly ttft: Times
  readonly itl: Times
  /** Mean number of requests past their first token, X(R − TTFT) by Little's law. */
  readonly decoding: number
  /** Like those of the level. */
  readonly requests: Requests
}

const SEED = 1
/** Requests of a level beyond which more would say little. */
const ENOUGH = 2000
const ENOUGH_WAVES = 20

export function measuredOf(level: PromiseLevel, work: Work): Measured | null {
  const { concurrency, throughput, completed, ttft, itl, e2e } = level
  const means = meansOf(level)
  if (ttft === null || itl === null || e2e === null || means === null || !(throughput > 0)) return null
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
