import type { LatencyStatistics } from '../../src/model/metric.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { quantileOf, type SweepLevel, type Times } from '../../src/replay/sweep.ts'
import { factsOn, someRun, type RunChoices } from '../builders.ts'
import {
  judged,
  levelsOf,
  slowPrefill,
  someEngine,
  someSweep,
  unevenBothWays,
  unevenRequests,
} from '../replay/some-sweep.ts'

const told = (times: Times): Partial<LatencyStatistics> => ({
  mean: times.mean,
  std: times.std,
  median: quantileOf(times, 0.5),
  p90: quantileOf(times, 0.9),
  p95: quantileOf(times, 0.95),
  p99: quantileOf(times, 0.99),
})

const lengths = {
  ...factsOn(1),
  inputTokens: { value: 200, from: 'metadata', where: 'input_len' },
  outputTokens: { value: 101, from: 'metadata', where: 'output_len' },
} as const

const runOf = ({ concurrency, completed, throughput, ttft, itl, e2e, tpot }: SweepLevel): RunChoices => {
  const perToken = tpot!
  return {
    completed,
    facts: lengths,
    load: { concurrency },
    tokens: { input: 200, output: 101 },
    totals: { input: 200 * completed, output: 101 * completed },
    throughput: { requests: throughput, outputTokens: 101 * throughput, totalTokens: 301 * throughput },
    latency: {
      ttft: told(ttft!),
      itl: told(itl!),
      e2e: told(e2e!),
      tpot: { mean: perToken, median: perToken, std: 0, p90: perToken, p95: perToken, p99: perToken },
    },
  }
}

/** Of requests of many lengths. */
const unevenRun = (level: SweepLevel): SettledRun => {
  const { completed, throughput, promptTokens, answerTokens } = level
  const [input, output] = [promptTokens!, answerTokens!]
  return someRun({
    ...runOf(level),
    tokens: { input, output },
    totals: { input: input * completed, output: output * completed },
    throughput: { requests: throughput, outputTokens: output * throughput, totalTokens: (input + output) * throughput },
  })
}

const withoutE2e = (run: SettledRun): SettledRun => ({
  ...run,
  wholeRecord: false,
  latency: { ...run.latency, e2e: null },
})

/** The same server with answers of many lengths, of which the files have no E2EL. */
export const unevenSweep = (): readonly SettledRun[] =>
  judged(levelsOf(someEngine, unevenRequests)).levels.map((level) => withoutE2e(unevenRun(level)))

/** A server that carries less at random than the overflow rule says, with E2EL at all levels but these. */
export const slowPrefillSweep = (bare: readonly number[] = []): readonly SettledRun[] =>
  levelsOf(slowPrefill, unevenBothWays).map((level) => {
    const run = unevenRun(level)
    return bare.includes(level.concurrency) ? withoutE2e(run) : run
  })

/** Runs of a server that the model describes: concurrency 1 … 128, of which 64 and 128 fail. */
export const replayableSweep = (): readonly SettledRun[] => someSweep().levels.map((level) => someRun(runOf(level)))
