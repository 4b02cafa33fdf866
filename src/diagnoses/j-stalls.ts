import { atLimit } from './diagnosis.ts'

/** Now and then a token comes late although most come fast: decoding waits while a piece of a new prompt is read. */
export const J = atLimit(
  'stalls',
  [
    ['gapRatio', (ratio) => ratio > 3],
    ['gapPerToken', (ratio) => ratio > 2],
  ],
  'gap',
)
