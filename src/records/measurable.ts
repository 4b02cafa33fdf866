import type { Facts } from '../model/fact.ts'
import { type LatencyMetric, type LatencyStatistics, usualStatistics, type UsualStatistic } from '../model/metric.ts'
import type { Load, Run } from '../model/run.ts'
import { latencyOf } from './run.ts'

/** The least above zero, and the most; whether zero is nothing that was measured. */
type Range = readonly [least: number, most: number, positive?: 'positive']

const counts: Range = [1e-9, 1e9]
const rates = [1e-9, 1e12] as const
const loads: Range = [...rates, 'positive']
const lengths: Range = [1e-9, 1e12]
const totals: Range = [1e-9, 1e15]
/** Seconds: from a femtosecond to 30 years. */
const times: Range = [1e-15, 1e9]
const gpus: Range = [1e-9, 1e6]

const isPossible = (value: number, [least, most, positive]: Range): boolean =>
  (value === 0 && !positive) || (value >= least && value <= most)

/** The number where something can have measured it, else null. The field of any other is remembered. */
type Keep = <T extends number | 'inf' | null>(value: T, range: Range, field: string) => T | null

const loadOf = (load: Load, keep: Keep): Load => ({
  ...load,
  concurrency: keep(load.concurrency, loads, 'load.concurrency'),
  requestRate: keep(load.requestRate, loads, 'load.requestRate'),
  burstiness: keep(load.burstiness, loads, 'load.burstiness'),
  prompts: keep(load.prompts, counts, 'load.prompts'),
  warmups: keep(load.warmups, counts, 'load.warmups'),
})

const statisticsOf = (metric: LatencyMetric, told: LatencyStatistics, keep: Keep): LatencyStatistics | null => {
  const kept = (name: string, value: number | null): number | null => {
    const from = told.from[name as keyof LatencyStatistics['from']]
    return keep(value, times, from?.origin === 'summary' ? from.field : `${metric}.${name}`)
  }
  const own = Object.fromEntries(usualStatistics.map((name) => [name, kept(name, told[name])])) as Pick<
    LatencyStatistics,
    UsualStatistic
  >
  const others = Object.fromEntries(
    Object.entries(told.others).filter(([name, value]) => kept(name, value) !== null),
  ) as LatencyStatistics['others']
  const has = (name: string): boolean => Object.hasOwn(others, name) || own[name as keyof typeof own] != null
  const from = Object.fromEntries(Object.entries(told.from).filter(([name]) => has(name)))
  return Object.keys(from).length > 0 ? { ...told, ...own, others, from } : null
}

const parallel = /gpus|parallel|workers/i

const statedOf = (facts: Facts, keep: Keep): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([name, { value, where }]) =>
        typeof value !== 'number' || keep(value, parallel.test(name) ? gpus : lengths, where) !== null,
    ),
  )

const partsOf = (run: Run, keep: Keep): Partial<Run> => {
  const number = (name: string, value: number | null, range: Range): number | null =>
    keep(value, range, run.fields[name] ?? name)
  const { throughput } = run
  return {
    load: loadOf(run.load, keep),
    completed: number('completed', run.completed, counts),
    failed: number('failed', run.failed, counts),
    duration: number('duration', run.duration, rates),
    totals: {
      input: number('totals.input', run.totals.input, totals),
      output: number('totals.output', run.totals.output, totals),
    },
    tokens: {
      input: number('tokens.input', run.tokens.input, lengths),
      output: number('tokens.output', run.tokens.output, lengths),
    },
    throughput: {
      ...throughput,
      requests: number('throughput.requests', throughput.requests, rates),
      outputTokens: number('throughput.outputTokens', throughput.outputTokens, rates),
      totalTokens: number('throughput.totalTokens', throughput.totalTokens, rates),
    },
    peakInFlight: number('peakInFlight', run.peakInFlight, rates),
    latency: latencyOf((metric) => run.latency[metric] && statisticsOf(metric, run.latency[metric], keep)),
    stated: statedOf(run.stated, keep),
  }
}

/** A run without the numbers that nothing can have measured: negative, endless, too small or too large. Their fields are `impossible`. */
export const measurable = (run: Run): Run => {
  const impossible = new Set<string>()
  const keep: Keep = (value, range, field) => {
    if (typeof value !== 'number' || isPossible(value, range)) return value
    impossible.add(field)
    return null
  }
  const parts = partsOf(run, keep)
  return impossible.size === 0
    ? run
    : { ...run, ...parts, impossible: [...new Set([...run.impossible, ...impossible])] }
}
