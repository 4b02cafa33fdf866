import type { Prefill, State } from './batch.ts'
import type { Engine } from './model.ts'
import { noise, normal, type Random } from './random.ts'

const padded = (decodes: number, multiple = 1): number => Math.ceil(decodes / multiple) * multiple

const expertsTime = ({ experts }: Engine, tokens: number): number =>
  experts ? experts.seconds * (1 - (1 - experts.share) ** tokens) : 0

const cliffTime = ({ cliff }: Engine, decodes: number): number => (cliff && decodes > cliff.above ? cliff.seconds : 0)

/** Remembers the batch size. */
const firstUseTime = ({ sizesMet }: State, { firstUse }: Engine, decodes: number): number => {
  if (!firstUse || decodes <= firstUse.warm) return 0
  const size = padded(decodes, firstUse.multiple)
  if (sizesMet.has(size)) return 0
  sizesMet.add(size)
  return firstUse.seconds
}

/** Seconds of a step of so many decodes beside the prefill. */
export const stepTime = (state: State, engine: Engine, prefilled: Prefill, decodes: number, random: Random): number => {
  const { base, perSequence, perPrefillToken, perResidentToken, perAdmission, perAttendedToken } = engine.cost
  const seconds =
    base +
    perSequence * padded(decodes, engine.batchMultiple) +
    perPrefillToken * prefilled.tokens +
    perResidentToken * state.resident +
    perAdmission * prefilled.admitted +
    (perAttendedToken ?? 0) * prefilled.attended +
    expertsTime(engine, decodes + prefilled.tokens) +
    cliffTime(engine, decodes)
  const taken = engine.jitter === 0 ? seconds : seconds * (1 + engine.jitter * noise(random))
  const stalled = engine.stall && random() < engine.stall.probability ? engine.stall.seconds : 0
  return taken + stalled + firstUseTime(state, engine, decodes)
}

/** Seconds that tokens take to their clients. */
export const networkTime = ({ network }: Engine, random: Random): number =>
  network ? network.median * Math.exp(network.deviation * normal(random)) : 0
