import type { Engine } from './model.ts'

export type Server = { readonly gpus: number; readonly folder: string; readonly engine: Engine }

const limits = { maxSequences: 256, maxBatchedTokens: 1024, scheduling: 'chunked', jitter: 0.03 } as const

/**
 * Two imaginary servers whose costs are effective values: they reproduce the throughput that HPC Systems
 * published in 2025-09 for gpt-oss 20B on one RTX 5090 and on two with tensor parallelism. They say nothing
 * about what happens inside those machines, and the KV pools and limits are assumptions.
 */
export const servers: readonly Server[] = [
  {
    gpus: 1,
    folder: '1xRTX5090',
    engine: {
      ...limits,
      kvTokens: 180_224,
      cost: { base: 3e-3, perSequence: 1.5e-5, perPrefillToken: 1e-5, perResidentToken: 9.5e-8, perAdmission: 15e-3 },
    },
  },
  {
    gpus: 2,
    folder: '2xRTX5090-tp2',
    engine: {
      ...limits,
      kvTokens: 458_752,
      cost: { base: 1.8e-3, perSequence: 7.85e-5, perPrefillToken: 1e-5, perResidentToken: 5.25e-8, perAdmission: 0 },
    },
  },
]
