import type { TopLevelSpec } from 'vega-lite'
import type { Words } from '../charts/chart.ts'
import { xChannel, yChannel, type Axis } from './axes.ts'
import type { DrawnSeries } from './drawn-series.ts'
import { frame } from './frame.ts'
import { placeKey, type Entry } from './key.ts'
import type { Layer } from './layer.ts'
import { placeLineEnds, type LineEnd } from './line-ends.ts'
import { lineLayers, type Channels, type LinePoint } from './line-marks.ts'
import { fraction } from './scale.ts'
import { size } from './size.ts'
import { standings } from '../model/report.ts'
import { lineSwatch, standingSwatch } from './swatch.ts'

export interface LineChart {
  readonly series: readonly DrawnSeries[]
  readonly points: readonly LinePoint[]
  readonly x: Axis
  readonly y: Axis
  /** Layers behind and in front of the lines, given the axes and the plot's width in pixels. */
  readonly behind?: (channels: Channels) => readonly Layer[]
  readonly front?: (channels: Channels, width: number) => readonly Layer[]
  /** Legend entries for those layers. */
  readonly entries?: readonly Entry[]
}

const widthFor = (margin: number): number => size.width - size.left - margin

/** Names of the series that have a line or at least a point, at the height of its end. */
const endsOf = ({ series, points, y }: LineChart): readonly LineEnd[] =>
  series.flatMap((one) => {
    const last = points.findLast((point) => point.series === one.id && point.y !== null)
    if (last === undefined || last.y === null) return []
    return [{ label: one.label, swatch: lineSwatch(one), y: (1 - fraction(y.scale, last.y)) * size.plotHeight }]
  })

const standingEntries = (points: readonly LinePoint[], words: Words): readonly Entry[] =>
  standings
    .filter((standing) => points.some((point) => point.standing === standing && point.y !== null))
    .map((standing) => ({ swatch: standingSwatch(standing), label: words.label(`mark.${standing}`) }))

/** Lines over a level, one a series, named at their ends or in a legend below. */
export const lineChart = (chart: LineChart, words: Words): TopLevelSpec => {
  const names = endsOf(chart)
  const ends = placeLineEnds(names, { height: size.plotHeight, widthFor })
  const right = ends?.width ?? size.right
  const width = widthFor(right)
  const channels = { x: xChannel(chart.x, width), y: yChannel(chart.y) }
  const marks = [...standingEntries(chart.points, words), ...(chart.entries ?? [])]
  const groups = ends ? [marks] : names.length > 1 ? [names, marks] : [[...names, ...marks]]
  return frame({
    width,
    height: size.plotHeight,
    right,
    layers: [
      ...(chart.behind?.(channels) ?? []),
      ...lineLayers(chart.points, chart.series, channels),
      ...(chart.front?.(channels, width) ?? []),
    ],
    beside: ends?.entries ?? [],
    below: placeKey(groups, -size.left, size.width),
  })
}
