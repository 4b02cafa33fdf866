import type { LatencyStatistics } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import type { Problem } from '../model/source.ts'
import { latencyOf } from './run.ts'

/** The least and the most that something counted or timed can be, beside 0, and whether it can be 0. */
interface Bounds {
  readonly least: number
  readonly most: number
  readonly never0?: true
}
type Bounded<G> = { readonly [Name in keyof G]?: Bounds }

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

interface Odd {
  readonly name: string
  readonly field: string
  readonly value: number
}

const isOdd = (value: unknown, { least, most, never0 }: Bounds): value is number => {
  if (typeof value !== 'number' || value === 0) return value === 0 && never0 === true
  return !(Math.abs(value) >= least && Math.abs(value) <= most)
}

/** Members of a group that are out of their bounds, each by the field that it was read from. */
const oddIn = <G extends object>(group: G, bounds: Bounded<G>, fieldOf: (name: string) => string): readonly Odd[] =>
  Object.entries<Bounds>(bounds as Record<string, Bounds>).flatMap(([name, bound]) => {
    const value: unknown = group[name as keyof G]
    return isOdd(value, bound) ? [{ name, field: fieldOf(name), value }] : []
  })

const has = (odd: readonly Odd[], name: string): boolean => odd.some((one) => one.name === name)

/** A group whose odd members are absent. */
const without = <G extends object>(group: G, odd: readonly Odd[]): G =>
  Object.fromEntries(Object.entries(group).map(([name, value]) => [name, has(odd, name) ? null : value])) as G

/** A group that does not have them. */
const cut = <G extends object>(group: G, odd: readonly Odd[]): G =>
  Object.fromEntries(Object.entries(group).filter(([name]) => !has(odd, name))) as G

const oddStatistics = (told: LatencyStatistics | null): readonly Odd[] => {
  if (!told) return []
  const { mean: average, median, std, p90, p95, p99, others, from } = told
  const all = { mean: average, median, std, p90, p95, p99, ...others }
  const bounds = Object.fromEntries(Object.keys(all).map((name) => [name, latency]))
  return oddIn(all, bounds, (name) => from[name]?.field ?? name)
}

const statisticsWithout = (told: LatencyStatistics | null, odd: readonly Odd[]): LatencyStatistics | null =>
  told && { ...without(told, odd), others: cut(told.others, odd), from: cut(told.from, odd) }

const impossibleNumber = (field: string, value: number, where: string): Problem => ({
  code: 'impossibleNumber',
  where,
  values: { field, text: String(value) },
})

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
    problems: found.map(({ field, value }) => impossibleNumber(field, value, run.at)),
  }
}
