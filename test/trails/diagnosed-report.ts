import type { Report } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { stated } from '../document/elsewhere.ts'
import { someReport } from '../document/some-report.ts'
import { someFacts, someRun, type RunChoices } from '../builders.ts'

/** One level: requests in flight, mean TTFT and TPOT in seconds, requests/s. */
type Level = readonly [concurrency: number, ttft: number, tpot: number, requests: number, more?: RunChoices]

const tokens = 256

const level = (gpu: string, [concurrency, ttft, tpot, requests, more = {}]: Level, input = tokens): SettledRun => {
  const e2e = ttft + (tokens - 1) * tpot
  return someRun({
    facts: { ...someFacts, gpu: stated(gpu), inputTokens: { ...someFacts.inputTokens!, value: input } },
    tokens: { input, output: tokens },
    load: { concurrency },
    throughput: { requests },
    ...more,
    latency: {
      ttft: { mean: ttft, median: ttft, p99: 2 * ttft },
      tpot: { mean: tpot, median: tpot, p99: tpot },
      itl: { mean: tpot, median: tpot, p99: 1.5 * tpot },
      e2e: { mean: e2e, median: e2e, p99: 1.05 * e2e },
      ...more.latency,
    },
  })
}

const sweep = (gpu: string, ...levels: readonly Level[]): readonly SettledRun[] => levels.map((one) => level(gpu, one))

const stalls = { latency: { itl: { mean: 0.02, median: 0.01, p99: 0.09 } } }

const runs = [
  ...sweep('slots', [1, 0.02, 0.01, 0.39], [16, 0.1, 0.014, 4.36], [32, 3.7, 0.0141, 4.38]),
  ...sweep('prefill', [1, 0.2, 0.01, 0.36], [16, 0.4, 0.02, 2.9]),
  ...sweep('waits', [1, 0.02, 0.01, 0.39], [8, 0.6, 0.005, 4], [16, 1.2, 0.01, 4.2]),
  ...sweep('mixed', [1, 0.1, 0.01, 0.38], [16, 0.3, 0.02, 3]),
  ...sweep('cheap', [1, 0.01, 0.01, 0.39], [8, 0.02, 0.011, 2.8]),
  ...sweep('full', [1, 0.02, 0.01, 0.39], [8, 0.05, 0.02, 1.55], [16, 0.06, 0.039, 1.59]),
  ...sweep('stalls', [1, 0.02, 0.01, 0.39], [8, 0.04, 0.02, 1.554, stalls]),
  ...sweep('client', [1, 0.02, 0.01, 0.39], [16, 0.05, 0.012, 4.4]),
  level('far', [1, 0.5, 0.01, 0.33], 64),
  level('far', [1, 0.6, 0.01, 0.32], 4096),
]

/** A sweep for each bottleneck, named by its GPU. */
export const someDiagnosed = (): Report => someReport(runs)
