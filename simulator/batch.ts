import { type Arrivals, type Engine, stepsOf, type Workload } from './model.ts'

export type State = {
  now: number
  sentCount: number
  prefillHead: number
  prefillDone: number
  running: number
  decoding: number
  resident: number
  /** Tokens that a decode step adds to the KV cache. */
  growth: number
  reserved: number
  decodeSteps: number
  decodeEnds: Float64Array
  readonly sent: Float64Array
  readonly firstTokens: Float64Array
  readonly firstSteps: Int32Array
  /** Requests that end at decode step d: a list from finishing[d % length] along nextFinishing, -1 ends it. */
  readonly finishing: Int32Array
  readonly nextFinishing: Int32Array
}

export type Prefill = { tokens: number; admitted: number; attended: number }

export const initialState = ({ outputTokens }: Workload): State => ({
  now: 0,
  sentCount: 0,
  prefillHead: 0,
  prefillDone: 0,
  running: 0,
  decoding: 0,
  resident: 0,
  growth: 0,
  reserved: 0,
  decodeSteps: 0,
  decodeEnds: new Float64Array(1024),
  sent: new Float64Array(outputTokens.length),
  firstTokens: new Float64Array(outputTokens.length),
  firstSteps: new Int32Array(outputTokens.length),
  finishing: new Int32Array(outputTokens.reduce((a, b) => Math.max(a, b), 1)).fill(-1),
  nextFinishing: new Int32Array(outputTokens.length),
})

export const receive = (state: State, arrivals: Arrivals): void => {
  for (let time = arrivals.next(); time <= state.now; time = arrivals.next()) {
    state.sent[state.sentCount++] = time
    arrivals.send()
  }
}

/** Full length reserved at admission, therefore no preemption. False when no slot or no room is free. */
const admit = (state: State, engine: Engine, length: number): boolean => {
  if (state.running >= engine.maxSequences || state.reserved + length > engine.kvTokens) return false
  state.running++
  state.reserved += length
  return true
}

export const prefill = (state: State, engine: Engine, { inputTokens, outputTokens }: Workload): Prefill => {
  const done = { tokens: 0, admitted: 0, attended: 0 }
  const budget = engine.maxBatchedTokens - (engine.scheduling === 'chunked' ? state.decoding : 0)
  while (done.tokens < budget && state.prefillHead < state.sentCount) {
    const input = inputTokens[state.prefillHead]!
    if (state.prefillDone === 0) {
      if (!admit(state, engine, input + outputTokens[state.prefillHead]!)) break
      done.admitted++
    }
    const chunk = Math.min(input - state.prefillDone, budget - done.tokens)
    done.tokens += chunk
    done.attended += chunk * (state.prefillDone + chunk / 2)
    state.prefillDone += chunk
    if (state.prefillDone < input) break
    state.prefillHead++
    state.prefillDone = 0
  }
  return done
}

const finish = (state: State, workload: Workload, arrivals: Arrivals, request: number): void => {
  const [input, output] = [workload.inputTokens[request]!, workload.outputTokens[request]!]
  state.running--
  state.reserved -= input + output
  state.resident -= input + output - 1
  arrivals.finish(state.now)
}

const growthOf = (workload: Workload, request: number): number =>
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
  state.decodeEnds[state.decodeSteps] = state.now
  const list = state.decodeSteps++ % state.finishing.length
  for (let request = state.finishing[list]!; request >= 0; request = state.nextFinishing[request]!) {
    state.decoding--
    state.growth -= growthOf(workload, request)
    finish(state, workload, arrivals, request)
  }
  state.finishing[list] = -1
}

export const startDecoding = (
  state: State,
  workload: Workload,
  arrivals: Arrivals,
  request: number,
): void => {
  state.firstTokens[request] = state.now
  state.firstSteps[request] = state.decodeSteps
  const output = workload.outputTokens[request]!
  if (output === 1) return finish(state, workload, arrivals, request)
  const list = (state.decodeSteps + stepsOf(workload, request) - 1) % state.finishing.length
  state.nextFinishing[request] = state.finishing[list]!
  state.finishing[list] = request
  state.decoding++
  state.growth += growthOf(workload, request)
}
