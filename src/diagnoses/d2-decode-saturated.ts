import { atLimit } from './diagnosis.ts'

/** Nearly all time goes to decoding, each token slows down as the batch grows, and throughput no longer does: full. */
export const D2 = atLimit('saturated', [
  ['decodeShare', (share) => share >= 0.9],
  ['tpotGrowth', (growth) => growth > 0.7],
  ['throughputGrowth', (growth) => growth < 0.2],
])
