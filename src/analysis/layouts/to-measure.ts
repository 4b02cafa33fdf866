import type { LayoutSide, LayoutSubject } from '../../layouts/rule.ts'
import type { Recommendation } from '../../model/report.ts'
import type { LayoutSeries } from './layout-subject.ts'

type ToMeasure = Recommendation['toMeasure'][number]

export interface Layouts {
  readonly base: LayoutSeries | null
  readonly larger: LayoutSeries | null
}

const one = (
  what: ToMeasure['what'],
  series: LayoutSeries | null,
  level: number | null = null,
): ToMeasure => ({
  what,
  series: series?.id ?? null,
  level,
})

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

const copies = ({ base, larger, copies: count, alreadyCopies }: LayoutSubject, layouts: Layouts) => {
  const unit = base ?? larger
  if (!unit?.throughput || unit.limit === null || count === null || alreadyCopies) return []
  return [one('copies', layouts.base ?? layouts.larger, count * unit.limit)]
}

const alone = (subject: LayoutSubject, layouts: Layouts, reason: string): readonly ToMeasure[] => [
  ...limitOf(subject.base ?? subject.larger, layouts.base ?? layouts.larger),
  ...(reason === 'R0.notMeasured' ? [one('fewer', layouts.larger)] : []),
  one('larger', layouts.base ?? layouts.larger),
  ...copies(subject, layouts),
]

/** The measurements that would decide between the layouts, or confirm what is chosen. */
export const toMeasureOf = (
  subject: LayoutSubject,
  layouts: Layouts,
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
