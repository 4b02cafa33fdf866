import { atLimit } from './diagnosis.ts'

/** Nearly all time goes to decoding, and a larger batch hardly slows a token down: memory traffic, shared by the batch. */
export const D = atLimit('cheap', [
  ['prefillLoad', (share) => share < 0.2],
  ['decodeShare', (share) => share >= 0.9],
  ['tpotGrowth', (growth) => growth < 0.3],
])
