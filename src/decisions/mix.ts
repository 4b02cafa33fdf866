import type { Decision, Mix, Series } from '../model/report.ts'
import { of, taken } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import { best, optionOf, type Evidence, sendersOf } from './options.ts'

type Layout = Mix['layouts'][number]

/** Requests of several lengths together: estimated from what each allows alone, so that a test of the mix settles it. */
export const ofMix = (
  { id, layouts }: Mix,
  report: Evidence,
): Omit<Decision, 'id' | 'next' | 'cost' | 'oneMore' | 'weakest'> => {
  const { series } = report
  const seriesOf = (layout: Layout): Series => series.find((one) => one.id === layout.series)!
  const options = layouts
    .map((layout) => optionOf(seriesOf(layout), layout.headroom?.arrivalRate ?? null))
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
    users: sendersOf(rate, report),
    grade: series.find((one) => one.id === first.series)!.grade,
    conditions: [{ kind: 'unproven', values: { rate: rate.value } }],
  }
}
