import type { Decision, Headroom, Report, Series } from '../model/report.ts'
import { burstyHeadroom } from '../maths/headroom.ts'
import { seriesRef } from './speech.ts'
import { inputValues } from '../model/place.ts'
import { keptAtRandom } from '../model/standing.ts'
import type { Edition } from './edition.ts'

type Source = NonNullable<Decision['planningRate']>['from']

interface Grounds<From extends Source = Source> extends Pick<Headroom, 'cappedBy'> {
  readonly from: From
  /** Requests/s of an answer, which of servers as one pool are more than those of its layout. */
  readonly value?: number
}

/** What holds a planning rate that was not measured below what it was found as; null for nothing but its own error. */
const heldBy = ({ from, cappedBy }: Grounds): 'share' | 'throughput' | null =>
  from === 'measured' || cappedBy === 'error' ? null : cappedBy

/** What a planning rate is, in each of the ways there are. */
export const rateBases = ['measured', 'replay', 'law', 'throughput', 'share', 'mix'] as const

export const rateBasis = <From extends Source>(grounds: Grounds<From>): From | 'share' | 'throughput' =>
  heldBy(grounds) ?? grounds.from

/** What decides a planning rate: what caps it, whether measured or not, else how it was found. */
export const decidedBy = <From extends Source>({ from, cappedBy }: Grounds<From>) =>
  cappedBy === null || cappedBy === 'error' ? from : cappedBy

/** What simulated servers carry, requests/s, and the share that a planning rate lies below it; null where none decides. */
export const simulatedOf = (grounds: Grounds, series: Series | null) => {
  const headroom = series?.headroom ?? null
  const sustained = headroom?.promise?.sustained ?? null
  if (rateBasis(grounds) !== 'replay' || headroom === null || sustained === null) return null
  return { sustained, off: 1 - headroom.arrivalRate / sustained }
}

/**
 * How the overflow rule came to its rate: the level, its throughput and the chance, the rate of that chance, the share of it
 * that is planned, and whether that is the rate at which the limit or more are in flight with that chance.
 */
export const lawOf = (report: Report, series: Series) => {
  const trail = report.trails[`${seriesRef(report, series)}/headroom/promise/overflowRate`]
  const values = trail && inputValues(report, trail)
  const one = (symbol: string, otherwise = NaN): number => Number(values?.get(symbol)?.[0] ?? otherwise)
  const [limit, overflow, kept] = [one('C'), one('e'), one('k')]
  const full = (series.headroom?.promise?.overflowRate ?? NaN) / kept
  if (!Number.isFinite(full)) return null
  const mean = (full * limit) / one('X')
  const arrivals = { burstiness: one('b', 1), dailyVariation: one('v', 0) }
  const room = burstyHeadroom({ limit: limit - 1, overflow, ...arrivals }).maxMeanConcurrency
  return {
    limit,
    overflow,
    throughput: one('X'),
    kept,
    full,
    mean,
    leavesRoom: Math.abs(room / (kept * mean) - 1) < 1e-6,
  }
}

/** The load at random that a planning rate is less than, and the share that it lies below one that met the SLA. */
const belowShown = ({ report, say }: Edition, { arrivalRate, shown }: Headroom, form: 'less' | 'of'): string | null => {
  if (!shown) return null
  const { rate, kept } = shown
  if (!kept) return say('body.from.missed', { rate })
  const isDays = Boolean(report.plan.arrivals.dayToDay)
  const off = isDays ? 1 - arrivalRate / rate : shown.margin
  return isDays && form === 'of'
    ? say('body.from.shown.days', { rate, off })
    : say(`body.from.shown.${form}`, { rate, off })
}

/** What a planning rate was found as; `of` with the rate that it is less than. */
const foundAs = (edition: Edition, series: Series | null, grounds: Grounds, form: 'less' | 'of'): string => {
  const { say, report } = edition
  const simulated = simulatedOf(grounds, series)
  if (simulated) return say(`body.from.replay.${form}`, simulated)
  const decided = decidedBy(grounds)
  const shown = decided === 'measured' && series?.headroom ? belowShown(edition, series.headroom, form) : null
  if (shown !== null) return shown
  const single = series?.headroom?.arrivalRate ?? Infinity
  if (decided === 'law' && grounds.value !== undefined && grounds.value > single * (1 + 1e-9))
    return say('body.from.pool')
  const law = series && decided === 'law' ? lawOf(report, series) : null
  if (law) return say(law.leavesRoom ? 'body.from.law.full' : 'body.from.law.of', law)
  return decided === 'share' || decided === 'throughput' ? say(`body.capped.${decided}`) : say(`body.from.${decided}`)
}

/** Whether requests at random beside a sweep met the SLA at the planning rate, though by too little to show it. */
const isBarelyKept = ({ report }: Edition, series: Series | null, { value }: Grounds): boolean =>
  series?.headroom != null && keptAtRandom(series, report) >= (value ?? series.headroom.arrivalRate)

/** What a planning rate rests on: a share of what was measured where somebody gave one, else how it was found. */
export const rateGrounds = (
  edition: Edition,
  series: Series | null,
  grounds: Grounds,
  form: 'less' | 'of' = 'of',
): string => {
  const told = foundAs(edition, series, grounds, form)
  const isTold = ['measured', 'throughput', 'mix'].includes(rateBasis(grounds))
  return isTold || isBarelyKept(edition, series, grounds) ? told : edition.say('body.from.untested', { grounds: told })
}
