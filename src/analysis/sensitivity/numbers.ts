import { half, tornado, type Range } from '../../maths/sensitivity.ts'
import type { Plan } from '../../model/plan.ts'
import type { Assumption, Point } from '../../model/report.ts'
import { explained, explainedIf, of, taken, type Input, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { limitPoint } from '../capacity-of.ts'
import { inRun, shareIn, thresholdOf } from '../places.ts'
import { type Base, limitSources, usersFrom, usersAt, type Asking } from './base.ts'
import { limitAtThreshold, type Measured, type MeasuredLimit, endOf } from './measured-limit.ts'

/** An assumption that is a number: how far it is moved, and what the limit and the question are then. */
interface Knob {
  readonly parameter: Assumption['parameter']
  readonly limit: string | null
  readonly base: number
  /** What it moves of what users are made of; null where the limit is another. */
  readonly moves: 'W' | 'e' | 'u' | 'X' | null
  /** An end, with how it was made of the base. */
  readonly made: (value: number) => Made<number>
  readonly range: Assumption['range']
  readonly ends: Range
  readonly at: (value: number) => { readonly found: MeasuredLimit | null; readonly asking: Asking }
}

const decade = (base: number): Range => ({ low: base / 10, high: Math.min(0.5, base * 5) })

const planned = ({ utilizations }: Plan, base: number): Range => {
  const [low, high] = [Math.min(...utilizations), Math.max(...utilizations)]
  return low < high ? { low, high } : half(base, 1)
}

/** By a factor from the base. */
const movedFrom =
  (x: Input, base: number) =>
  (value: number): Made<number> =>
    explained('moved', value, { x, f: value / base })

const ofAsking = ({ found, asking, row, sources }: Base, plan: Plan, usesOverflow: boolean): readonly Knob[] => {
  const moved = (change: Partial<Asking>) => ({ found, asking: { ...asking, ...change } })
  const { wait, overflow, share } = asking
  const common = { limit: null } as const
  const asked: Knob = {
    ...common,
    parameter: row.basis === 'open' ? 'interval' : 'thinkTime',
    base: wait,
    moves: 'W',
    made: movedFrom(sources.W, wait),
    range: 'half',
    ends: half(wait),
    at: (value) => moved({ wait: value }),
  }
  const chance: Knob = {
    ...common,
    parameter: 'overflow',
    base: overflow,
    moves: 'e',
    made: movedFrom(sources.e, overflow),
    range: 'decade',
    ends: decade(overflow),
    at: (value) => moved({ overflow: value }),
  }
  if (share === null) return usesOverflow ? [asked, chance] : [asked]
  const byPlan = plan.utilizations.length > 1
  const shared: Knob = {
    ...common,
    parameter: 'share',
    base: share,
    moves: 'u',
    made: byPlan ? (value) => taken(shareIn(value, plan)) : movedFrom(sources.u, share),
    range: byPlan ? 'planned' : 'half',
    ends: planned(plan, share),
    at: (value) => moved({ share: value }),
  }
  return [asked, shared]
}

/** Finer than this share of the throughput, its rounding moves nothing. */
const finest = 1e-4

/** Half a last place of the throughput as written, of the repeats of the limit the coarsest. */
export const roundingAt = (point: Point | undefined, { judged }: Measured): number =>
  Math.max(
    0,
    ...judged.filter(({ run }) => point?.runs.includes(run.id)).map(({ run }) => run.throughput.requestsRounding),
  )

const ofRounding = (
  { found, asking, sources, points }: Base,
  rounding: number,
  { axis, judged }: Measured,
): readonly Knob[] => {
  const { throughput, level, latency } = found
  if (rounding < finest * throughput) return []
  const at = (value: number) => ({
    found: { ...found, throughput: value, latency: axis === 'concurrency' ? level / value : latency },
    asking,
  })
  const ends = { low: throughput - rounding, high: throughput + rounding }
  const runs = judged.filter(({ run }) => limitPoint(points)?.runs.includes(run.id))
  const d = runs.map(({ run }) => inRun(run, 'throughput/requestsRounding'))
  const made = (value: number) => explained('roundedRate', value, { X: sources.X, d, s: value < throughput ? -1 : 1 })
  const own = { parameter: 'throughput', limit: null, base: throughput, moves: 'X', made } as const
  return [{ ...own, range: 'rounding', ends, at }]
}

const ofThresholds = ({ asking }: Base, plan: Plan, measured: Measured): readonly Knob[] =>
  plan.sla.limits.map((limit) => ({
    parameter: 'threshold',
    limit: limit.id,
    base: limit.threshold,
    moves: null,
    made: movedFrom(thresholdOf(limit), limit.threshold),
    range: 'half',
    ends: half(limit.threshold),
    at: (value) => ({ found: limitAtThreshold(measured, plan, { ...limit, threshold: value }), asking }),
  }))

/** The users of an end, and what they are made of there; with the throughput the time in the system moves. */
const usersOf = (
  { row, sources, points }: Base,
  { moves }: Knob,
  value: Made<number>,
  { found, users }: { readonly found: MeasuredLimit | null; readonly users: number | null },
): Made<number> | null => {
  if (!found || users === null) return null
  if (moves === null) return usersFrom(users, row, sources, limitSources(points, found), ['plan/sla'])
  const time = moves === 'X' && found.latency !== null ? { R: found.latency } : {}
  return usersFrom(users, row, sources, { [moves]: value, ...time })
}

const rowOf = (knob: Knob, own: Base): Assumption => {
  const base = own.row.users
  const told = new Map([knob.ends.low, knob.ends.high].map((value) => [value, knob.at(value)]))
  const answer = (value: number) => {
    const { found, asking } = told.get(value)!
    return found && usersAt(found, asking)
  }
  const [swing] = tornado(
    ({ knob: value }) => (value === knob.base ? base : answer(value)),
    { knob: knob.base },
    { knob: knob.ends },
  )
  const { parameter, limit, range } = knob
  const ends = [...told].map(([at, { found }]) => {
    const value = knob.made(at)
    return endOf(value, found, usersOf(own, knob, value, { found, users: answer(at) }))
  })
  const y = [own.users, ...ends.map((end) => of(end, 'users'))]
  return record({ parameter, limit, base: knob.base, range, ends, swing: explainedIf('swing', swing!.swing, { y }) })
}

/** What is a number: the demand, the accepted chance, how the throughput was written, and the thresholds of the SLA. */
export const numbersOf = (
  base: Base,
  measured: Measured,
  plan: Plan,
  more: { readonly rounding: number; readonly usesOverflow: boolean },
): readonly Assumption[] =>
  [
    ...ofAsking(base, plan, more.usesOverflow),
    ...ofRounding(base, more.rounding, measured),
    ...ofThresholds(base, plan, measured),
  ].map((knob) => rowOf(knob, base))
