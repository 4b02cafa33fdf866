import type { Standing } from '../model/report.ts'
import type { DrawnSeries } from './drawn-series.ts'
import type { Layer } from './layer.ts'
import { standingStyles } from './palette.ts'
import { rounded } from './scale.ts'
import type { xChannel, yChannel } from './axes.ts'

/** One level of a series on the plot; without a value the line breaks there. */
export interface LinePoint {
  readonly series: string
  /** Position in the order of the offered load, which is the order of the line. */
  readonly order: number
  readonly x: number
  readonly y: number | null
  readonly standing: Standing
  /** Ends of the interval of y, where they are known. */
  readonly low?: number | null
  readonly high?: number | null
}

export interface Channels {
  readonly x: ReturnType<typeof xChannel>
  readonly y: ReturnType<typeof yChannel>
}

/** Scales over stable ids with every series listed, so that no language or missing value moves a colour. */
const seriesChannels = (series: readonly DrawnSeries[]) => {
  const domain = series.map(({ id }) => id)
  const field = { field: 'series', type: 'nominal' as const, legend: null }
  return {
    color: { ...field, scale: { domain, range: series.map(({ colour }) => colour) } },
    strokeDash: { ...field, scale: { domain, range: series.map(({ dash }) => [...dash]) } },
  }
}

const valueOf = ({ series, order, x, y }: LinePoint) => ({
  series,
  order,
  x: rounded(x),
  y: y === null ? null : rounded(y),
})

const position = ({ x, y }: Channels) => ({ x: { field: 'x', ...x }, y: { field: 'y', ...y } })

const lines = (points: readonly LinePoint[], series: readonly DrawnSeries[], channels: Channels): Layer => ({
  data: { values: points.map(valueOf) },
  mark: { type: 'line', strokeWidth: 1.8, strokeJoin: 'round' },
  encoding: { ...position(channels), ...seriesChannels(series), order: { field: 'order', type: 'quantitative' } },
})

/** Marks shrink where many lines share a plot. */
const crowded = 6
const sizeAmong = (size: number, series: readonly DrawnSeries[]): number =>
  series.length > crowded ? size * 0.6 : size

const symbols = (
  standing: Standing,
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  channels: Channels,
): readonly Layer[] => {
  const values = points.filter((point) => point.standing === standing && point.y !== null).map(valueOf)
  if (values.length === 0) return []
  const { fill, stroke, size, ...style } = standingStyles[standing]
  const { color } = seriesChannels(series)
  return [
    {
      data: { values },
      mark: {
        type: 'point',
        ...style,
        size: sizeAmong(size, series),
        opacity: 1,
        filled: fill === null,
        ...(fill === null ? {} : { fill }),
        ...(stroke === null ? {} : { stroke }),
      },
      encoding: { ...position(channels), ...(fill === null || stroke === null ? { color } : {}) },
    },
  ]
}

/** From the lowest layer to the highest. */
const drawnStandings: readonly Standing[] = ['confirmedPass', 'pass', 'unknown', 'undecided', 'fail', 'confirmedFail']

/** A line for each series and above all lines a mark for each judged level. */
export const lineLayers = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  channels: Channels,
): readonly Layer[] => [
  lines(points, series, channels),
  ...drawnStandings.flatMap((standing) => symbols(standing, points, series, channels)),
]
