import { snapToInteger } from '../capacity/near-integer.ts'
import { closedSizing } from '../capacity/sizing.ts'
import type { Demand, LayoutSize, Load, Rule, SizeQuestion } from '../model/size.ts'
import { safeLoad } from './loads.ts'
import { populationOf } from './readings.ts'

const copiesOf = (need: number, each: number): number | null => {
  const copies = Math.ceil(snapToInteger(need / each))
  return Number.isFinite(copies) ? Math.max(1, copies) : null
}

/** The loads that a demand is held against: planned shares, and the one that follows from the accepted overflow. */
const loadsFor = (layout: LayoutSize, demand: Demand, question: SizeQuestion): readonly Load[] => {
  const fixed = layout.loads.filter(({ model }) => model === 'fixed')
  if (demand.kind === 'inFlight') return [...fixed, ...layout.loads.filter(({ model }) => model === 'full')]
  if (demand.kind !== 'closed') return [...fixed, safeLoad(layout.loads)]
  const population = populationOf(layout, demand.seconds ?? 0, question.overflow.value)
  return population ? [...fixed, population] : fixed
}

/** Copies for users who wait and think, each copy taking any of their requests. */
const copiesForUsers = (layout: LayoutSize, users: number, thinkTime: number, overflow: number) =>
  closedSizing({
    users: Math.ceil(snapToInteger(users)),
    thinkTime,
    overflow,
    layout: { limit: layout.concurrency.value, throughput: layout.throughput.value, gpus: 1 },
    routing: 'independent',
    spare: 0,
  })?.replicas ?? null

/** How many copies each load asks for. Copies are independent: none helps another out, which is on the safe side. */
export const rulesOf = (layout: LayoutSize, demand: Demand, question: SizeQuestion): readonly Rule[] => {
  const { kind, users, seconds, growth, arrivalRate } = demand
  const people = (users ?? 0) * growth.value
  return loadsFor(layout, demand, question).map((load): Rule => {
    const { model, share } = load
    if (kind === 'inFlight' || kind === 'closed') {
      const each =
        kind === 'inFlight' ? load.inFlight : load.arrivalRate * (layout.latency.value + (seconds ?? 0))
      return {
        model,
        share,
        unit: 'users',
        need: people,
        each,
        copies: copiesOf(people, each),
        interval: null,
      }
    }
    const [need, each] = [arrivalRate ?? 0, load.arrivalRate]
    const interval = kind === 'open' ? people / each : null
    return { model, share, unit: 'rate', need, each, copies: copiesOf(need, each), interval }
  })
}

/** The rules that count: the derived one, and planned shares that somebody gave; an example share decides nothing. */
export const deciding = (rules: readonly Rule[], { shares }: SizeQuestion): readonly Rule[] => {
  const byHand = shares.some(({ nature }) => nature === 'given')
  return rules.filter(({ model }) => model !== 'fixed' || byHand)
}
