import { atLimit } from './diagnosis.ts'

/** Reading the prompts takes a fifth to a half of the server's time: neither prefill nor decoding alone decides. */
export const M = atLimit('shared', [['prefillLoad', (share) => share >= 0.2 && share < 0.5]])
