/** Seconds that one engine step takes for each thing in it. */
type StepCost = {
  readonly base: number
  readonly perSequence: number
  readonly perPrefillToken: number
  readonly perResidentToken: number
  readonly perAdmission: number
  /** For each prefilled token and each token of its own prompt before it: attention, which makes prefill quadratic. */
  readonly perAttendedToken?: number
}

/** A step that takes longer now and then: garbage collection, a neighbour on the host. */
type Stall = { readonly probability: number; readonly seconds: number }

/** Weights of a mixture of experts: a step loads those that one of its tokens asks for, all of them in `seconds`. */
type Experts = {
  readonly seconds: number
  /** That one token asks for. */
  readonly share: number
}

/** Steps of more requests than graphs were captured for. */
type Cliff = { readonly above: number; readonly seconds: number }

/** A pause the first time that a batch size, in steps of `multiple`, is met above `warm`. */
type FirstUse = { readonly multiple: number; readonly seconds: number; readonly warm: number }

/** Tokens of a step reach their clients late, and in order: lognormal seconds. */
type Network = { readonly median: number; readonly deviation: number }

export type Engine = {
  readonly cost: StepCost
  /** Slots, as vLLM's max_num_seqs. */
  readonly maxSequences: number
  /** Tokens of one step, as vLLM's max_num_batched_tokens; longer prompts are prefilled in chunks. */
  readonly maxBatchedTokens: number
  readonly kvTokens: number
  /** 'chunked': prefill shares the step with all decodes. 'prefill-first': decodes wait for it. */
  readonly scheduling: 'chunked' | 'prefill-first'
  /** Relative standard deviation of a step's time, below 1/3. */
  readonly jitter: number
  /** Decodes are run as a multiple of this, as captured CUDA graphs are; absent: as they are. */
  readonly batchMultiple?: number
  readonly stall?: Stall
  readonly experts?: Experts
  readonly cliff?: Cliff
  readonly firstUse?: FirstUse
  readonly network?: Network
  /** Answers get their room as they grow; where there is none the youngest loses all it holds and is prefilled again. */
  readonly preempts?: boolean
}

/** Lengths in tokens of the requests, in the order in which they are sent. */
export type Workload = {
  readonly inputTokens: Int32Array
  readonly outputTokens: Int32Array
  /**
   * Decode steps in which request i gets the tokens after its first, 1 … outputTokens[i] − 1: fewer than those
   * tokens when drafts are accepted. Absent: one token each step.
   */
  readonly decodeSteps?: Int32Array
  /** Of the input, found in the cache: fewer than the input. Absent: none. */
  readonly cachedTokens?: Int32Array
}

export const stepsOf = ({ outputTokens, decodeSteps }: Workload, request: number): number =>
  decodeSteps?.[request] ?? outputTokens[request]! - 1

/** The clients as the engine sees them; times in seconds, next() is Infinity while nobody is due to send. */
export type Arrivals = {
  readonly next: () => number
  readonly send: () => void
  readonly finish: (time: number) => void
}

/** A request that got a token at the end of decode step `from` and its next at that of `to`, as it was preempted between. */
export type Pause = { readonly request: number; readonly from: number; readonly to: number }

/**
 * Times in seconds, as the clients saw them. Every decoding sequence gets one token at each decode step, so request i has its first
 * token at firstTokens[i] and the others at decodeEnds[firstSteps[i]], decodeEnds[firstSteps[i] + 1], …
 * but for pauses, in the order in which they ended.
 */
export type Trace = {
  readonly sent: Float64Array
  readonly firstTokens: Float64Array
  readonly firstSteps: Int32Array
  readonly decodeEnds: Float64Array
  readonly pauses: readonly Pause[]
  readonly end: number
}

/** Decode steps from a request's first to its last, those of its pauses counted. */
export const spansOf = ({ pauses }: Pick<Trace, 'pauses'>, workload: Workload): Int32Array => {
  const spans = workload.outputTokens.map((_, request) => stepsOf(workload, request))
  for (const { request, from, to } of pauses) spans[request] = spans[request]! + to - from - 1
  return spans
}
