import type { DrawnSeries } from './drawn-series.ts'
import type { Layer } from './layer.ts'
import type { Channels, LinePoint } from './line-marks.ts'
import { rounded, type Scale } from './scale.ts'

interface Bar {
  readonly x: number
  readonly from: number
  readonly to: number
}

/** An end that is not known leaves the bar at its point; what lies outside the plot is cut off. */
const barOf = ({ x, y, low, high }: LinePoint, { domain: [least, most] }: Scale): readonly Bar[] => {
  if (y === null || (low == null && high == null)) return []
  const inside = (value: number) => rounded(Math.min(most, Math.max(least, value)))
  return [{ x: rounded(x), from: inside(low ?? y), to: inside(high ?? y) }]
}

/** More series than this share their levels too closely for bars to be told apart. */
const mostSeries = 6

export const hasErrorBars = (points: readonly LinePoint[], series: readonly DrawnSeries[]): boolean =>
  series.length <= mostSeries && points.some(({ y, low, high }) => y !== null && (low != null || high != null))

const capsOf = ({ x, y, low, high }: LinePoint, { domain: [least, most] }: Scale) =>
  (y === null ? [] : [low, high])
    .filter((end) => end != null)
    .filter((end) => end >= least && end <= most)
    .map((end) => ({ x: rounded(x), at: rounded(end) }))

/** What is drawn at the points of each series, in its colour. */
const coloured = <T extends object>(
  series: readonly DrawnSeries[],
  points: readonly LinePoint[],
  drawn: (point: LinePoint) => readonly T[],
) =>
  series.flatMap(({ id, colour }) =>
    points
      .filter((point) => point.series === id)
      .flatMap(drawn)
      .map((one) => ({ ...one, colour })),
  )

const style = { stroke: { expr: 'datum.colour' }, strokeWidth: 1.1, opacity: 0.9 } as const

/** An upright bar for each point with an interval, capped at the ends that are known and within the plot. */
export const errorBars = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  scale: Scale,
  { x, y }: Channels,
): readonly Layer[] => {
  if (!hasErrorBars(points, series)) return []
  const rules: Layer = {
    data: { values: coloured(series, points, (point) => barOf(point, scale)) },
    mark: { type: 'rule', ...style },
    encoding: { x: { field: 'x', ...x }, y: { field: 'from', ...y }, y2: { field: 'to' } },
  }
  const caps: Layer = {
    data: { values: coloured(series, points, (point) => capsOf(point, scale)) },
    mark: { type: 'point', shape: 'M-1,0L1,0', size: 49, ...style },
    encoding: { x: { field: 'x', ...x }, y: { field: 'at', ...y } },
  }
  return [rules, caps]
}
