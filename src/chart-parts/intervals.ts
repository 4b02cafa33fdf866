import type { DrawnSeries } from './drawn-series.ts'
import { seriesChannels } from './legend.ts'
import type { Band, LinePoint } from './line-chart.ts'
import { fraction, valueAt, type Scale } from './scale.ts'
import type { Layer } from './theme.ts'

/** How far the arrow of an end reaches that nothing bounds, in pixels. */
const reach = 15

const chevron = 'M-1,.6L0,-.6L1,.6'

const isBounded = ({ y, low, high }: LinePoint): boolean => y !== null && (low ?? high) != null

const isOpen = ({ high }: LinePoint, { domain }: Scale): boolean => high == null || high > domain[1]

/**
 * Ends of the interval of a point, each that is known with a cap. What matters is how high it reaches: an upper end that is not
 * known, or outside the plot, is an arrow; a lower one is left at the point.
 */
const endsOf = (point: LinePoint, scale: Scale, { top, bottom }: Band) => {
  const { series, x, y, low, high } = point
  if (y === null || !isBounded(point)) return []
  const [least, most] = scale.domain
  const above = valueAt(scale, fraction(scale, y) + reach / (bottom - top))
  return [
    { series, x, y, end: high == null ? above : Math.min(most, high), mark: isOpen(point, scale) ? 'arrow' : 'cap' },
    ...(low == null ? [] : [{ series, x, y, end: Math.max(least, low), mark: low < least ? 'none' : 'cap' }]),
  ]
}

/** How far a mark reaches from its middle, in pixels. */
const markReach = 5

/** Ends that are to be seen beyond the marks of their points: none, with caps alone, or with an arrow too. */
export const endsShown = (points: readonly LinePoint[], scale: Scale, band: Band): 'none' | 'caps' | 'arrows' => {
  const seen = points
    .flatMap((point) => endsOf(point, scale, band))
    .filter(({ y, end }) => Math.abs(fraction(scale, end) - fraction(scale, y)) * (band.bottom - band.top) > markReach)
  return seen.some(({ mark }) => mark === 'arrow') ? 'arrows' : seen.length > 0 ? 'caps' : 'none'
}

/** Vega-Lite's error bars have two caps: here an end that is not known is seen to be open. */
export const intervals = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  scale: Scale,
  band: Band,
): readonly Layer[] => {
  const ends = points.flatMap((point) => endsOf(point, scale, band))
  if (ends.length === 0) return []
  const { color } = seriesChannels(series)
  const only = (mark: string) => ({ values: ends.filter((end) => end.mark === mark) })
  return [
    {
      data: { values: ends },
      mark: { type: 'rule', strokeWidth: 1.1, opacity: 0.9 },
      encoding: { y2: { field: 'end' }, color },
    },
    {
      data: only('cap'),
      mark: { type: 'tick', orient: 'horizontal', size: 7, thickness: 1.1, opacity: 0.9 },
      encoding: { y: { field: 'end' }, color },
    },
    {
      data: only('arrow'),
      mark: { type: 'point', shape: chevron, size: 12, strokeWidth: 1.1, opacity: 1 },
      encoding: { y: { field: 'end' }, color },
    },
  ]
}
