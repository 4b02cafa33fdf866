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
}

export const stepsOf = ({ outputTokens, decodeSteps }: Workload, request: number): number =>
  decodeSteps?.[request] ?? outputTokens[request]! - 1

/** The clients as the engine sees them; times in seconds, next() is Infinity while nobody is due to send. */
export type Arrivals = {
  readonly next: () => number
  readonly send: () => void
  readonly finish: (time: number) => void
}

/**
 * Times in seconds. Every decoding sequence gets one token at each decode step, so request i has its first
 * token at firstTokens[i] and the others at decodeEnds[firstSteps[i]], decodeEnds[firstSteps[i] + 1], …
 */
export type Trace = {
  readonly sent: Float64Array
  readonly firstTokens: Float64Array
  readonly firstSteps: Int32Array
  readonly decodeEnds: Float64Array
  readonly end: number
}
