import { growthOf, listOf, type State } from './batch.ts'
import type { Engine, Workload } from './model.ts'

/** The request that last began to decode. */
const youngest = ({ started, ended }: State): number => {
  while (ended[started.at(-1)!]) started.pop()
  return started.pop()!
}

const unlist = ({ finishing, nextFinishing }: State, list: number, request: number): void => {
  if (finishing[list] === request) {
    finishing[list] = nextFinishing[request]!
    return
  }
  let before = finishing[list]!
  while (nextFinishing[before] !== request) before = nextFinishing[before]!
  nextFinishing[before] = nextFinishing[request]!
}

/** It loses what it holds, and waits before all others to be prefilled again, its own tokens with its prompt. */
const preempt = (state: State, workload: Workload, request: number): void => {
  unlist(state, listOf(state, workload, request), request)
  const steps = state.decodeSteps - state.startedAt[request]!
  state.stepsBefore[request]! += steps
  const tokens = workload.inputTokens[request]! + state.stepsBefore[request]! * growthOf(workload, request)
  state.startedAt[request] = state.decodeSteps
  state.waiting.push({ request, tokens, done: 0 })
  state.running--
  state.decoding--
  state.growth -= growthOf(workload, request)
  state.reserved -= workload.inputTokens[request]! + workload.outputTokens[request]!
  state.resident -= tokens
}

/** Preempts until the next decode step has room for its tokens; the last request stays. */
export const makeRoom = (state: State, engine: Engine, workload: Workload): void => {
  state.crowded = false
  if (!engine.preempts) return
  while (state.decoding > 1 && state.resident + state.growth > engine.kvTokens) {
    preempt(state, workload, youngest(state))
    state.crowded = true
  }
}
