import { conclude, unknown, type Diagnosis } from './diagnosis.ts'

/** Nearly all time goes to decoding, each token slows down as the batch grows, and throughput no longer does: full. */
export const D2: Diagnosis<'saturated'> = {
  about: 'limit',
  reasons: ['saturated'],
  judge: ({ limit }) =>
    limit
      ? conclude('saturated', limit, [
          { name: 'decodeShare', told: limit.told.decodeShare, holds: (share) => share >= 0.9 },
          { name: 'tpotGrowth', told: limit.told.tpotGrowth, holds: (growth) => growth > 0.7 },
          { name: 'throughputGrowth', told: limit.told.throughputGrowth, holds: (growth) => growth < 0.2 },
        ])
      : unknown('level'),
}
