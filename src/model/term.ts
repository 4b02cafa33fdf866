/** Words of the glossary, in its order. */
export const terms = [
  'ttft',
  'tpot',
  'itl',
  'e2e',
  'percentile',
  'concurrency',
  'throughput',
  'planningRate',
  'overflow',
  'sla',
  'safeZone',
  'testLimit',
  'grade',
  'confirmed',
  'headroom',
  'users',
  'openLoop',
  'closedLoop',
  'tensorParallel',
  'replica',
  'littlesLaw',
] as const

export type Term = (typeof terms)[number]
