import type { Capacity, Recommendation } from '../model/report.ts'

/** A throughput with what its written places and its repeats allow, requests/s. */
export interface Spread {
  readonly value: number
  readonly low: number
  readonly high: number
  /** The greatest with the first level that fails, as the true limit lies between the two. */
  readonly most: number
}

/** One layout of a pair, at its own limit. */
export interface LayoutSide {
  readonly gpus: number
  readonly status: Capacity['status']
  /** True when the SLA could be judged and the limit was measured. */
  readonly judged: boolean
  /** True when the limit is only a lower bound: the test ended there, or levels above it contradict or are unknown. */
  readonly open: boolean
  /** The largest measured concurrency within the SLA; of a layout that cannot be judged, the level that is told of it. */
  readonly limit: number | null
  readonly lowestLevel: number | null
  readonly firstFailing: number | null
  /** At the limit; null without one. */
  readonly throughput: Spread | null
  /** Requests of full length that the KV cache holds. */
  readonly kvRequests: number | null
  /** True when any request was served on it. */
  readonly served: boolean
}

/**
 * What the rules judge: the smaller and the larger layout of a workload. Without a larger one nothing can be compared; a
 * smaller one that was never measured says nothing about whether the model fits there.
 */
export interface LayoutSubject {
  readonly base: LayoutSide | null
  readonly larger: LayoutSide | null
  /** Copies of the smaller layout on the GPUs of the larger one; null where they do not divide. */
  readonly copies: number | null
  /** True when the larger layout is such copies itself (data parallel). */
  readonly alreadyCopies: boolean
  /** The fewest GPUs that hold one copy of the model, where the plan states it. */
  readonly minGpus: number | null
  /** Share of the copies' summed throughput that routing leaves at the least. */
  readonly allowance: number
}

type Told = Recommendation['rules'][number]

export type Favours = NonNullable<Told['favours']>

export interface Outcome<Reason extends string = string> {
  readonly state: Told['state']
  readonly reason: Reason
  /** Null where the rule only adds to the others. */
  readonly favours: Favours | null
  readonly values: Readonly<Record<string, number | null>>
}

/** One rule of the choice between one larger layout and copies of a smaller one. */
export interface Rule<Reason extends string = string> {
  readonly reasons: readonly Reason[]
  readonly judge: (subject: LayoutSubject) => Outcome<Reason>
}
