import type { DrawnSeries } from './drawn-series.ts'
import type { Layer } from './layer.ts'
import type { Channels } from './line-marks.ts'
import { ink, safeGreen } from './palette.ts'
import { fraction, rounded, valueAt, type Scale } from './scale.ts'

/** How strong the region is that is safe for every layout. */
export const fullShade = 0.2

/** Opacity of one of `count` equal sheets that together reach the full shade. */
const sheet = (count: number): number => rounded(1 - (1 - fullShade) ** (1 / count))

interface Zone {
  readonly one: DrawnSeries
  readonly from: number
  readonly to: number
}

const zonesOf = (series: readonly DrawnSeries[]): readonly Zone[] =>
  series.flatMap((one) => {
    const { points, capacity } = one.series
    const to = capacity.maxConcurrency
    return to === null ? [] : [{ one, from: Math.min(...points.map(({ level }) => level)), to }]
  })

export const hasSafeZone = (series: readonly DrawnSeries[]): boolean => zonesOf(series).length > 0

interface Box {
  readonly x: Scale
  readonly y: Scale
  readonly threshold: number
  readonly channels: Channels
}

const upright = ({ channels }: Box) => ({ y: { field: 'floor', ...channels.y }, y2: { field: 'ceiling' } }) as const

const heights = ({ y, threshold }: Box) => ({ floor: y.domain[0], ceiling: rounded(threshold) })

/** A single safe level is a zone without width; it is drawn this share of the axis wide to be seen. */
const leastWidth = 0.02

const startOf = ({ from, to }: Zone, x: Scale): number =>
  Math.min(from, valueAt(x, Math.max(0, fraction(x, to) - leastWidth)))

const shadeOf = (zone: Zone, box: Box) => ({
  from: rounded(startOf(zone, box.x)),
  to: rounded(zone.to),
  ...heights(box),
})

const shade = (zones: readonly Zone[], box: Box): Layer => ({
  data: { values: zones.map((zone) => shadeOf(zone, box)) },
  mark: { type: 'rect', fill: safeGreen, opacity: sheet(zones.length) },
  encoding: { x: { field: 'from', ...box.channels.x }, x2: { field: 'to' }, ...upright(box) },
})

/** An edge that several layouts share belongs to none of them. */
const edge = (at: number, owners: readonly Zone[], box: Box): Layer => {
  const { colour, dash } = owners.length === 1 && owners[0] ? owners[0].one : { colour: ink, dash: [] }
  return {
    data: { values: [{ at: rounded(at), ...heights(box) }] },
    mark: { type: 'rule', stroke: colour, strokeWidth: 1.4, strokeDash: [...dash] },
    encoding: { x: { field: 'at', ...box.channels.x }, ...upright(box) },
  }
}

/**
 * From a layout's lowest level to its limit and up to the threshold: a sheet for each layout, so that where all are
 * safe it is darkest, and an edge at each limit in the colour and dash of the layout.
 */
export const safeZone = (series: readonly DrawnSeries[], box: Box): readonly Layer[] => {
  const zones = zonesOf(series)
  const limits = [...new Set(zones.map(({ to }) => to))]
  const edges = limits.map((to) =>
    edge(
      to,
      zones.filter((zone) => zone.to === to),
      box,
    ),
  )
  return zones.length > 0 ? [shade(zones, box), ...edges] : []
}
