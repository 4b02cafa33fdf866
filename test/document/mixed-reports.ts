import type { Facts } from '../../src/model/fact.ts'
import type { Mix, Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import type { Run } from '../../src/model/run.ts'
import { someCost, someDemand } from '../analysis/some-demand.ts'
import { someArrivals, someLoad } from '../analysis/some-sweep.ts'
import { factsOn } from '../builders.ts'
import { elsewhere, stated } from './elsewhere.ts'
import { someReport } from './some-report.ts'

/** The default facts on so many GPUs, for requests of another length. */
const lengths = (gpus: number, tokens: number): Facts => ({
  ...factsOn(gpus),
  inputTokens: stated(tokens),
  outputTokens: stated(tokens),
})

/** A closed-loop sweep whose throughput has a plateau. */
const sweep = (facts: Facts, letters: string, number: number, peak: number): readonly Run[] =>
  elsewhere(
    [...letters].map((letter, i) => {
      const concurrency = 2 ** i
      const run = someLoad(letter, concurrency)
      const requests = Math.min(concurrency / 4, peak)
      const e2e = { ...run.latency.e2e!, mean: concurrency / requests, p99: (1.2 * concurrency) / requests }
      return {
        ...run,
        duration: (run.completed ?? 0) / requests,
        latency: { ...run.latency, e2e },
        throughput: { ...run.throughput, requests, outputTokens: null, totalTokens: null },
      }
    }),
    facts,
    number,
  )

export const chatAndDocuments: Mix = {
  name: { en: 'office', ja: '業務' },
  classes: [
    { name: 'chat', inputTokens: 256, outputTokens: 256, weight: 80 },
    { name: null, inputTokens: 2048, outputTokens: 2048, weight: 20 },
  ],
}

const neverMeasured: Mix = {
  name: null,
  classes: [
    { name: null, inputTokens: 1, outputTokens: 1, weight: 1 },
    { name: null, inputTokens: 2, outputTokens: 2, weight: 3 },
  ],
}

/** Both classes on one GPU, one of them on two, the other there without an answer. */
const runs: readonly Run[] = [
  ...sweep(lengths(1, 256), 'pppppf', 1, 3),
  ...sweep(lengths(1, 2048), 'pppf', 2, 0.8),
  ...sweep(lengths(2, 256), 'pppppp', 3, 5),
  ...sweep(lengths(2, 2048), 'ff', 4, 1),
  ...sweep(lengths(3, 256), 'pppf', 5, 5),
  ...elsewhere([someArrivals('p', 1, 1), someArrivals('f', 4, 2)], lengths(3, 2048), 6),
  ...sweep(lengths(4, 2048), 'pppf', 7, 2),
]

const arrivals = { burstiness: 0.5, dayToDay: 0.2 }

/** What a plan asks of two mixes. */
export const mixedWith = (plan: Partial<Plan>): Report =>
  someReport(runs, { plan: { mixes: [chatAndDocuments, neverMeasured], arrivals, ...plan } })

/** Reports that mix workloads, and most of which say how arrivals come. */
export const mixedReports = {
  mixed: (): Report => mixedWith({}),
  mixedAtRandom: (): Report => mixedWith({ arrivals: { burstiness: null, dayToDay: null } }),
  mixedAsked: (): Report => mixedWith({ demand: someDemand({ arrivalRates: [9] }), spare: 1, cost: someCost() }),
  thinking: (): Report =>
    someReport(runs, { plan: { intervals: [], thinkTimes: [30], arrivals: { burstiness: null, dayToDay: 0.1 } } }),
} as const
