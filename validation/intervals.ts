import { closedLoop, measure } from '../simulator/client.ts'
import { itlsOf, type Observation, pooledItls } from '../simulator/observation.ts'
import { once, summarize, type Weighted } from '../simulator/statistics.ts'
import { vllmResult } from '../simulator/vllm-result.ts'
import { bounded } from '../src/analysis/points/confirmation.ts'
import { judge } from '../src/analysis/points/judge.ts'
import { vllmServe } from '../src/inputs/vllm/serve.ts'
import { quantileInterval } from '../src/maths/quantile.ts'
import type { SlaLimit } from '../src/model/metric.ts'
import { bootstrapInterval } from './bootstrap.ts'
import { type Mechanics, randomServer, type Server } from './random-server.ts'
import { requestsOf } from './requests.ts'
import { percents } from './sweep.ts'

/** One interval against the truth; an end that is not given is null. */
export type Covered = { readonly low: boolean | null; readonly high: boolean | null }

/** What is covered on one server, by kind of interval. */
export type Coverage = Readonly<Record<Kind, Covered>>

export const kinds = [
  'TTFT, single requests',
  'ITL, single requests',
  'TTFT, summary',
  'ITL, summary',
  'TTFT, requests taken for independent',
  'ITL, bootstrap by request',
] as const
export type Kind = (typeof kinds)[number]

const mechanics = ['plain', 'mixed', 'strange'] as const satisfies readonly Mechanics[]
const levels = [4, 8, 16, 32, 64, 128] as const
const otherRuns = 10
const longestAnswer = 150

const limits = {
  ttft: { id: 'ttft.p99', metric: 'ttft', statistic: 'p99', threshold: 3 },
  itl: { id: 'itl.p99', metric: 'itl', statistic: 'p99', threshold: 0.12 },
} as const satisfies Readonly<Record<string, SlaLimit>>

const covered = (low: number | null, high: number | null, truth: number): Covered => ({
  low: low === null ? null : low <= truth,
  high: high === null ? null : high >= truth,
})

const p99Of = (values: Weighted): number => summarize(values, [99]).percentiles[0]!

const together = (all: readonly Weighted[]): Weighted => ({
  values: Float64Array.from(all.flatMap(({ values }) => [...values])),
  counts: Int32Array.from(all.flatMap(({ counts }) => [...counts])),
})

/** p99 over the requests of many runs like this one, first wave included: what its sample is an estimate of. */
const truthOf = (runs: readonly Observation[]) => ({
  ttft: p99Of(together(runs.map(({ ttfts }) => once(ttfts)))),
  itl: p99Of(together(runs.map((seen) => pooledItls(seen)))),
})

const intervalOf = (seen: Observation, concurrency: number, limit: SlaLimit, detailed: boolean) => {
  const invocation = { date: '', model: 'm', load: closedLoop(concurrency), metadata: {}, percents, detailed }
  const value = vllmResult(seen, invocation)
  const [run] = vllmServe.read({ kind: 'object', at: '', value }, { source: 's1', path: '' }).runs
  return bounded(run!, limit, judge(run!, limit)).interval
}

const asIndependent = (seen: Observation, truth: number): Covered => {
  const sorted = seen.ttfts.toSorted()
  const { lower, upper } = quantileInterval(sorted.length, 0.99)
  const at = (rank: number | null) => (rank === null ? null : sorted[rank - 1]!)
  return covered(at(lower), at(upper), truth)
}

const byBootstrap = (seen: Observation, truth: number): Covered => {
  const requests = Array.from(seen.ttfts.keys(), (i) => itlsOf(seen, i))
  const found = bootstrapInterval(requests, 0.99, { resamples: 200 })
  return covered(found?.lower ?? null, found?.upper ?? null, truth)
}

/** A run of a server, and what its intervals say of the runs that it might as well have been. */
export const coverageOf = (server: Server, concurrency: number, seed: number): Coverage => {
  const count = Math.max(seed % 3 === 0 ? 300 : 1000, 10 * concurrency)
  const run = (own: number): Observation => {
    const lengths = requestsOf(server, count, own)
    return measure(server.engine, lengths, closedLoop(concurrency), own + 1)
  }
  const seen = run(seed)
  const truth = truthOf(Array.from({ length: otherRuns }, (_, i) => run(1000 * seed + 2 * i)))
  const against = (metric: 'ttft' | 'itl', detailed: boolean): Covered => {
    const interval = intervalOf(seen, concurrency, limits[metric], detailed)
    return covered(interval?.low ?? null, interval?.high ?? null, truth[metric])
  }
  return {
    'TTFT, single requests': against('ttft', true),
    'ITL, single requests': against('itl', true),
    'TTFT, summary': against('ttft', false),
    'ITL, summary': against('itl', false),
    'TTFT, requests taken for independent': asIndependent(seen, truth.ttft),
    'ITL, bootstrap by request': byBootstrap(seen, truth.itl),
  }
}

/** So many servers from a seed on, of all mechanics and levels; those with long answers are left out for their time. */
export const coverages = (count: number, seed: number): readonly Coverage[] => {
  const all: Coverage[] = []
  for (let own = seed; all.length < count; own++) {
    const server = randomServer(mechanics[own % mechanics.length]!, own)
    const level = levels[Math.floor(own / mechanics.length) % levels.length]!
    if (server.output.mean <= longestAnswer) all.push(coverageOf(server, level, own))
  }
  return all
}
