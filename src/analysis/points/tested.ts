import { effectiveSamples, tailStarts } from '../../capacity/effective-samples.ts'
import { quantileAmong } from '../../capacity/ranked-values.ts'
import { shareChance } from '../../capacity/share-test.ts'
import type { Tested, UnconfirmedReason } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/sla.ts'
import { inFlightTogether } from '../occupancy.ts'
import { cut, steadyRequests } from '../steady/steady-run.ts'
import { sampleOf, type Sample } from './sample.ts'

/** Requests that a test may take for a sample of what will last. */
export interface Lasting {
  readonly run: Run
  readonly population: Tested['population']
  /** Blocks, in requests in flight, by which dependence is measured: busy periods of an open loop outlast those. */
  readonly spans: readonly number[]
}

const withRequests = (run: Run, requests: readonly number[]): Run => ({
  ...run,
  samples: run.samples && cut(run.samples, requests),
})

const inOrder = ({ samples }: Run): readonly number[] => {
  const places = [...(samples?.e2e ?? []).keys()]
  const { starts } = samples ?? {}
  return starts ? places.toSorted((a, b) => starts[a]! - starts[b]!) : places
}

/** A closed loop without its first wave and its end, an open one as it is; else why neither is to be had. */
export const lasting = (run: Run): Lasting | UnconfirmedReason => {
  const { concurrency, capRecorded, requestRate } = run.load
  if (!run.samples) return 'summaryOnly'
  if (concurrency !== null) {
    const steady = steadyRequests(run, concurrency)
    if (typeof steady === 'string') return 'noSteadyPart'
    return { run: withRequests(run, steady.part.requests), population: 'steadyPart', spans: [1] }
  }
  if (!capRecorded || typeof requestRate !== 'number') return 'noSteadyPart'
  return { run: withRequests(run, inOrder(run)), population: 'wholeRun', spans: [1, 2, 4] }
}

/** The least that the requests are worth by any of several tails and spans: one thin tail tells too little of dependence. */
const worthOf = ({ run, spans }: Lasting, limit: SlaLimit, values: Float64Array, percentile: number) => {
  const together = inFlightTogether(run)
  return Math.min(
    ...tailStarts(percentile).flatMap((start) => {
      const sample = sampleOf(run, limit, quantileAmong(values, start) ?? Number.NaN)
      return sample ? spans.map((span) => effectiveSamples(sample.over, sample.sizes, span * together)) : 1
    }),
  )
}

const shareBeyond = ({ values, over, failed }: Sample, threshold: number): number => {
  const beyond = values.reduce((count, value) => count + (value > threshold ? 1 : 0), 0)
  return ((beyond / values.length) * over.length + failed) / (over.length + failed)
}

/** The exact test of the share beyond a limit, in as many requests as these are worth; null without any. */
export const testedOn = (
  from: Lasting,
  limit: SlaLimit,
  verdict: 'pass' | 'fail',
  percentile: number,
): Tested | null => {
  const sample = sampleOf(from.run, limit, limit.threshold)
  if (!sample || sample.values.length === 0) return null
  const requests = sample.over.length + sample.failed
  const worth = worthOf(from, limit, sample.values, percentile)
  const effective = (worth * requests) / sample.over.length
  const share = shareBeyond(sample, limit.threshold)
  const chance = shareChance({ share, effective, percentile }, verdict)
  return { population: from.population, requests, effective, share, chance }
}
