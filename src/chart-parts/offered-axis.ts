import type { Words } from '../charts/chart.ts'
import type { Point } from '../model/report.ts'
import type { Axis } from './axes.ts'
import type { Panel } from './drawn-series.ts'
import type { Layer } from './layer.ts'
import type { Channels } from './line-marks.ts'
import { quiet } from './palette.ts'
import { levelScale, rounded, type Scale } from './scale.ts'
import { lineSwatch, type Swatch } from './swatch.ts'
import { axisNumber } from './ticks.ts'

/** What was offered in requests/s. */
const offeredRate = ({ requestRate, level }: Point): number => (typeof requestRate === 'number' ? requestRate : level)

export interface OfferedAxis extends Axis {
  /** Place of a point on the axis. */
  readonly place: (point: Point) => number
}

/** Offered rates on a logarithmic axis. The achieved rate would only plot throughput against itself. */
export const offeredAxis = ({ peers }: Panel, words: Words): OfferedAxis => {
  const rates = peers.flatMap(({ series }) => series.points.map(offeredRate)).filter((rate) => rate > 0)
  return { title: words.label('axis.offeredRate'), scale: levelScale(rates), label: axisNumber, place: offeredRate }
}

const style = { colour: quiet, dash: [1, 3] } as const

export const keepsUpSwatch: Swatch = lineSwatch(style, 1.2)

/** The rates at which throughput could equal what is offered and still be on the plot; null if there are hardly any. */
export const keepsUpRange = (x: Scale, y: Scale): readonly [number, number] | null => {
  const [low, high] = [x.domain[0], Math.min(x.domain[1], y.domain[1])]
  return high > low * 1.5 ? [low, high] : null
}

/** Where a server would be that keeps up with every rate: throughput equal to what is offered. */
export const keepsUpLine = ([low, high]: readonly [number, number], channels: Channels): Layer => {
  const rates = Array.from({ length: 33 }, (_, i) => rounded(low * (high / low) ** (i / 32)))
  return {
    data: { values: rates.map((rate) => ({ x: rate, y: rate })) },
    mark: { type: 'line', stroke: style.colour, strokeWidth: 1.2, strokeDash: [...style.dash] },
    encoding: { x: { field: 'x', ...channels.x }, y: { field: 'y', ...channels.y } },
  }
}
