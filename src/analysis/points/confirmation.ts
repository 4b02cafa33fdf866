import { percentileOf } from '../../model/metric.ts'
import type { Judgement, Tested, UnconfirmedReason } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/sla.ts'
import type { NamedRun } from '../places.ts'
import { countsOf, intervalOf } from './interval.ts'
import { isBorneOut, withStanding } from './standing.ts'
import { keptInStep, lasting, testedOn, type Lasting } from './tested.ts'

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
  run: Run,
  from: Lasting | UnconfirmedReason,
  limit: SlaLimit,
  judgement: Judgement,
  percentile: number,
): Weighed => {
  if (typeof from === 'string') return open(judgement, from)
  const { verdict } = judgement
  const reason = keptInStep(run)
  if (verdict === 'pass' && reason !== null) return open(judgement, reason)
  if (verdict === 'unknown' || !isBorneOut(judgement)) return open(judgement, 'fewRequests')
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
  if (run.samples) return byTest(run, from, limit, judgement, percentile)
  /** The lower end of a summary is given only where it bears a fail out whatever the requests have in common. */
  return judgement.verdict === 'fail' && isBorneOut(judgement) ? confirmed() : open(judgement, 'summaryOnly')
}

/** A judgement with the interval of its statistic and what a test says of it, which together tell how sure it is. */
export const bounded = (run: NamedRun, limit: SlaLimit, told: Judgement, counts = countsOf(run, limit)): Judgement => {
  const from = lasting(run)
  const judgement = { ...told, ...intervalOf(run, limit, told.upperBound, from, counts) }
  return withStanding({ ...judgement, ...weigh(run, from, limit, judgement) })
}
