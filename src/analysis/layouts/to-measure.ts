import type { LayoutSide, LayoutSubject } from '../../layouts/rule.ts'
import type { Recommendation } from '../../model/report.ts'
import { explained, of, taken, type Inputs, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { gpusIn } from '../places.ts'
import type { LayoutSeries } from './layout-subject.ts'

type ToMeasure = Recommendation['toMeasure'][number]

export interface Layouts {
  readonly base: LayoutSeries | null
  readonly larger: LayoutSeries | null
}

/** Copies: by the GPUs of both layouts; with no larger one it is one more, which nothing tells. */
export type Count = Made<number> | number

export const countOf = (copies: number | null, { base, larger }: Layouts): Count | null =>
  copies !== null && base && larger
    ? explained('gpuRatio', copies, { GPU_n: gpusIn(larger), GPU_1: gpusIn(base) })
    : copies

export const valueOf = (count: Count): number => (typeof count === 'number' ? count : count.value)

/** A number that nothing tells comes after the places. */
export const withCount = (k: Count, inputs: Inputs): Inputs =>
  typeof k === 'number' ? { ...inputs, k } : { k, ...inputs }

interface Counted extends Layouts {
  readonly count: Count | null
}

type Level = Made<number> | number | null

/** A level that was measured, where it stands. */
const levelIn = (series: LayoutSeries | null, level: number | null): Level => {
  const point = series?.points.find((one) => one.usable && one.level === level)
  return point ? taken(of(point, 'level')) : level
}

const asked = (what: ToMeasure['what'], series: LayoutSeries | null, level: Level): ToMeasure =>
  record({ what, series: series?.id ?? null, level })

const one = (what: ToMeasure['what'], series: LayoutSeries | null, level: number | null = null): ToMeasure =>
  asked(what, series, levelIn(series, level))

const lacksMetric = ({ points }: LayoutSeries): boolean =>
  points.some(({ judgements }) => Object.values(judgements).some(({ reason }) => reason === 'metricMissing'))

/** What would make the limit of one layout a limit. */
const limitOf = (side: LayoutSide | null, series: LayoutSeries | null): readonly ToMeasure[] => {
  if (!side || !series || !side.open) return []
  if (side.status === 'noData') return [one(lacksMetric(series) ? 'latency' : 'usable', series)]
  if (side.status === 'nonContiguous') return [one('again', series, side.firstFailing)]
  if (side.status === 'leftCensored') return [one('below', series, side.lowestLevel)]
  return [one(series.capacity.gap === null ? 'above' : 'latency', series, side.limit)]
}

const copies = ({ base, larger, alreadyCopies }: LayoutSubject, { count, ...layouts }: Counted) => {
  const [unit, series] = [base ?? larger, layouts.base ?? layouts.larger]
  if (!unit?.throughput || unit.limit === null || count === null || alreadyCopies) return []
  const inputs = withCount(count, { C: of(series!.basis!, 'level') })
  return [asked('copies', series, explained('copiesLevel', valueOf(count) * unit.limit, inputs))]
}

const alone = (subject: LayoutSubject, layouts: Counted, reason: string): readonly ToMeasure[] => [
  ...limitOf(subject.base ?? subject.larger, layouts.base ?? layouts.larger),
  ...(reason === 'R0.notMeasured' ? [one('fewer', layouts.larger)] : []),
  one('larger', layouts.base ?? layouts.larger),
  ...copies(subject, layouts),
]

/** The measurements that would decide between the layouts, or confirm what is chosen. */
export const toMeasureOf = (
  subject: LayoutSubject,
  layouts: Counted,
  choice: Recommendation['choice'],
  reason: string,
): readonly ToMeasure[] => {
  if (!subject.base || !subject.larger) return alone(subject, layouts, reason)
  if (choice === 'larger') return []
  if (choice === 'copies') return copies(subject, layouts)
  const open = [...limitOf(subject.base, layouts.base), ...limitOf(subject.larger, layouts.larger)]
  const undecided = { 'R3.overlap': 'repeats', 'R3.between': 'between' } as const
  const again = open.length === 0 ? undecided[reason as keyof typeof undecided] : undefined
  const both = again
    ? [one(again, layouts.base, subject.base.limit), one(again, layouts.larger, subject.larger.limit)]
    : []
  return [...open, ...both, ...copies(subject, layouts)]
}
