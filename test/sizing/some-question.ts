import { withLengths } from '../../src/analysis/demand/token-demand.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Series } from '../../src/model/report.ts'
import type { SizedLayout, SizeQuestion } from '../../src/model/size.ts'

/** One request every 3 s, shares that nobody gave, 1 % of overflow. */
export const someQuestion = (more: Partial<SizeQuestion> = {}): SizeQuestion => ({
  typed: [],
  compare: null,
  shares: [0.7, 0.75, 0.8].map((value) => ({ value, nature: 'assumed' })),
  overflow: { value: 0.01, nature: 'assumed' },
  bursts: null,
  wait: null,
  intervals: [3],
  thinkTimes: [],
  users: [],
  employees: null,
  arrivals: [],
  tokenArrivals: [],
  growth: { value: 1, nature: 'assumed' },
  peakDay: null,
  balancer: { value: 'random', nature: 'assumed' },
  spare: false,
  prices: [],
  ...more,
})

/** 128 in flight at 27.07 requests/s, on one GPU. */
export const someLayout = (more: Partial<SizedLayout> = {}): SizedLayout => ({
  pool: { concurrency: 128, throughput: 27.07, most: 27.07, isJudged: false },
  id: 'typed-1',
  name: null,
  workload: null,
  gpus: { value: 1, nature: 'given' },
  concurrency: { value: 128, nature: 'given' },
  throughput: { value: 27.07, nature: 'given' },
  tokenThroughput: null,
  lengths: { outputTokens: null, totalTokens: null },
  judged: false,
  reported: null,
  waits: [],
  scheduledTime: null,
  ...more,
})

/** A layout of so much throughput at so many in flight, on so many GPUs. */
export const layoutOf = (throughput: number, concurrency: number, gpus = 1, more: Partial<SizedLayout> = {}) =>
  someLayout({
    id: `${gpus}-${throughput}`,
    throughput: { value: throughput, nature: 'given' },
    concurrency: { value: concurrency, nature: 'given' },
    gpus: { value: gpus, nature: 'given' },
    pool: { concurrency, throughput, most: throughput, isJudged: false },
    ...more,
  })

/** Series of a report, with the lengths of their requests and what it was asked. */
export const askedOf = (series: readonly Series[], plan: Plan) => series.map((one) => ({ ...withLengths(one), plan }))
