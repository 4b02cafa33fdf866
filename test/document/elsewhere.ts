import type { Facts } from '../../src/model/fact.ts'
import type { Run } from '../../src/model/run.ts'

export const stated = <T>(value: T) => ({ value, from: 'metadata', where: 'gpu' }) as const

/** The same run elsewhere: other facts, and latencies that no other run repeats. */
export const elsewhere = (
  runs: readonly Run[],
  facts: Facts,
  number: number,
  more: Partial<Run> = {},
): readonly Run[] =>
  runs.map((run) => ({
    ...run,
    ...more,
    stated: facts,
    facts,
    latency: {
      ...run.latency,
      ttft: run.latency.ttft && { ...run.latency.ttft, mean: (run.latency.ttft.mean ?? 0) * (1 + number / 1000) },
    },
  }))
