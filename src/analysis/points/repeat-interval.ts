import { repeatInterval } from '../../maths/spread.ts'
import { percentileOf } from '../../model/metric.ts'
import type { Judgement } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/sla.ts'
import { of, explained } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { isBorneOut, withStanding } from './standing.ts'

/** One run of several of a level, and what it says of one limit. */
interface Told {
  readonly run: Pick<Run, 'load' | 'completed'>
  readonly judgement: Judgement
}

const caution = 0.98

const valuesOf = (all: readonly Told[]): readonly number[] => all.flatMap(({ judgement }) => judgement.value ?? [])

/**
 * Percentiles of fewer requests lie below the true one too often: ten are to be beyond it. The burst at the start lifts the
 * percentile of TTFT; that of other times is lowered by the end, where slots are empty, unless all slots are too few to tell.
 */
const isLong = ({ run, judgement: { samples } }: Told, percentile: number, metric: string): boolean => {
  const beyond = (samples ?? run.completed ?? 0) * (1 - percentile) + 1e-6
  const { concurrency } = run.load
  return concurrency !== null && beyond >= 10 && (metric === 'ttft' || beyond >= concurrency)
}

/**
 * Long repeats of a closed loop that all pass confirm a pass, whatever requests of one run have in common: by an interval at
 * 98 %, as one at 95 % is false 6 to 8 times of 100 where 1,000 requests are worth 300. Those of an open loop begin with an
 * empty server, and those of equal times are copies.
 */
const confirmsPass = (all: readonly Told[], judgement: Judgement, { metric, statistic }: SlaLimit): boolean => {
  const percentile = percentileOf(statistic)
  const ends = repeatInterval(valuesOf(all), caution)
  return (
    percentile !== null &&
    ends !== null &&
    ends.low < ends.high &&
    ends.high <= judgement.threshold &&
    isBorneOut(judgement) &&
    all.every((one) => one.judgement.verdict === 'pass' && isLong(one, percentile, metric))
  )
}

/** The judgement that stands for several repeats, with the interval that their scatter gives where they are enough. */
export const amongRepeats = (chosen: Judgement, all: readonly Told[], limit: SlaLimit): Judgement => {
  const ends = repeatInterval(valuesOf(all))
  if (ends === null || chosen.value === null) return chosen
  const y = all.map(({ judgement }) => of(judgement, 'value'))
  const interval = record({
    low: explained('scatter', ends.low, { y }, { rounding: 'min' }),
    high: explained('scatter', ends.high, { y }, { rounding: 'max' }),
    method: 'repeats',
    confidence: 0.95,
    effective: null,
    ranks: null,
  })
  const scattered: Judgement = { ...chosen, interval, openEnd: null }
  return withStanding(
    confirmsPass(all, scattered, limit) ? { ...scattered, confidence: 'confirmed', unconfirmed: null } : scattered,
  )
}

/** Requests of several runs are no sample of one: pooled, they confirm what each of them does. */
export const amongPooled = (pooled: Judgement, all: readonly Judgement[]): Judgement => {
  const agreed = all.every(({ verdict, confidence }) => verdict === pooled.verdict && confidence === 'confirmed')
  if (pooled.verdict === 'unknown' || pooled.confidence === 'marginal') return pooled
  const weakest = all.find(({ unconfirmed }) => unconfirmed !== null)
  return withStanding({
    ...pooled,
    tested: null,
    confidence: agreed ? 'confirmed' : 'point',
    unconfirmed: agreed ? null : (weakest?.unconfirmed ?? 'fewRequests'),
  })
}
