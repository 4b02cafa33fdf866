import type { Report } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { factsOn, someRun, someSla } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import { queueSla, queueSweep } from '../analysis/queue-sweep.ts'

/** Two repeats of each level on one and on two GPUs, rounded; both limits lie between two levels. */
const pair: readonly SettledRun[] = [1, 2].flatMap((gpus) =>
  [4, 8, 16, 32, 64, 128].flatMap((concurrency) =>
    [1, 1.01].map((times) => {
      const mean = times * (4 + (0.05 * concurrency) / gpus)
      return someRun({
        facts: factsOn(gpus),
        load: { concurrency },
        throughput: { requests: concurrency / mean, requestsRounding: 0.005 },
        latency: {
          ttft: { mean: 0.02 * mean, median: 0.02 * mean, p99: (0.06 * concurrency * times) / gpus },
          tpot: { mean: (0.98 * mean) / 255, median: (0.98 * mean) / 255, p99: mean / 255 },
          itl: null,
          e2e: { mean, median: mean, p99: 1.1 * mean },
        },
      })
    }),
  ),
)

/** Reports with a choice of layouts and with values between two levels, queued and not. */
export const layoutReports = {
  pair: (): Report => someReport(pair, { plan: { sla: someSla('ttft.p99<=3s') } }),
  single: (): Report =>
    someReport(
      pair.filter(({ facts }) => facts.gpus?.value === 2),
      { plan: { sla: someSla('ttft.p99<=3s') } },
    ),
  queue: (): Report => someReport(queueSweep(), { plan: { sla: someSla(queueSla) } }),
} as const
