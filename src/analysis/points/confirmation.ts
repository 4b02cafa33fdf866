import { repeatInterval } from '../../maths/spread.ts'
import { percentileOf, type SlaLimit } from '../../model/metric.ts'
import type { Judgement, Point, Standing, Tested, UnconfirmedReason } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import { of, explained, record } from '../../trails/made.ts'
import { judgedBy, type NamedRun } from '../places.ts'
import { countsOf, intervalOf } from './interval.ts'
import { lasting, testedOn, type Lasting } from './tested.ts'

type End = 'borneOut' | 'beyond' | 'open'

/** Where the end of the interval lies that could speak against the verdict. */
const decidingEnd = ({ verdict, threshold, interval }: Judgement): End => {
  const end = (verdict === 'pass' ? interval?.high : interval?.low) ?? null
  if (end === null) return 'open'
  return (verdict === 'pass') === end <= threshold ? 'borneOut' : 'beyond'
}

/** The interval has the end that the verdict needs, on its side of the threshold. */
const isBorneOut = (judgement: Judgement): boolean => decidingEnd(judgement) === 'borneOut'

/** A pass that single requests speak against, and nothing bounds. */
const isSpokenAgainst = ({ verdict, interval, violations }: Judgement): boolean =>
  verdict === 'pass' && interval?.method === 'orderStatistic' && (violations ?? 0) > 0

/**
 * How sure a verdict is. Undecided where the interval reaches beyond the threshold, or where it has no end and requests are
 * beyond it; confirmed where a test says so and the interval has the end it needs, on the right side of the threshold.
 */
export const standingOf = (judgement: Judgement): Standing => {
  const { verdict, confidence } = judgement
  if (verdict === 'unknown') return 'unknown'
  if (judgement.reason === 'failures') return confidence === 'confirmed' ? 'confirmedFail' : 'fail'
  const end = decidingEnd(judgement)
  if (confidence === 'marginal' || end === 'beyond') return 'undecided'
  if (end === 'borneOut' && confidence === 'confirmed') return verdict === 'pass' ? 'confirmedPass' : 'confirmedFail'
  return end === 'open' && isSpokenAgainst(judgement) ? 'undecided' : verdict
}

export const withStanding = (judgement: Judgement): Judgement => ({ ...judgement, standing: standingOf(judgement) })

const orders = {
  fail: ['confirmedFail', 'fail', 'undecided'],
  pass: ['undecided', 'pass', 'confirmedPass'],
  unknown: [],
} as const satisfies Readonly<Record<Point['verdict'], readonly Standing[]>>

/** All limits together: a fail is as sure as its surest, a pass as its least sure. */
export const jointStanding = (judgements: readonly Judgement[], verdict: Point['verdict']): Standing => {
  const deciding = judgements.filter((judgement) => judgement.verdict === verdict)
  const found = orders[verdict].find((one) => deciding.some(({ standing }) => standing === one))
  return found ?? 'unknown'
}

const doubt = 0.05

type Weighed = Pick<Judgement, 'confidence' | 'tested' | 'unconfirmed'>

const open = ({ confidence }: Judgement, reason: UnconfirmedReason, tested: Tested | null = null): Weighed => ({
  confidence: confidence === 'marginal' ? 'marginal' : 'point',
  tested,
  unconfirmed: reason,
})

const confirmed = (tested: Tested | null = null): Weighed => ({ confidence: 'confirmed', tested, unconfirmed: null })

/** Of gaps, the requests are the sample, which is conservative even where they keep step: a pass by that test stands. */
const passesByRequests = ({ verdict, confidence }: Judgement, { metric }: SlaLimit): boolean =>
  metric === 'itl' && verdict === 'pass' && confidence === 'confirmed'

/** A share so far beyond the limit that no dependence makes it a chance (Markov's inequality). */
const isCertain = ({ share }: Tested, percentile: number): boolean => share >= (1 - percentile) / (doubt / 2)

const byTest = (
  from: Lasting | UnconfirmedReason,
  limit: SlaLimit,
  judgement: Judgement,
  percentile: number,
): Weighed => {
  if (typeof from === 'string') return open(judgement, from)
  const { verdict } = judgement
  const reason = from.inStep
  if (verdict === 'pass' && reason !== null) return open(judgement, reason)
  if (verdict === 'unknown' || !isBorneOut(judgement)) return open(judgement, reason ?? 'fewRequests')
  const tested = testedOn(from, limit, verdict, percentile)
  if (tested && verdict === 'fail' && isCertain(tested, percentile)) return confirmed(tested)
  if (reason !== null) return open(judgement, reason)
  return tested && tested.chance <= doubt ? confirmed(tested) : open(judgement, 'fewRequests', tested)
}

const weigh = (run: Run, from: Lasting | UnconfirmedReason, limit: SlaLimit, judgement: Judgement): Weighed => {
  const percentile = percentileOf(limit.statistic)
  if (judgement.verdict === 'unknown') return { confidence: null, tested: null, unconfirmed: null }
  if (percentile === null) return open(judgement, 'noPercentile')
  /** Lost requests are counted, and beyond doubt where their binomial test says so: no latency speaks against them. */
  if (judgement.reason === 'failures')
    return judgement.confidence === 'confirmed' ? confirmed() : open(judgement, 'fewRequests')
  if (passesByRequests(judgement, limit) && isBorneOut(judgement)) return confirmed()
  if (run.samples) return byTest(from, limit, judgement, percentile)
  /** The lower end of a summary is given only where it bears a fail out whatever the requests have in common. */
  return judgement.verdict === 'fail' && isBorneOut(judgement) ? confirmed() : open(judgement, 'summaryOnly')
}

/** A judgement with the interval of its statistic and what a test says of it, which together tell how sure it is. */
export const bounded = (run: NamedRun, limit: SlaLimit, told: Judgement, counts = countsOf(run, limit)): Judgement => {
  const from = lasting(run)
  const by = judgedBy(limit, told)
  const judgement = { ...told, ...intervalOf(run, by, told.upperBound, from, counts) }
  return withStanding({ ...judgement, ...weigh(run, from, by, judgement) })
}

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

/** The judgement that stands for several repeats, with the interval that their scatter gives where they are enough and one statistic decided all. */
export const amongRepeats = (chosen: Judgement, all: readonly Told[], limit: SlaLimit): Judgement => {
  const isAlike = all.every(({ judgement }) => judgement.statistic === chosen.statistic)
  const ends = isAlike ? repeatInterval(valuesOf(all)) : null
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
    confirmsPass(all, scattered, judgedBy(limit, chosen))
      ? { ...scattered, confidence: 'confirmed', unconfirmed: null }
      : scattered,
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
