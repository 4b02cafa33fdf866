import { plannedRate } from '../../src/replay/arrivals.ts'
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
  id: 'typed-1',
  name: null,
  workload: null,
  gpus: { value: 1, nature: 'given' },
  concurrency: { value: 128, nature: 'given' },
  throughput: { value: 27.07, nature: 'given' },
  latency: { value: 128 / 27.07, nature: 'derived' },
  tokenThroughput: null,
  lengths: { outputTokens: null, totalTokens: null },
  judged: false,
  doubts: [],
  served: null,
  planned: { model: 'planned', arrivalRate: 18.7 },
  waits: [],
  scheduledTime: null,
  pool: { concurrency: 128, throughput: 27.07, most: 27.07 },
  ...more,
})

/** A layout of so much throughput at so many in flight, on so many GPUs. */
export const layoutOf = (throughput: number, concurrency: number, gpus = 1, more: Partial<SizedLayout> = {}) =>
  someLayout({
    id: `${gpus}-${throughput}`,
    throughput: { value: throughput, nature: 'given' },
    concurrency: { value: concurrency, nature: 'given' },
    latency: { value: concurrency / throughput, nature: 'derived' },
    gpus: { value: gpus, nature: 'given' },
    planned: { model: 'planned', arrivalRate: plannedRate([{ concurrency, throughput }], 0.01) },
    pool: { concurrency, throughput, most: throughput },
    ...more,
  })

/** Series of a report, with the lengths of their requests and what it was asked. */
export const askedOf = (series: readonly Series[], plan: Plan) => series.map((one) => ({ ...withLengths(one), plan }))
