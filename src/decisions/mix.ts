import { openUsers } from '../capacity/users.ts'
import type { Decision, Mix, Series } from '../model/report.ts'
import { best, optionOf, type Evidence } from './options.ts'

type Layout = Mix['layouts'][number]

const usersAt = (rate: number, intervals: readonly number[]): Decision['users'] =>
  intervals.map((interval) => ({
    basis: 'open',
    interval,
    thinkTime: null,
    users: openUsers({ throughput: rate, interval, utilization: 1 }),
    reachable: true,
  }))

/** Requests of several lengths together: estimated from what each allows alone, so that a test of the mix settles it. */
export const ofMix = (
  { id, layouts }: Mix,
  { series, plan }: Evidence,
): Omit<Decision, 'id' | 'next' | 'cost' | 'oneMore' | 'weakest'> => {
  const seriesOf = (layout: Layout): Series => series.find((one) => one.id === layout.series)!
  const most = Math.max(0, ...layouts.map((layout) => seriesOf(layout).layout.gpus ?? 0))
  const options = layouts
    .map((layout) => optionOf(seriesOf(layout), layout.headroom?.arrivalRate ?? null, most))
    .toSorted((a, b) => best(b) - best(a))
  const question = { workload: null, mix: id, demand: null, options }
  const [first] = options
  const rate = first?.planningRate
  if (!first || typeof rate !== 'number')
    return {
      ...question,
      status: 'nothing',
      why: 'unjudged',
      series: null,
      count: null,
      gpus: null,
      planningRate: null,
      users: [],
      grade: 'D',
      conditions: [],
    }
  return {
    ...question,
    status: 'decided',
    why: options.length < 2 ? 'only' : 'perGpu',
    series: first.series,
    count: 1,
    gpus: first.gpus,
    planningRate: { value: rate, from: 'law', cappedBy: null },
    users: usersAt(rate, plan.intervals),
    grade: series.find((one) => one.id === first.series)!.grade,
    conditions: [{ kind: 'unproven', values: { rate } }],
  }
}
