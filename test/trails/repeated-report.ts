import type { Report } from '../../src/model/report.ts'
import type { RepeatPolicy } from '../../src/model/plan.ts'
import { someReport } from '../document/some-report.ts'
import { factsOn, someRun } from '../builders.ts'

/** Three repeats of each of three levels, on one and on two GPUs; rounded, unequal, and the last level fails. */
const runs = [1, 2].flatMap((gpus) =>
  [8, 16, 32].flatMap((concurrency) =>
    [0, 1, 2].map((repeat) =>
      someRun({
        facts: factsOn(gpus),
        load: { concurrency },
        throughput: { requests: (gpus * concurrency) / (4 + repeat / 10), requestsRounding: 0.005 },
        latency: {
          ttft: { median: 0.2, p99: (concurrency / 10) * (1 + repeat / 20) },
          e2e: { mean: 4 + repeat / 10, p99: 5 },
        },
        samples: { ttft: Float64Array.from({ length: 400 }, (_, i) => 0.2 + (i * concurrency) / 4000) },
      }),
    ),
  ),
)

const withoutMean = runs.map((run) => ({ ...run, samples: null, latency: { ...run.latency, e2e: null, tpot: null } }))

const openWithoutMean = withoutMean
  .filter((_, i) => i % 3 === 0)
  .map((run, i) => ({ ...run, load: { ...run.load, concurrency: null, requestRate: i + 1 } }))

const by =
  (repeatPolicy: RepeatPolicy, of = runs) =>
  (): Report =>
    someReport(of, { plan: { repeatPolicy, thinkTimes: [30] } })

/** Reports whose levels have repeats, merged in every way. */
export const repeated = {
  worst: by('worst'),
  median: by('median'),
  pooled: by('pooled'),
  notPooled: by('pooled', withoutMean),
  rebuilt: by('worst', openWithoutMean),
} as const
