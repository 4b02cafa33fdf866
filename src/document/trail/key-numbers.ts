import { isServed, shownUsers } from '../../model/served.ts'
import type { Decision, Report } from '../../model/report.ts'

/** Short names of the numbers that an answer is known by, under their series or pair. */
const ofSeries = {
  limit: 'capacity/maxConcurrency',
  throughput: 'capacity/throughput',
  latency: 'basis/latency',
  headroom: 'headroom/utilization',
  arrivalRate: 'headroom/arrivalRate',
  expected: 'headroom/expectation/arrivalRate',
} as const

const ofDecision = { rate: 'planningRate/value', oneMore: 'oneMore/planningRate', cost: 'cost' } as const

const ofScaling = {
  gain: 'atEqualConcurrency/gain',
  efficiency: 'atEqualConcurrency/efficiency',
  'atOwnLimit.gain': 'atOwnLimit/gain',
  replicas: 'replicas/throughput',
} as const

const ofMix = {
  throughput: 'limit/throughput',
  concurrency: 'limit/concurrency',
  arrivalRate: 'headroom/arrivalRate',
} as const

const ofRecommendation = { copies: 'copies/throughput', remaining: 'copies/remaining' } as const

/** Of the layout that comes first. */
const ofSizing = {
  servers: 'options/0/replicas',
  gpus: 'options/0/gpus',
  load: 'options/0/utilization',
  cost: 'options/0/cost/monthly',
  perMillion: 'options/0/cost/perMillion',
} as const

export interface KeyNumber {
  /** `series-1.limit` */
  readonly name: string
  readonly ref: string
}

/** The users that an answer shows. */
const shownRef = (report: Report, decision: Decision): string | null => {
  const row = shownUsers(report, decision)
  if (!row) return null
  return `decisions/${report.decisions.indexOf(decision)}/users/${decision.users.indexOf(row)}/users`
}

/**
 * Users of the first reading of the demand that serves anybody, open loop: at the planning rate, or at a share where there is
 * none.
 */
const usersRef = ({ series, plan }: Report, index: number): string | null => {
  const rows = series[index]!.users
  const served = rows.find((row) => row.basis === 'open' && row.model !== 'fixed' && isServed(row))
  const first = rows.filter(({ interval }) => interval === (served?.interval ?? plan.intervals[0] ?? null))
  const row = first.find(({ model }) => model !== 'fixed') ?? first[0]
  return row ? `series/${index}/users/${rows.indexOf(row)}/users` : null
}

const named = (id: string, at: string, names: Readonly<Record<string, string>>): readonly KeyNumber[] =>
  Object.entries(names).map(([name, place]) => ({ name: `${id}.${name}`, ref: `${at}/${place}` }))

const usersNamed = (id: string, ref: string | null): readonly KeyNumber[] =>
  ref === null ? [] : [{ name: `${id}.users`, ref }]

/** The key numbers of each decision, each series and each pair of layouts that have a trail. */
export const keyNumbers = (report: Report): readonly KeyNumber[] => {
  const decisions = report.decisions.flatMap((one, i) => [
    ...named(one.id, `decisions/${i}`, ofDecision),
    ...usersNamed(one.id, shownRef(report, one)),
  ])
  const series = report.series.flatMap(({ id }, i) => [
    ...named(id, `series/${i}`, ofSeries),
    ...usersNamed(id, usersRef(report, i)),
  ])
  const scaling = report.scaling.flatMap(({ id }, i) => named(id, `scaling/${i}`, ofScaling))
  const mixes = report.mixes.flatMap(({ id, layouts }, i) =>
    layouts.flatMap((_, j) => named(`${id}.layout-${j + 1}`, `mixes/${i}/layouts/${j}`, ofMix)),
  )
  const recommended = report.recommendations.flatMap(({ id }, i) => named(id, `recommendations/${i}`, ofRecommendation))
  const demand = report.demand.flatMap(({ id }, i) =>
    named(id, `demand/${i}`, { arrivalRate: 'arrivalRate', normalRate: 'normalRate' }),
  )
  const sizing = report.sizing.flatMap(({ id }, i) => named(id, `sizing/${i}`, ofSizing))
  return [...decisions, ...series, ...scaling, ...mixes, ...recommended, ...demand, ...sizing].filter(
    ({ ref }) => ref in report.trails,
  )
}
