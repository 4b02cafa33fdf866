import { half, tornado, type Range } from '../../capacity/sensitivity.ts'
import type { Plan } from '../../model/plan.ts'
import type { Assumption, Point } from '../../model/report.ts'
import type { Base } from './base.ts'
import { endOf } from './row.ts'
import { limitAtThreshold, type Measured, type MeasuredLimit } from './measured-limit.ts'
import { usersAt, type Asking } from './users.ts'

/** An assumption that is a number: how far it is moved, and what the limit and the question are then. */
interface Knob {
  readonly parameter: Assumption['parameter']
  readonly limit: string | null
  readonly base: number
  readonly range: Assumption['range']
  readonly ends: Range
  readonly at: (value: number) => { readonly found: MeasuredLimit | null; readonly asking: Asking }
}

const decade = (base: number): Range => ({ low: base / 10, high: Math.min(0.5, base * 5) })

const planned = ({ utilizations }: Plan, base: number): Range => {
  const [low, high] = [Math.min(...utilizations), Math.max(...utilizations)]
  return low < high ? { low, high } : half(base, 1)
}

const ofAsking = ({ found, asking, row }: Base, plan: Plan, usesOverflow: boolean): readonly Knob[] => {
  const moved = (change: Partial<Asking>) => ({ found, asking: { ...asking, ...change } })
  const { wait, overflow, share } = asking
  const common = { limit: null } as const
  const asked: Knob = {
    ...common,
    parameter: row.basis === 'open' ? 'interval' : 'thinkTime',
    base: wait,
    range: 'half',
    ends: half(wait),
    at: (value) => moved({ wait: value }),
  }
  const chance: Knob = {
    ...common,
    parameter: 'overflow',
    base: overflow,
    range: 'decade',
    ends: decade(overflow),
    at: (value) => moved({ overflow: value }),
  }
  if (share === null) return usesOverflow ? [asked, chance] : [asked]
  const shared: Knob = {
    ...common,
    parameter: 'share',
    base: share,
    range: plan.utilizations.length > 1 ? 'planned' : 'half',
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
    ...judged
      .filter(({ run }) => point?.runs.includes(run.id))
      .map(({ run }) => run.throughput.requestsRounding),
  )

const ofRounding = ({ found, asking }: Base, rounding: number, { axis }: Measured): readonly Knob[] => {
  const { throughput, level, latency } = found
  if (rounding < finest * throughput) return []
  const at = (value: number) => ({
    found: {
      ...found,
      throughput: value,
      latency: axis === 'concurrency' ? level / value : latency,
    },
    asking,
  })
  const ends = { low: throughput - rounding, high: throughput + rounding }
  return [{ parameter: 'throughput', limit: null, base: throughput, range: 'rounding', ends, at }]
}

const ofThresholds = ({ asking }: Base, plan: Plan, measured: Measured): readonly Knob[] =>
  plan.sla.limits.map((limit) => ({
    parameter: 'threshold',
    limit: limit.id,
    base: limit.threshold,
    range: 'half',
    ends: half(limit.threshold),
    at: (value) => ({ found: limitAtThreshold(measured, plan, { ...limit, threshold: value }), asking }),
  }))

const rowOf = (knob: Knob, base: number): Assumption => {
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
  return {
    parameter,
    limit,
    base: knob.base,
    range,
    ends: [...told].map(([value, { found }]) => endOf(value, found, answer(value))),
    swing: swing!.swing,
  }
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
  ].map((knob) => rowOf(knob, base.row.users))
