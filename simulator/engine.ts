import { decode, initialState, type Prefill, prefill, receive, startDecoding, type State } from './batch.ts'
import type { Arrivals, Engine, Trace, Workload } from './model.ts'
import { noise, type Random } from './random.ts'

const checkFits = (engine: Engine, { inputTokens, outputTokens, decodeSteps }: Workload): void => {
  if (engine.maxBatchedTokens < engine.maxSequences) throw new RangeError('maxBatchedTokens < maxSequences')
  const tooLong = inputTokens.findIndex((tokens, i) => tokens + outputTokens[i]! > engine.kvTokens)
  if (tooLong >= 0) throw new RangeError(`request ${tooLong} is longer than the KV pool`)
  if (inputTokens.some((tokens) => tokens < 1)) throw new RangeError('an input is empty')
  if (outputTokens.some((tokens) => tokens < 1)) throw new RangeError('an output is empty')
  if (decodeSteps?.some((steps, i) => steps > outputTokens[i]! - 1 || (steps < 1 && outputTokens[i]! > 1)))
    throw new RangeError('a request has more decode steps than tokens, or none')
}

const padded = (decodes: number, multiple = 1): number => Math.ceil(decodes / multiple) * multiple

const stepTime = (state: State, engine: Engine, prefilled: Prefill, decodes: number, random: Random) => {
  const { base, perSequence, perPrefillToken, perResidentToken, perAdmission, perAttendedToken } = engine.cost
  const seconds =
    base +
    perSequence * padded(decodes, engine.batchMultiple) +
    perPrefillToken * prefilled.tokens +
    perResidentToken * state.resident +
    perAdmission * prefilled.admitted +
    (perAttendedToken ?? 0) * prefilled.attended
  const taken = engine.jitter === 0 ? seconds : seconds * (1 + engine.jitter * noise(random))
  return engine.stall && random() < engine.stall.probability ? taken + engine.stall.seconds : taken
}

const step = (
  state: State,
  engine: Engine,
  workload: Workload,
  arrivals: Arrivals,
  random: Random,
): boolean => {
  const firstPrefilled = state.prefillHead
  const prefilled = prefill(state, engine, workload)
  const stalled = engine.scheduling === 'prefill-first' && prefilled.tokens > 0
  const decodes = stalled ? 0 : state.decoding
  if (prefilled.tokens === 0 && decodes === 0) return false
  state.resident += prefilled.tokens
  state.now += stepTime(state, engine, prefilled, decodes, random)
  if (decodes > 0) decode(state, workload, arrivals)
  for (let i = firstPrefilled; i < state.prefillHead; i++) startDecoding(state, workload, arrivals, i)
  return true
}

/**
 * A continuous-batching server: first in, first out, one event per engine step whatever the batch.
 * Step time = base + perSequence·decodes + perPrefillToken·prefilled + perResidentToken·KV + perAdmission·new.
 */
export const simulate = (engine: Engine, workload: Workload, arrivals: Arrivals, random: Random): Trace => {
  checkFits(engine, workload)
  const state = initialState(workload)
  for (;;) {
    receive(state, arrivals)
    if (step(state, engine, workload, arrivals, random)) continue
    const next = arrivals.next()
    if (next === Infinity) break
    state.now = next
  }
  const { sent, firstTokens, firstSteps, now } = state
  return { sent, firstTokens, firstSteps, decodeEnds: state.decodeEnds.slice(0, state.decodeSteps), end: now }
}
