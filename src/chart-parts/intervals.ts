import type { DrawnSeries } from './drawn-series.ts'
import { seriesChannels } from './legend.ts'
import type { Band, LinePoint } from './line-chart.ts'
import { fraction, valueAt, type Scale } from './scale.ts'
import type { Layer } from './theme.ts'

/** How far the arrow of an end reaches that nothing bounds, in pixels. */
const reach = 15

const chevrons = { up: 'M-1,.6L0,-.6L1,.6', down: 'M-1,-.6L0,.6L1,-.6' } as const

/** Ends of the interval of a point: a known one with a cap; an arrow where it goes on, or leaves the plot. */
const endsOf = (point: LinePoint, scale: Scale, { top, bottom }: Band) => {
  const { series, x, y, low, high } = point
  if (y === null || (low ?? high) == null) return []
  const [least, most] = scale.domain
  const open = (sign: 1 | -1) => valueAt(scale, fraction(scale, y) + (sign * reach) / (bottom - top))
  const end = (value: number | null | undefined, sign: 1 | -1) => ({
    series,
    x,
    y,
    end: value == null ? open(sign) : Math.min(most, Math.max(least, value)),
    mark: value != null && value >= least && value <= most ? 'cap' : sign > 0 ? 'up' : 'down',
  })
  return [end(low, -1), end(high, 1)]
}

/** Vega-Lite's error bars have two caps: here an end that is not known is an arrow. */
export const intervals = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  scale: Scale,
  band: Band,
): readonly Layer[] => {
  const ends = points.flatMap((point) => endsOf(point, scale, band))
  if (ends.length === 0) return []
  const { color } = seriesChannels(series)
  const arrows = (mark: 'up' | 'down'): Layer => ({
    data: { values: ends.filter((end) => end.mark === mark) },
    mark: { type: 'point', shape: chevrons[mark], size: 12, strokeWidth: 1.1, opacity: 1 },
    encoding: { y: { field: 'end' }, color },
  })
  return [
    {
      data: { values: ends },
      mark: { type: 'rule', strokeWidth: 1.1, opacity: 0.9 },
      encoding: { y2: { field: 'end' }, color },
    },
    {
      data: { values: ends.filter(({ mark }) => mark === 'cap') },
      mark: { type: 'tick', orient: 'horizontal', size: 7, thickness: 1.1, opacity: 0.9 },
      encoding: { y: { field: 'end' }, color },
    },
    arrows('up'),
    arrows('down'),
  ]
}
