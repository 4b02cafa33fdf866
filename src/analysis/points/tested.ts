import { effectiveSamples, shareChance, tailStarts } from '../../maths/confidence.ts'
import { blocksOf, type LongList, countAbove } from '../../maths/long-list.ts'
import { quantilesAmong } from '../../maths/quantile.ts'
import { variation } from '../../maths/spread.ts'
import type { Tested, UnconfirmedReason } from '../../model/report.ts'
import type { RequestSamples, Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/metric.ts'
import { read, explained, record } from '../../trails/made.ts'
import { inFlightTogether } from '../occupancy.ts'
import { inRun, thresholdOf, type NamedRun } from '../places.ts'
import { cut, steadyRequests } from '../steady/steady-run.ts'

/** Values of single requests in the order of sending. */
export interface Sample {
  readonly values: LongList
  /** Of each bound, which ascend, how many values of each request lie there or beyond; a time that is no number lies beyond. */
  readonly over: (bounds: readonly number[]) => readonly Float64Array[]
  /** How many values each request has. */
  readonly sizes: Float64Array
  readonly failed: number
}

/** A statistic that was written in other units is one of the values but for the last digits. */
const tolerance = 1e-9

/** Requests that failed, or whose time is no number. */
const failedOf = (run: Run, samples: RequestSamples): number => Math.max(run.failed ?? 0, samples.failed)

const ofRequests = (all: Float64Array, failed: number): Sample => {
  const values = all.filter(Number.isFinite)
  return {
    values,
    over: (bounds) => bounds.map((bound) => values.map((one) => (one >= bound * (1 - tolerance) ? 1 : 0))),
    sizes: new Float64Array(values.length).fill(1),
    failed: failed + all.length - values.length,
  }
}

/** Counts those values from one place to before another that lie at each bound or beyond, of which most reach none. */
const countOver = (
  block: Float64Array,
  from: number,
  to: number,
  bounds: Float64Array,
  over: readonly Float64Array[],
  request: number,
): void => {
  for (let at = from; at < to; at += 1) {
    const value = block[at]!
    for (let i = 0; i < bounds.length && !(value < bounds[i]!); i += 1) over[i]![request]! += 1
  }
}

const slowGaps = (gaps: LongList, counts: Float64Array, asked: readonly number[]): readonly Float64Array[] => {
  const bounds = Float64Array.from(asked, (bound) => bound * (1 - tolerance))
  const over = asked.map(() => new Float64Array(counts.length))
  let [request, left] = [-1, 0]
  for (const block of blocksOf(gaps))
    for (let at = 0; at < block.length;) {
      while (left === 0) left = counts[(request += 1)]!
      const end = Math.min(block.length, at + left)
      countOver(block, at, end, bounds, over, request)
      left -= end - at
      at = end
    }
  return over
}

/** The sample that a statistic of a run is about, as far as its arrays tell; null without any. */
export const sampleOf = (run: Run, { metric }: SlaLimit): Sample | null => {
  const { samples } = run
  if (!samples) return null
  const failed = failedOf(run, samples)
  if (metric !== 'itl') return samples[metric].length > 0 ? ofRequests(samples[metric], failed) : null
  const { gaps, gapCounts } = samples
  if (!gapCounts || gaps.length === 0) return null
  return { values: gaps, over: (bounds) => slowGaps(gaps, gapCounts, bounds), sizes: gapCounts, failed }
}

/** Requests that a test may take for a sample of what will last. */
export interface Lasting {
  readonly run: NamedRun
  readonly population: Tested['population']
  /** Blocks, in requests in flight, by which dependence is measured: busy periods of an open loop outlast those. */
  readonly spans: readonly number[]
  /** Why its requests may all be one sample. */
  readonly inStep: 'equalLengths' | 'lengthsUnknown' | null
  /** What each request is worth, by the limit, as far as that was asked. */
  readonly worths: Map<string, number>
}

/** Below this standard deviation over mean of their lengths, answers begin and end in step for thousands of requests. */
const leastVariation = 0.25

/** Requests of a closed loop that keep step are one sample in all; one at a time there is nothing to keep step with. */
const keptInStep = ({ load, samples }: Run): Lasting['inStep'] => {
  if (load.concurrency === null || load.concurrency === 1) return null
  const spread = variation((samples?.outputTokens ?? new Float64Array()).filter((tokens) => tokens > 0))
  if (spread === null) return 'lengthsUnknown'
  return spread < leastVariation ? 'equalLengths' : null
}

const inOrder = ({ e2e, starts }: RequestSamples): readonly number[] => {
  const places = [...e2e.keys()]
  return starts ? places.toSorted((a, b) => starts[a]! - starts[b]!) : places
}

/** A closed loop without its first wave and its end, an open one as it is; else why neither is to be had. */
export const lasting = (run: NamedRun): Lasting | UnconfirmedReason => {
  const { concurrency, capRecorded, requestRate } = run.load
  if (!run.samples) return 'summaryOnly'
  const shared = { inStep: keptInStep(run), worths: new Map<string, number>() }
  if (concurrency !== null) {
    const steady = steadyRequests(run, concurrency)
    if (typeof steady === 'string') return 'noSteadyPart'
    return { run: { ...run, samples: steady.samples }, population: 'steadyPart', spans: [1], ...shared }
  }
  if (!capRecorded || typeof requestRate !== 'number') return 'noSteadyPart'
  const samples = cut(run.samples, inOrder(run.samples))
  return { run: { ...run, samples }, population: 'wholeRun', spans: [1, 2, 4], ...shared }
}

/**
 * The part of its requests that a sample is worth in independent ones: the least by any of several tails and spans, as one
 * thin tail tells too little of dependence.
 */
const worthOf = ({ run, spans }: Lasting, { values, over, sizes }: Sample, percentile: number): number => {
  const together = inFlightTogether(run)
  const starts = quantilesAmong(values, tailStarts(percentile).toReversed()).map((start) => start ?? Number.NaN)
  return Math.min(
    ...over(starts).flatMap((tail) =>
      spans.map((span) => effectiveSamples(tail, sizes, span * together) / tail.length),
    ),
  )
}

/** The same, worked out once. */
const worthBy = (from: Lasting, { id }: SlaLimit, sample: Sample, percentile: number): number => {
  const key = `${id} ${percentile}`
  const worth = from.worths.get(key) ?? worthOf(from, sample, percentile)
  from.worths.set(key, worth)
  return worth
}

/**
 * The part that the requests of a run are worth where they fall out of step: its first wave, the same in every run, does not
 * count as scatter. Null where that is not to be told.
 */
export const lastingWorth = (from: Lasting | UnconfirmedReason, limit: SlaLimit, percentile: number): number | null => {
  if (typeof from === 'string' || from.inStep !== null) return null
  const sample = sampleOf(from.run, limit)
  return sample && sample.values.length > 0 ? worthBy(from, limit, sample, percentile) : null
}

const shareBeyond = ({ values, sizes, failed }: Sample, threshold: number): number =>
  ((countAbove(values, threshold) / values.length) * sizes.length + failed) / (sizes.length + failed)

/** The exact test of the share beyond a limit, in as many requests as these are worth; null without any. */
export const testedOn = (
  from: Lasting,
  limit: SlaLimit,
  verdict: 'pass' | 'fail',
  percentile: number,
): Tested | null => {
  const sample = sampleOf(from.run, limit)
  if (!sample || sample.values.length === 0) return null
  const { run } = from
  const count = sample.sizes.length + sample.failed
  const C = inRun(run, 'load/concurrency')
  const requests = explained('lasting', count, { n: inRun(run, 'completed'), C })
  const worth = worthBy(from, limit, sample, percentile) * count
  const effective = explained('effective', worth, { n: requests, C })
  const share = explained('shareBeyond', shareBeyond(sample, limit.threshold), { n: requests, T: thresholdOf(limit) })
  const judged = read(`runs/${run.id}/judgements/${limit.id}/verdict`, verdict)
  const chance = explained('binomial', shareChance({ share: share.value, effective: worth, percentile }, verdict), {
    m: effective,
    s: share,
    verdict: judged,
    p: percentile,
  })
  return record({ population: from.population, requests, effective, share, chance })
}
