import { conclude, isNumber, unknown, type Diagnosis, type Quantity } from './diagnosis.ts'

/** A bottleneck that shows at the limit alone, where all of this holds there; `shown` is told besides. */
const atLimit = <Reason extends string>(
  reason: Reason,
  conditions: readonly (readonly [Quantity, (value: number) => boolean])[],
  shown?: Quantity,
): Diagnosis<Reason> => ({
  about: 'limit',
  reasons: [reason],
  judge: ({ limit }) => {
    if (!limit) return unknown('level')
    const besides = shown === undefined ? [] : limit.told[shown]
    const known = conditions.map(([name, holds]) => ({ name, told: limit.told[name], holds }))
    return conclude(reason, limit, known, isNumber(besides) ? { [shown!]: besides } : {})
  },
})

/** Reading the prompts takes a fifth to a half of the server's time: neither prefill nor decoding alone decides. */
export const M = atLimit('shared', [['prefillLoad', (share) => share >= 0.2 && share < 0.5]])

/** Nearly all time goes to decoding, and a larger batch hardly slows a token down: memory traffic, shared by the batch. */
export const D = atLimit('cheap', [
  ['prefillLoad', (share) => share < 0.2],
  ['decodeShare', (share) => share >= 0.9],
  ['tpotGrowth', (growth) => growth < 0.3],
])

/** Nearly all time goes to decoding, each token slows down as the batch grows, and throughput no longer does: full. */
export const D2 = atLimit('saturated', [
  ['decodeShare', (share) => share >= 0.9],
  ['tpotGrowth', (growth) => growth > 0.7],
  ['throughputGrowth', (growth) => growth < 0.2],
])

/** Now and then a token comes late although most come fast: decoding waits while a piece of a new prompt is read. */
export const J = atLimit(
  'stalls',
  [
    ['gapRatio', (ratio) => ratio > 3],
    ['gapPerToken', (ratio) => ratio > 2],
  ],
  'gap',
)
