import { conclude, unknown, type Diagnosis } from './diagnosis.ts'

/** Reading the prompts takes a fifth to a half of the server's time: neither prefill nor decoding alone decides. */
export const M: Diagnosis<'shared'> = {
  about: 'limit',
  reasons: ['shared'],
  judge: ({ limit }) =>
    limit
      ? conclude('shared', limit, [
          { name: 'prefillLoad', told: limit.told.prefillLoad, holds: (share) => share >= 0.2 && share < 0.5 },
        ])
      : unknown('level'),
}
