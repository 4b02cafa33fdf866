import type { Refusal } from './refusal.ts'

export interface Quantile {
  /** 0.5, 0.9, 0.95, 0.99 … */
  readonly probability: number
  /** Seconds. */
  readonly value: number
}

/** Times of one metric at one level, in seconds. */
export interface Times {
  readonly mean: number
  readonly std: number | null
  readonly quantiles: readonly Quantile[]
}

/** One level of a closed-loop sweep without think time. */
export interface PromiseLevel {
  readonly concurrency: number
  /** The judgement of the whole level: every limit kept, and nothing that forbids a pass. */
  readonly verdict: 'pass' | 'fail' | 'unknown'
  /** Its gaps leave room for requests that come at random. */
  readonly room: boolean
  /** Requests/s. */
  readonly throughput: number
  readonly completed: number
  /** Means per request; null if not recorded. */
  readonly promptTokens: number | null
  readonly answerTokens: number | null
  readonly ttft: Times | null
  /** Gaps between tokens, pooled over all requests. */
  readonly itl: Times | null
  readonly e2e: Times | null
}

export interface PromiseLimit {
  readonly metric: 'ttft' | 'tpot' | 'itl' | 'e2e'
  /** The share of values that must keep the threshold, as 0.99. */
  readonly percentile: number
  /** Seconds. */
  readonly threshold: number
}

export interface PromiseInput {
  readonly levels: readonly PromiseLevel[]
  readonly limits: readonly PromiseLimit[]
  /** The accepted probability of more requests in flight than the limit, for the overflow rule. */
  readonly overflow: number
  /** Shape of gamma-distributed gaps between arrivals, as vLLM's flag: less than 1 is burstier than Poisson; absent: Poisson. */
  readonly burstiness?: number
  /** Standard deviation of the rate from day to day, as a share of its mean; absent: none. */
  readonly variation?: number
  /** Why nothing can be replayed, where that is known before. */
  readonly refusal: Refusal | null
}

export const quantileOf = (times: Times, probability: number): number | null =>
  times.quantiles.find((one) => Math.abs(one.probability - probability) < 1e-9)?.value ?? null
