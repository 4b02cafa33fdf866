import { conclude, isNumber, unknown, type Diagnosis } from './diagnosis.ts'

/** Now and then a token comes late although most come fast: decoding waits while a piece of a new prompt is read. */
export const J: Diagnosis<'stalls'> = {
  about: 'limit',
  reasons: ['stalls'],
  judge: ({ limit }) => {
    if (!limit) return unknown('level')
    const { gap, gapRatio, gapPerToken } = limit.told
    return conclude(
      'stalls',
      limit,
      [
        { name: 'gapRatio', told: gapRatio, holds: (ratio) => ratio > 3 },
        { name: 'gapPerToken', told: gapPerToken, holds: (ratio) => ratio > 2 },
      ],
      isNumber(gap) ? { gap } : {},
    )
  },
}
