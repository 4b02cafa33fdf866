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
  series.length <= mostSeries &&
  points.some(({ y, low, high }) => y !== null && (low != null || high != null))

const ends = (points: readonly LinePoint[], scale: Scale) =>
  points.flatMap(({ x, y, low, high }) => {
    const known = y === null ? [] : [low, high].filter((end) => end != null)
    const [least, most] = scale.domain
    return known
      .filter((end) => end >= least && end <= most)
      .map((end) => ({ x: rounded(x), at: rounded(end) }))
  })

const ofSeries = (one: DrawnSeries, own: readonly LinePoint[], scale: Scale, channels: Channels) => {
  const { x, y } = channels
  const style = { stroke: one.colour, strokeWidth: 1.1, opacity: 0.9 } as const
  const bars = own.flatMap((point) => barOf(point, scale))
  if (bars.length === 0) return []
  const rule: Layer = {
    data: { values: bars },
    mark: { type: 'rule', ...style },
    encoding: { x: { field: 'x', ...x }, y: { field: 'from', ...y }, y2: { field: 'to' } },
  }
  const caps: Layer = {
    data: { values: ends(own, scale) },
    mark: { type: 'point', shape: 'M-1,0L1,0', size: 49, ...style },
    encoding: { x: { field: 'x', ...x }, y: { field: 'at', ...y } },
  }
  return [rule, caps]
}

/** An upright bar for each point with an interval, capped at the ends that are known and within the plot. */
export const errorBars = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  scale: Scale,
  channels: Channels,
): readonly Layer[] =>
  series.flatMap((one) => {
    const own = hasErrorBars(points, series) ? points.filter((point) => point.series === one.id) : []
    return ofSeries(one, own, scale, channels)
  })
