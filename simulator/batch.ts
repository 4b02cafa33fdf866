import { type Arrivals, type Engine, type Pause, stepsOf, type Workload } from './model.ts'

/** A prompt at work: of its tokens, `done` are in the cache. */
type Job = { readonly request: number; readonly tokens: number; done: number }

export type State = {
  now: number
  /** When the clients got what they last got. */
  seen: number
  sentCount: number
  prefillHead: number
  prefilling: Job | null
  /** Preempted requests, the next last. */
  readonly waiting: Job[]
  running: number
  decoding: number
  resident: number
  /** Tokens that a decode step adds to the KV cache. */
  growth: number
  reserved: number
  /** Something was preempted, and nothing is admitted until the next step. */
  crowded: boolean
  decodeSteps: number
  decodeEnds: Float64Array
  readonly sent: Float64Array
  readonly firstTokens: Float64Array
  readonly firstSteps: Int32Array
  /** Of a request's decode steps, those before it was last preempted, and where it went on. */
  readonly stepsBefore: Int32Array
  readonly startedAt: Int32Array
  /** Requests in the order in which they began or went on to decode, ended ones among them. */
  readonly started: number[]
  readonly ended: Uint8Array
  readonly pauses: Pause[]
  /** Batch sizes met, in multiples. */
  readonly sizesMet: Set<number>
  /** Requests that end at decode step d: a list from finishing[d % length] along nextFinishing, -1 ends it. */
  readonly finishing: Int32Array
  readonly nextFinishing: Int32Array
}

export type Prefill = {
  tokens: number
  admitted: number
  attended: number
  /** Requests whose prompts are done. */
  readonly finished: number[]
}

export const initialState = ({ outputTokens }: Workload): State => ({
  now: 0,
  seen: 0,
  sentCount: 0,
  prefillHead: 0,
  prefilling: null,
  waiting: [],
  running: 0,
  decoding: 0,
  resident: 0,
  growth: 0,
  reserved: 0,
  crowded: false,
  decodeSteps: 0,
  decodeEnds: new Float64Array(1024),
  sent: new Float64Array(outputTokens.length),
  firstTokens: new Float64Array(outputTokens.length),
  firstSteps: new Int32Array(outputTokens.length),
  stepsBefore: new Int32Array(outputTokens.length),
  startedAt: new Int32Array(outputTokens.length),
  started: [],
  ended: new Uint8Array(outputTokens.length),
  pauses: [],
  sizesMet: new Set(),
  finishing: new Int32Array(outputTokens.reduce((a, b) => Math.max(a, b), 1)).fill(-1),
  nextFinishing: new Int32Array(outputTokens.length),
})

export const receive = (state: State, arrivals: Arrivals): void => {
  for (let time = arrivals.next(); time <= state.now; time = arrivals.next()) {
    state.sent[state.sentCount++] = time
    arrivals.send()
  }
}

/** Of the KV cache, left free when a request is admitted without room for its answer, as vLLM does. */
const watermark = 0.01

/** Full length reserved at admission, unless requests may be preempted. False when no slot or no room is free. */
const admit = (state: State, engine: Engine, { request, tokens }: Job, workload: Workload): boolean => {
  const length = workload.inputTokens[request]! + workload.outputTokens[request]!
  const held = engine.preempts ? state.resident + tokens + watermark * engine.kvTokens : state.reserved + length
  if (state.running >= engine.maxSequences || (held > engine.kvTokens && state.running > 0)) return false
  state.running++
  state.reserved += length
  return true
}

const nextJob = ({ waiting, prefillHead, sentCount }: State, workload: Workload): Job | null => {
  if (waiting.length > 0) return waiting.at(-1)!
  if (prefillHead >= sentCount) return null
  const done = workload.cachedTokens?.[prefillHead] ?? 0
  return { request: prefillHead, tokens: workload.inputTokens[prefillHead]!, done }
}

/** The prompt at work or the next that is admitted; null if there is none. */
const jobOf = (state: State, engine: Engine, workload: Workload, prefilled: Prefill): Job | null => {
  if (state.prefilling || state.crowded) return state.prefilling
  const job = nextJob(state, workload)
  if (!job || !admit(state, engine, job, workload)) return null
  if (state.waiting.length > 0) state.waiting.pop()
  else state.prefillHead++
  state.resident += job.done
  prefilled.admitted++
  return (state.prefilling = job)
}

export const prefill = (state: State, engine: Engine, workload: Workload): Prefill => {
  const prefilled: Prefill = { tokens: 0, admitted: 0, attended: 0, finished: [] }
  const budget = engine.maxBatchedTokens - (engine.scheduling === 'chunked' ? state.decoding : 0)
  while (prefilled.tokens < budget) {
    const job = jobOf(state, engine, workload, prefilled)
    if (!job) break
    const chunk = Math.min(job.tokens - job.done, budget - prefilled.tokens)
    prefilled.tokens += chunk
    prefilled.attended += chunk * (job.done + chunk / 2)
    state.resident += chunk
    job.done += chunk
    if (job.done < job.tokens) break
    prefilled.finished.push(job.request)
    state.prefilling = null
  }
  return prefilled
}

const finish = (state: State, workload: Workload, arrivals: Arrivals, request: number): void => {
  const [input, output] = [workload.inputTokens[request]!, workload.outputTokens[request]!]
  state.running--
  state.ended[request] = 1
  state.reserved -= input + output
  state.resident -= input + output - 1
  arrivals.finish(state.seen)
}

export const growthOf = (workload: Workload, request: number): number =>
  (workload.outputTokens[request]! - 1) / stepsOf(workload, request)

const withRoom = (times: Float64Array, count: number): Float64Array => {
  if (count < times.length) return times
  const larger = new Float64Array(2 * times.length)
  larger.set(times)
  return larger
}

export const decode = (state: State, workload: Workload, arrivals: Arrivals): void => {
  state.resident += state.growth
  state.decodeEnds = withRoom(state.decodeEnds, state.decodeSteps)
  state.decodeEnds[state.decodeSteps] = state.seen
  const list = state.decodeSteps++ % state.finishing.length
  for (let request = state.finishing[list]!; request >= 0; request = state.nextFinishing[request]!) {
    state.decoding--
    state.growth -= growthOf(workload, request)
    finish(state, workload, arrivals, request)
  }
  state.finishing[list] = -1
}

/** The list of requests that end with this one, which is decoding. */
export const listOf = (state: State, workload: Workload, request: number): number => {
  const left = stepsOf(workload, request) - state.stepsBefore[request]!
  return (state.startedAt[request]! + left - 1) % state.finishing.length
}

/** Of a request whose prompt is done: its first token, or its next after a pause. */
export const startDecoding = (state: State, workload: Workload, arrivals: Arrivals, request: number): void => {
  const before = state.stepsBefore[request]!
  if (before > 0) resume(state, request)
  else {
    if (state.firstTokens[request] === 0) state.firstTokens[request] = state.seen
    state.firstSteps[request] = state.decodeSteps
  }
  if (workload.outputTokens[request] === 1) return finish(state, workload, arrivals, request)
  state.startedAt[request] = state.decodeSteps
  state.started.push(request)
  const list = listOf(state, workload, request)
  state.nextFinishing[request] = state.finishing[list]!
  state.finishing[list] = request
  state.decoding++
  state.growth += growthOf(workload, request)
}

const resume = (state: State, request: number): void => {
  const from = state.startedAt[request]! - 1
  state.pauses.push({ request, from, to: state.decodeSteps })
}
