import { repeatPolicies, type Plan } from '../../model/plan.ts'
import type { Assumption, Series, Users } from '../../model/report.ts'
import { explained, madeIf, of, taken, type Input, type Made, record } from '../../trails/made.ts'
import { decidingAtRandom } from '../../model/of-series.ts'
import { limitPoint } from '../capacity-of.ts'
import { inRun, shareIn, thresholdOf } from '../places.ts'
import {
  type Answer,
  type Base,
  type Beside,
  type Measured,
  type MeasuredLimit,
  alike,
  baseOf,
  endAt,
  endOf,
  limitAtThreshold,
  limitMergedBy,
  limitSources,
  limitWithoutAcceptance,
  measuredLimitOf,
  rowOf,
} from './base.ts'

type End = Assumption['ends'][number]

type Moved = Pick<Assumption, 'parameter' | 'base' | 'range'> & { readonly limit?: string | null }

const assumption = ({ users }: Base, { parameter, limit = null, base, range }: Moved, ends: End[]): Assumption => {
  const swing = madeIf('swing', { y: [users, ...ends.map((end) => of(end, 'users'))] })
  return record({ parameter, limit, base, range, ends, swing })
}

interface Range {
  readonly low: number
  readonly high: number
}

/** Half less and half more, the latter no more than `ceiling` (such as 1 for a share). */
const half = (base: number, ceiling = Infinity): Range => ({ low: base / 2, high: Math.min(ceiling, base * 1.5) })

const distinct = ({ low, high }: Range): readonly number[] => [...new Set([low, high])]

/** By a factor from the base. */
const movedFrom = (x: Input, base: number, value: number): Made<number> =>
  explained('moved', value, { x, f: value / base })

const decade = (base: number): Range => ({ low: base / 10, high: Math.min(0.5, base * 5) })

const halfShare = (share: number): Range => half(share, 1)

interface Knob {
  /** The symbol of a number of how users ask. */
  readonly moves: 'W' | 'e' | 'u'
  readonly range: Assumption['range']
  readonly ends: (base: number) => Range
}

/** A number of how users ask, at its ends. */
const asked = (base: Base, parameter: Assumption['parameter'], { moves, range, ends }: Knob): Assumption => {
  const source = base.sources[moves]
  const all = distinct(ends(source.value)).map((value) => {
    const at = movedFrom(source, source.value, value)
    return endAt(base, at, base.found, { [moves]: at })
  })
  return assumption(base, { parameter, base: source.value, range }, all)
}

/** How often is asked, and the accepted chance or the planned share: a promise that a replay decides knows no chance. */
const ofAsking = (base: Base, { headroom }: Answer, plan: Plan): readonly Assumption[] => {
  const wait = base.row.basis === 'open' ? 'interval' : 'thinkTime'
  const waiting = asked(base, wait, { moves: 'W', range: 'half', ends: half })
  if (base.row.model !== 'fixed')
    return headroom?.promise?.rule === 'overflow' && headroom.from !== 'measured'
      ? [waiting, asked(base, 'overflow', { moves: 'e', range: 'decade', ends: decade })]
      : [waiting]
  return plan.utilizations.length > 1
    ? [waiting]
    : [waiting, asked(base, 'share', { moves: 'u', range: 'half', ends: halfShare })]
}

/** Finer than this share of the throughput, its rounding moves nothing. */
const finest = 1e-4

/** Half a last place of the throughput as written, of the repeats of the limit the coarsest; it moves the time as well. */
const ofRounding = (base: Base, { axis, judged }: Measured): readonly Assumption[] => {
  const { found, sources, points } = base
  const own = limitPoint(points)
  const runs = judged.flatMap(({ run }) => (own?.runs.includes(run.id) ? run : []))
  const rounding = Math.max(0, ...runs.map(({ throughput }) => throughput.requestsRounding))
  if (rounding < finest * found.throughput) return []
  const d = runs.map((run) => inRun(run, 'throughput/requestsRounding'))
  const ends = [-1, 1].map((s) => {
    const throughput = found.throughput + s * rounding
    const latency = axis === 'concurrency' ? found.level / throughput : found.latency
    const X = explained('roundedRate', throughput, { X: sources.X, d, s })
    return endAt(base, X, { ...found, throughput, latency }, { X })
  })
  return [assumption(base, { parameter: 'throughput', base: found.throughput, range: 'rounding' }, ends)]
}

/** What is said of another limit that was measured. */
const limitedBy = (
  base: Base,
  value: Made<number> | string,
  found: MeasuredLimit | null,
  assumptions?: string[],
): End => endAt(base, value, found, found ? limitSources(base.points, found) : {}, assumptions)

