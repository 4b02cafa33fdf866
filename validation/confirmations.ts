import { closedLoop, measure } from '../simulator/client.ts'
import { randomLengths, type Length } from '../simulator/lengths.ts'
import type { Engine } from '../simulator/model.ts'
import { type Observation, pooledItls } from '../simulator/observation.ts'
import { seededRandom } from '../simulator/random.ts'
import { servers } from '../simulator/servers.ts'
import { once, summarize, type Weighted } from '../simulator/statistics.ts'
import { vllmResult } from '../simulator/vllm-result.ts'
import { bounded, amongRepeats } from '../src/analysis/points/confirmation.ts'
import { judge } from '../src/analysis/points/judge.ts'
import { vllmServe } from '../src/inputs/vllm/serve.ts'
import { chosen } from '../src/maths/levels.ts'
import { steadyPart } from '../src/maths/steady.ts'
import type { Judgement, Standing } from '../src/model/report.ts'
import type { Run } from '../src/model/run.ts'
import type { SlaLimit } from '../src/model/metric.ts'
import { randomServer } from './random-server.ts'
import { percents } from './sweep.ts'

export const metrics = ['ttft', 'e2e', 'itl'] as const
export type ConfirmedMetric = (typeof metrics)[number]

/** Standard deviation over mean of the lengths, in and out. */
export const lengthKinds = { equal: 0, varied: 0.3, mixed: 1 } as const
export type LengthKind = keyof typeof lengthKinds

/** How sure a judgement is of a limit beyond which exactly such a share lies in the long run. */
export interface Confirmation {
  readonly lengths: LengthKind
  readonly metric: ConfirmedMetric
  /** Requests of the run, or of each of its repeats. */
  readonly requests: number
  readonly repeats: number
  readonly share: number
  readonly standing: Standing
}

interface Place {
  readonly engine: Engine
  readonly concurrency: number
  readonly lengths: LengthKind
  readonly seed: number
}

const shares = [0.01, 0.003] as const
const together = 3

const lengthOf = (mean: number, variation: number): Length => ({
  mean,
  variation,
  least: variation === 0 ? mean : 4,
  most: variation === 0 ? mean : 6 * mean,
})

const runOf = ({ engine, concurrency, lengths }: Place, count: number, seed: number): Observation => {
  const variation = lengthKinds[lengths]
  const [input, output] = [lengthOf(256, variation), lengthOf(64, variation)]
  return measure(engine, randomLengths(count, input, output, seededRandom(seed)), closedLoop(concurrency), seed + 1)
}

const joined = (all: readonly Weighted[]): Weighted => ({
  values: Float64Array.from(all.flatMap(({ values }) => [...values])),
  counts: Int32Array.from(all.flatMap(({ counts }) => [...counts])),
})

type Limits = Readonly<Record<ConfirmedMetric, readonly number[]>>

/** Where so large a share lies beyond in the steady state, by long runs. */
const truthOf = (place: Place, runs: number, count: number): Limits => {
  const long = Array.from({ length: runs }, (_, i) => {
    const seen = runOf(place, count, 900_000_000 + 1000 * place.seed + 2 * i)
    const kept = steadyPart(seen.starts, seen.latencies, place.concurrency).requests
    const keep = new Set(kept)
    const of = (values: Float64Array) => once(Float64Array.from(kept, (request) => values[request]!))
    return { ttft: of(seen.ttfts), e2e: of(seen.latencies), itl: pooledItls(seen, (request) => keep.has(request)) }
  })
  const limits = (metric: ConfirmedMetric) =>
    summarize(
      joined(long.map((one) => one[metric])),
      shares.map((share) => 100 * (1 - share)),
    ).percentiles
  return { ttft: limits('ttft'), e2e: limits('e2e'), itl: limits('itl') }
}

const readRun = (seen: Observation, concurrency: number): Run => {
  const load = closedLoop(concurrency)
  const value = vllmResult(seen, { date: '', model: 'm', load, metadata: {}, percents, detailed: true })
  return vllmServe.read({ kind: 'object', at: '', value }, { source: 's1', path: '' }).runs[0]!
}

const limitOf = (metric: ConfirmedMetric, threshold: number): SlaLimit => ({
  id: `${metric}.p99`,
  metric,
  statistic: 'p99',
  threshold,
})

interface Judged {
  readonly run: Run
  readonly judgement: Judgement
}

const repeatsOf = (all: readonly Judged[], limit: SlaLimit): readonly Standing[] =>
  Array.from({ length: all.length - together + 1 }, (_, first) => {
    const repeats = all.slice(first, first + together)
    const worst = chosen(
      repeats.map(({ judgement }) => judgement),
      'worst',
    )
    return amongRepeats(worst, repeats, limit).standing
  })

/** Runs of so many requests, each judged alone and some of them together, at limits whose truth is known. */
const confirmationsAt = (place: Place, limits: Limits, count: number, runs: number): readonly Confirmation[] => {
  const requests = Math.max(count, 10 * place.concurrency)
  const all = Array.from({ length: runs }, (_, i) =>
    readRun(runOf(place, requests, 100_000 * place.seed + 10 * count + 2 * i), place.concurrency),
  )
  return metrics.flatMap((metric) =>
    shares.flatMap((share, i) => {
      const limit = limitOf(metric, limits[metric][i]!)
      const judged = all.map((run) => ({ run, judgement: bounded(run, limit, judge(run, limit)) }))
      const told = { lengths: place.lengths, metric, requests: count, share }
      return [
        ...judged.map(({ judgement: { standing } }) => ({ ...told, repeats: 1, standing })),
        ...repeatsOf(judged, limit).map((standing) => ({ ...told, repeats: together, standing })),
      ]
    }),
  )
}

export interface Effort {
  readonly levels: readonly number[]
  readonly engines: number
  /** Runs by their number of requests. */
  readonly runs: Readonly<Record<number, number>>
  readonly long: { readonly runs: number; readonly requests: number }
}

const engines = (count: number): readonly Engine[] => [
  servers[0]!.engine,
  ...Array.from({ length: count - 1 }, (_, i) => randomServer('mixed', 5 + 7 * i).engine),
]

/** What is confirmed of limits beyond which exactly 1 % and 0.3 % lie, in closed loops of equal and of varied lengths. */
export const confirmations = ({ levels, engines: count, runs, long }: Effort): readonly Confirmation[] =>
  engines(count).flatMap((engine, e) =>
    levels.flatMap((concurrency, c) =>
      (['equal', 'varied', 'mixed'] as const).flatMap((lengths, l) => {
        const place = { engine, concurrency, lengths, seed: 1 + e + 10 * c + 100 * l }
        const limits = truthOf(place, long.runs, long.requests)
        return Object.entries(runs).flatMap(([requests, own]) => confirmationsAt(place, limits, Number(requests), own))
      }),
    ),
  )
