import type { Report } from '../../model/report.ts'

/** Short names of the numbers that an answer is known by, under their series or pair. */
const ofSeries = {
  limit: 'capacity/maxConcurrency',
  throughput: 'capacity/throughput',
  latency: 'basis/latency',
  headroom: 'headroom/utilization',
  arrivalRate: 'headroom/arrivalRate',
} as const

const ofScaling = {
  gain: 'atEqualConcurrency/gain',
  efficiency: 'atEqualConcurrency/efficiency',
  'atOwnLimit.gain': 'atOwnLimit/gain',
  replicas: 'replicas/throughput',
} as const

export interface KeyNumber {
  /** `series-1.limit` */
  readonly name: string
  readonly ref: string
}

/** Users of the first reading of the demand, open loop, at the derived load or else at the first planned share. */
const usersRef = ({ series, plan }: Report, index: number): string | null => {
  const rows = series[index]?.users ?? []
  const first = rows.filter(({ interval }) => interval === (plan.intervals[0] ?? null))
  const row = first.find(({ model }) => model !== 'fixed') ?? first[0]
  return row ? `series/${index}/users/${rows.indexOf(row)}/users` : null
}

const named = (id: string, at: string, names: Readonly<Record<string, string>>): readonly KeyNumber[] =>
  Object.entries(names).map(([name, place]) => ({ name: `${id}.${name}`, ref: `${at}/${place}` }))

/** The key numbers of each series and each pair of layouts that have a trail. */
export const keyNumbers = (report: Report): readonly KeyNumber[] => {
  const series = report.series.flatMap(({ id }, i) => {
    const users = usersRef(report, i)
    return [
      ...named(id, `series/${i}`, ofSeries),
      ...(users === null ? [] : [{ name: `${id}.users`, ref: users }]),
    ]
  })
  const scaling = report.scaling.flatMap(({ id }, i) => named(id, `scaling/${i}`, ofScaling))
  return [...series, ...scaling].filter(({ ref }) => ref in report.trails)
}