const ofThresholds = (base: Base, measured: Measured, plan: Plan): readonly Assumption[] =>
  plan.sla.limits.map((limit) => {
    const ends = distinct(half(limit.threshold)).map((threshold) => {
      const value = movedFrom(thresholdOf(limit), limit.threshold, threshold)
      return limitedBy(base, value, limitAtThreshold(measured, plan, { ...limit, threshold }), ['plan/sla'])
    })
    return assumption(base, { parameter: 'threshold', limit: limit.id, base: limit.threshold, range: 'half' }, ends)
  })

/** Who sends without waiting may wait instead, and then as long; nothing is taken so where the plan states who waits. */
const ofReading = (base: Base, { users }: Answer, { thinkTimes }: Plan): readonly Assumption[] => {
  const { basis, interval } = base.row
  const other = rowOf(users, { basis: 'closed', interval, thinkTime: interval })
  if (basis === 'closed' || thinkTimes.length > 0 || !other) return []
  const ends = [endOf('closed', base.found, taken(of(other, 'users')))]
  return [assumption(base, { parameter: 'reading', base: 'open', range: 'choices' }, ends)]
}

/** The smallest and the largest planned share instead of the middle one, or of the derived one where somebody gave them. */
const ofShares = (base: Base, { users, headroom }: Answer, plan: Plan): readonly Assumption[] => {
  const { row, found, share } = base
  const fixed = alike(users, row).filter(({ model }) => model === 'fixed')
  const isGiven = plan.chosenBy.utilizations !== 'default'
  const isShare = row.model === 'fixed'
  const own = isShare ? share : isGiven ? (headroom?.utilization ?? null) : null
  if (own === null || fixed.length === 0 || (isShare && fixed.length === 1)) return []
  const ends = [...new Set([fixed[0]!, fixed.at(-1)!])].map((one: Users) =>
    endOf(taken(shareIn(one.utilization!, plan)), found, taken(of(one, 'users'))),
  )
  return [assumption(base, { parameter: 'share', base: own, range: 'planned' }, ends)]
}

/** Pooling needs the requests of every run. */
const ofPolicies = (base: Base, measured: Measured, plan: Plan): readonly Assumption[] => {
  const pools = measured.judged.every(({ run }) => run.samples !== null)
  const others = repeatPolicies.filter((one) => one !== plan.repeatPolicy && (one !== 'pooled' || pools))
  if (base.points.every(({ runs }) => runs.length < 2) || others.length === 0) return []
  const ends = others.map((policy) => limitedBy(base, policy, limitMergedBy(measured, plan, policy)))
  return [assumption(base, { parameter: 'repeatPolicy', base: plan.repeatPolicy, range: 'choices' }, ends)]
}

const ofAcceptance = (base: Base, measured: Measured, { accepted }: Answer, plan: Plan): readonly Assumption[] => {
  if (accepted.length === 0) return []
  const ends = [limitedBy(base, 'none', limitWithoutAcceptance(measured, plan))]
  return [assumption(base, { parameter: 'accept', base: accepted.join(', '), range: 'choices' }, ends)]
}

/** Those that leave no answer first, then by swing; of equals the order given. */
export const bySwing = (a: Assumption, b: Assumption): number =>
  (b.swing ?? Number.MAX_VALUE) - (a.swing ?? Number.MAX_VALUE)

/**
 * What each assumption does to the users of a judged limit, one at a time. Thresholds, repeats and accepted errors are
 * judged again from the measured levels, and the limit is a measured level each time; where the promise comes from a
 * replay, its ratio to the overflow rule is kept. Where kept loads at random beside a sweep decide, they would have to be
 * planned with anew, and are left out. Null without a judged limit or without a demand.
 */
export const sensitivityOf = (
  measured: Measured,
  answer: Answer,
  plan: Plan,
  beside?: Beside,
): Series['sensitivity'] => {
  const isPlanned = answer.capacity.axis === 'concurrency' || answer.headroom !== null
  const found = answer.basis?.judged && isPlanned ? measuredLimitOf(answer.points, answer.capacity) : null
  const base = baseOf(found, answer, plan, beside)
  if (!base) return null
  const isShown = decidingAtRandom(answer)?.kept === true
  const ofLevels = () => [
    ...ofRounding(base, measured),
    ...ofThresholds(base, measured, plan),
    ...ofPolicies(base, measured, plan),
    ...ofAcceptance(base, measured, answer, plan),
  ]
  const assumptions = [
    ...ofAsking(base, answer, plan),
    ...(isShown ? [] : ofLevels()),
    ...ofReading(base, answer, plan),
    ...ofShares(base, answer, plan),
  ]
  const { row, factor, users, share } = base
  const { basis, interval, thinkTime } = row
  const rows = assumptions.toSorted(bySwing)
  return record({ basis, interval, thinkTime, share, factor, users, assumptions: rows })
}
