import { openUsers } from '../maths/little.ts'
import type { Decision, Mix, Series } from '../model/report.ts'
import { explained, of, read, taken, type Field } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import { best, optionOf, type Evidence } from './options.ts'

type Layout = Mix['layouts'][number]

const usersAt = (A: Field<number>, intervals: readonly number[]): Decision['users'] =>
  intervals.map((interval, i) => {
    const users = openUsers(A.value, interval)
    const inputs = { A, I: read(`plan/intervals/${i}`, interval) }
    return record({
      basis: 'open',
      interval,
      thinkTime: null,
      users: explained('openDerived', users, inputs, { rounding: 'floor' }),
      reachable: true,
    })
  })

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
  const headroom = layouts.find((layout) => layout.series === first?.series)?.headroom
  if (!first || !headroom)
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
  const rate = of(headroom, 'arrivalRate')
  return {
    ...question,
    status: 'decided',
    why: options.length < 2 ? 'only' : 'perGpu',
    series: first.series,
    count: 1,
    gpus: first.gpus,
    planningRate: record({ value: taken(rate), from: 'law', cappedBy: null }),
    users: usersAt(rate, plan.intervals),
    grade: series.find((one) => one.id === first.series)!.grade,
    conditions: [{ kind: 'unproven', values: { rate: rate.value } }],
  }
}
