import { conclude, unknown, type Diagnosis } from './diagnosis.ts'

/** Nearly all time goes to decoding, and a larger batch hardly slows a token down: memory traffic, shared by the batch. */
export const D: Diagnosis<'cheap'> = {
  about: 'limit',
  reasons: ['cheap'],
  judge: ({ limit }) =>
    limit
      ? conclude('cheap', limit, [
          { name: 'prefillLoad', told: limit.told.prefillLoad, holds: (share) => share < 0.2 },
          { name: 'decodeShare', told: limit.told.decodeShare, holds: (share) => share >= 0.9 },
          { name: 'tpotGrowth', told: limit.told.tpotGrowth, holds: (growth) => growth < 0.3 },
        ])
      : unknown('level'),
}
