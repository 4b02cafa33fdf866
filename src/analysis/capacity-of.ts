import { maxConcurrency, type Capacity as Limit } from '../capacity/max-concurrency.ts'
import type { Capacity, Point } from '../model/report.ts'

const levelOf = (point: Point, order: number) => ({
  load: point.level,
  order,
  usable: point.usable,
  bridged: point.bridged,
  verdict: point.verdict,
  metrics: Object.fromEntries(
    Object.entries(point.judgements).map(([id, { value, threshold, verdict, samples }]) => [
      id,
      { value, threshold, verdict, samples: samples ?? 1 },
    ]),
  ),
  throughput: point.throughput.requests,
})

/** The limit of a series from its levels, and what belongs to it. */
export const capacityOf = (points: readonly Point[], axis: Capacity['axis']): Capacity => {
  const limit: Limit = maxConcurrency(points.map(levelOf), { integerLoad: axis === 'concurrency' })
  const { estimate } = limit
  return {
    axis,
    ...limit,
    slack: { ...limit.slack },
    excluded: [...limit.excluded],
    estimate: estimate && { concurrency: estimate.concurrency, method: 'linear', metric: estimate.metric },
  }
}
