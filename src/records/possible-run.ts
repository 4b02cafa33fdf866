import type { LatencyStatistics } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import type { Problem } from '../model/source.ts'
import { type Bounded, type Bounds, cut, type Odd, oddIn, problemsOf, without } from './bounds.ts'
import { latencyOf } from './run.ts'

const requests: Bounds = { least: 1, most: 1e9 }
const slots: Bounds = { least: 1, most: 1e12 }
const tokens: Bounds = { least: 1, most: 1e15 }
const length: Bounds = { least: 1, most: 1e12 }
/** A mean of a request, a rate by the second, seconds of a run. */
const mean: Bounds = { least: 1e-9, most: 1e12 }
/** In seconds. */
const latency: Bounds = { least: 1e-15, most: 1e9 }
const gpus: Bounds = { least: 1, most: 1e6 }

const ofRun = { completed: requests, failed: requests, failedAsTold: requests, duration: mean, peakInFlight: slots }
const ofLoad = {
  concurrency: { ...slots, never0: true },
  requestRate: mean,
  burstiness: mean,
  prompts: requests,
  warmups: requests,
} as const
const ofThroughput = { requests: mean, outputTokens: mean, totalTokens: mean }
const ofFacts: Bounded<Run['stated']> = {
  gpus,
  tensorParallel: gpus,
  pipelineParallel: gpus,
  dataParallel: gpus,
  prefillWorkers: gpus,
  decodeWorkers: gpus,
  minGpus: gpus,
  inputTokens: length,
  outputTokens: length,
  concurrency: slots,
  kvCacheTokens: length,
}

const oddStatistics = (told: LatencyStatistics | null): readonly Odd[] => {
  if (!told) return []
  const { mean: average, median, std, p90, p95, p99, others, from } = told
  const all = { mean: average, median, std, p90, p95, p99, ...others }
  const bounds = Object.fromEntries(Object.keys(all).map((name) => [name, latency]))
  return oddIn(all, bounds, (name) => from[name]?.field ?? name)
}

const statisticsWithout = (told: LatencyStatistics | null, odd: readonly Odd[]): LatencyStatistics | null =>
  told && { ...without(told, odd), others: cut(told.others, odd), from: cut(told.from, odd) }

/**
 * A run of whatever format without the numbers that nothing can have counted or timed, also of those that were made of
 * others: they are absent, and said to be impossible.
 */
export const possibleRun = (run: Run): { readonly run: Run; readonly problems: readonly Problem[] } => {
  const read = (part: string) => (name: string) => run.fields[`${part}${name}`] ?? name
  const numbers = Object.fromEntries(Object.entries(run.stated).map(([name, fact]) => [name, fact.value]))
  const odd = {
    own: oddIn(run, ofRun, read('')),
    load: oddIn(run.load, ofLoad, read('load.')),
    totals: oddIn(run.totals, { input: tokens, output: tokens }, read('totals.')),
    tokens: oddIn(run.tokens, { input: mean, output: mean }, read('totals.')),
    throughput: oddIn(run.throughput, ofThroughput, read('throughput.')),
    stated: oddIn(numbers, ofFacts, (name) => run.stated[name as 'gpus']?.where ?? name),
    ttft: oddStatistics(run.latency.ttft),
    tpot: oddStatistics(run.latency.tpot),
    itl: oddStatistics(run.latency.itl),
    e2e: oddStatistics(run.latency.e2e),
  }
  const found = [
    ...new Map(
      Object.values(odd)
        .flat()
        .map((one) => [one.field, one]),
    ).values(),
  ]
  if (found.length === 0) return { run, problems: [] }
  return {
    run: {
      ...without(run, odd.own),
      load: without(run.load, odd.load),
      totals: without(run.totals, odd.totals),
      tokens: without(run.tokens, odd.tokens),
      throughput: without(run.throughput, odd.throughput),
      stated: cut(run.stated, odd.stated),
      latency: latencyOf((metric) => statisticsWithout(run.latency[metric], odd[metric])),
      impossible: [...run.impossible, ...found.map(({ field }) => field)],
    },
    problems: problemsOf(found, run.at),
  }
}
