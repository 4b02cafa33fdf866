import { decode, initialState, prefill, receive, startDecoding, type State } from './batch.ts'
import type { Arrivals, Engine, Trace, Workload } from './model.ts'
import { makeRoom } from './preemption.ts'
import type { Random } from './random.ts'
import { networkTime, stepTime } from './step-time.ts'

const checkFits = (engine: Engine, workload: Workload): void => {
  const { inputTokens, outputTokens, decodeSteps, cachedTokens } = workload
  if (engine.maxBatchedTokens < engine.maxSequences) throw new RangeError('maxBatchedTokens < maxSequences')
  const tooLong = inputTokens.findIndex((tokens, i) => tokens + outputTokens[i]! > engine.kvTokens)
  if (tooLong >= 0) throw new RangeError(`request ${tooLong} is longer than the KV pool`)
  if (inputTokens.some((tokens) => tokens < 1)) throw new RangeError('an input is empty')
  if (outputTokens.some((tokens) => tokens < 1)) throw new RangeError('an output is empty')
  if (decodeSteps?.some((steps, i) => steps > outputTokens[i]! - 1 || (steps < 1 && outputTokens[i]! > 1)))
    throw new RangeError('a request has more decode steps than tokens, or none')
  if (cachedTokens?.some((tokens, i) => tokens >= inputTokens[i]!)) throw new RangeError('an input is wholly cached')
}

const step = (state: State, engine: Engine, workload: Workload, arrivals: Arrivals, random: Random): boolean => {
  makeRoom(state, engine, workload)
  const prefilled = prefill(state, engine, workload)
  const waits = engine.scheduling === 'prefill-first' && prefilled.tokens > 0
  const decodes = waits ? 0 : state.decoding
  if (prefilled.tokens === 0 && decodes === 0) return false
  state.now += stepTime(state, engine, prefilled, decodes, random)
  state.seen = Math.max(state.seen, state.now + networkTime(engine, random))
  if (decodes > 0) decode(state, workload, arrivals)
  for (const request of prefilled.finished) startDecoding(state, workload, arrivals, request)
  return true
}

/** A server that runs up to a time, as far as what has arrived by then takes it. */
export const serverOn = (engine: Engine, workload: Workload, arrivals: Arrivals, random: Random) => {
  checkFits(engine, workload)
  const state = initialState(workload)
  const until = (time: number): void => {
    while (state.now < time) {
      receive(state, arrivals)
      if (step(state, engine, workload, arrivals, random)) continue
      const next = arrivals.next()
      if (next === Infinity) return
      state.now = next
    }
  }
  const trace = (): Trace => {
    const { sent, firstTokens, firstSteps, pauses, seen } = state
    const decodeEnds = state.decodeEnds.slice(0, state.decodeSteps)
    return { sent, firstTokens, firstSteps, decodeEnds, pauses, end: seen }
  }
  return { until, trace }
}

/**
 * A continuous-batching server: first in, first out, one event per engine step whatever the batch.
 * Step time = base + perSequence·decodes + perPrefillToken·prefilled + perResidentToken·KV + perAdmission·new.
 */
export const simulate = (engine: Engine, workload: Workload, arrivals: Arrivals, random: Random): Trace => {
  const server = serverOn(engine, workload, arrivals, random)
  server.until(Infinity)
  return server.trace()
}
