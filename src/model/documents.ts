/** Every kind of file that documents are written as, by the name that --format and a plan give it, in the order of writing. */
export const formats = ['json', 'html', 'pdf', 'explore', 'xlsx', 'csv', 'md', 'pptx'] as const

export type Format = (typeof formats)[number]

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

/** What a chapter of one's own may stand behind, in the order of each volume; a part that a report lacks is passed over. */
export const chapterPlaces = {
  body: [
    'conclusion',
    'scope',
    'assumptions',
    'options',
    'results',
    'single-stream',
    'duels',
    'users',
    'cost',
    'risks',
    'operation',
    'measurements',
    'non-functional',
    'glossary',
    'end',
  ],
  evidence: [
    'workloads',
    'mix',
    'demand',
    'cost',
    'single-stream',
    'duels',
    'server-side',
    'findings',
    'conditions',
    'definitions',
    'counterparts',
    'points',
    'sources',
    'trail',
    'method',
    'glossary',
    'end',
  ],
} as const
