import { routingAllowance } from '../../layouts/index.ts'
import type { Decision } from '../../model/report.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

/** A decision with its place, and that of the layout it recommends. */
interface Placed {
  readonly decision: Decision
  readonly at: string
  readonly seriesRef: string
  readonly answer: Answer
}

const indexOf = (all: readonly { readonly id: string }[], id: string | null): number =>
  all.findIndex((one) => one.id === id)

const rateRef = ({ decision, seriesRef, answer }: Placed): string => {
  if (decision.mix === null) return `${seriesRef}/headroom/arrivalRate`
  const mix = indexOf(answer.mixes, decision.mix)
  const layout = answer.mixes[mix]!.layouts.findIndex(({ series }) => series === decision.series)
  return `mixes/${mix}/layouts/${layout}/headroom/arrivalRate`
}

/** Servers that share the demand, without the spare one. */
const serversOf = ({ decision, answer }: Placed): number =>
  (decision.count ?? 1) - (decision.demand === null ? 0 : answer.plan.spare)

const userEntries = (placed: Placed): readonly Entry[] => {
  const { decision, at, seriesRef, answer } = placed
  if (decision.mix !== null)
    return decision.users.map((_, i): Entry => [
      `${at}/users/${i}/users`,
      trail('openDerived', { A: rateRef(placed), I: `plan/intervals/${i}` }, { rounding: 'floor' }),
    ])
  const series = answer.series.find(({ id }) => id === decision.series)!
  const rows = series.users.flatMap(({ model }, i) => (model === 'fixed' ? [] : [i]))
  return rows.map((row, i): Entry => [
    `${at}/users/${i}/users`,
    trail('allUsers', { U: `${seriesRef}/users/${row}/users` }, { values: { k: serversOf(placed) } }),
  ])
}

const oneMoreEntries = (placed: Placed): readonly Entry[] => {
  const { decision, at, answer } = placed
  const { oneMore } = decision
  if (!oneMore) return []
  const other = `series/${indexOf(answer.series, oneMore.series)}`
  const rate = `${at}/oneMore/planningRate`
  const A = `${other}/headroom/arrivalRate`
  if (oneMore.kind === 'gpu') return [[rate, taken(A)]]
  const values = { k: serversOf(placed) + 1, r: routingAllowance }
  return [[rate, trail('beside', { A }, { values })]]
}

const costEntries = ({ decision, at, answer }: Placed): readonly Entry[] => {
  if (decision.cost === null) return []
  const sizing = answer.sizing.findIndex(
    ({ workload, demand }) => workload === decision.workload && demand === decision.demand,
  )
  return [[`${at}/cost`, taken(`sizing/${sizing}/options/0/cost/monthly`)]]
}

/** What is decided, from where it was found. */
export const decisionTrails = (answer: Answer): readonly Entry[] =>
  answer.decisions.flatMap((decision, i) => {
    if (decision.series === null) return []
    const seriesRef = `series/${indexOf(answer.series, decision.series)}`
    const placed = { decision, at: `decisions/${i}`, seriesRef, answer }
    return [
      ...(decision.planningRate
        ? [[`${placed.at}/planningRate/value`, taken(rateRef(placed))] as const]
        : []),
      ...userEntries(placed),
      ...oneMoreEntries(placed),
      ...costEntries(placed),
    ]
  })
