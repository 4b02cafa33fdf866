import type { Panel } from './drawn-series.ts'
import { seriesChannels } from './legend.ts'
import { type Band, limitPlace, type LinePoint, placeOf } from './line-chart.ts'
import { labelShift, type LabelSpot } from './rules.ts'
import { axisNumber, fraction, type Scale } from './scale.ts'
import { widest } from './text-width.ts'
import { fontSize, ink, type Layer, layerOf, paper, safeGreen, textMark } from './theme.ts'

/** A single safe level is a zone without width; it is drawn this share of the axis wide to be seen. */
const leastWidth = 0.02

/** From a layout's lowest level to its limit; an edge that several layouts share belongs to none of them. */
export const zonesOf = (panel: Panel, x: Scale) => {
  const zones = panel.series.flatMap(({ id, series: { points, capacity } }) => {
    const to = limitPlace(panel, capacity.maxConcurrency, points)
    const from = Math.min(...points.map((point) => placeOf(panel, point)))
    return to === null ? [] : [{ series: id, from, to }]
  })
  const [low, high] = x.domain
  return zones.map((zone) => ({
    ...zone,
    from: Math.max(low, Math.min(zone.from, zone.to * (low / high) ** leastWidth)),
    shared: zones.filter(({ to }) => to === zone.to).length > 1,
  }))
}

type Zones = ReturnType<typeof zonesOf>

/** A sheet for each layout: where all are safe they are darkest, together as dark as a single one alone. */
const fullShade = 0.2

const unless = <T>(value: T) => ({ test: 'datum.shared', value })

/** About what a plot is wide. */
const plotWidth = 430

/** Each limit once, the highest first, as far as their numbers do not meet. */
const numbered = (zones: Zones, x: Scale) => {
  const kept: number[] = []
  for (const to of zones.map((zone) => zone.to).toSorted((a, b) => b - a)) {
    if (kept.every((other) => (fraction(x, other) - fraction(x, to)) * plotWidth > widest([axisNumber(other)]) + 14))
      kept.push(to)
  }
  return kept
}

/** The limit in figures, on a slip of paper left of its edge. */
const zoneNumber = (to: number, y: number): readonly Layer[] => {
  const text = `≤ ${axisNumber(to)}`
  const data = [{ to }]
  const x = { field: 'to', type: 'quantitative' } as const
  return [
    layerOf(
      data,
      {
        type: 'rect',
        fill: paper,
        opacity: 0.75,
        height: fontSize + 3,
        width: widest([text]) + 3,
        xOffset: -4 - widest([text]) / 2,
      },
      { x, y: { value: y } },
    ),
    layerOf(
      data,
      { ...textMark, align: 'right', dx: -4, fontWeight: 'bold' },
      { x, y: { value: y }, text: { value: text } },
    ),
  ]
}

/** What a plot is drawn of, before it is known where. */
interface Drawn {
  readonly zones: Zones
  readonly points: readonly LinePoint[]
  readonly threshold: number
  readonly x: Scale
  readonly y: Scale
}

const pixelIn =
  ({ y }: Drawn, { top, bottom }: Band) =>
  (value: number): number =>
    bottom - fraction(y, value) * (bottom - top)

/** The number of a limit stands above the axis, below the rule where lines lie low, and above it where there is no room below. */
const numberPlace = (drawn: Drawn, band: Band, to: number): number => {
  const { points, threshold, x } = drawn
  const pixel = pixelIn(drawn, band)
  const ceiling = pixel(threshold)
  if (band.bottom - ceiling < 20) return ceiling - 10
  const isLow = points.some((point) => {
    const before = fraction(x, to) - fraction(x, point.x)
    return point.y !== null && before >= 0 && before < 0.2 && pixel(point.y) > band.bottom - 24
  })
  return isLow ? ceiling + 10 : band.bottom - 9
}

/** A sheet for each layout, its edge, and the number of its limit. */
export const safeZone = (panel: Panel, drawn: Drawn, band: Band): readonly Layer[] => {
  const { zones, threshold, x } = drawn
  const { bottom } = band
  const { color, strokeDash } = seriesChannels(panel.series)
  const values = zones.map((zone) => ({ ...zone, y: threshold }))
  const edges = values.filter(({ to }, i) => zones.findIndex((zone) => zone.to === to) === i)
  const y2 = { value: bottom } as const
  return [
    layerOf(
      values,
      { type: 'rect', fill: safeGreen, opacity: 1 - (1 - fullShade) ** (1 / zones.length) },
      { x: { field: 'from' }, x2: { field: 'to' }, y2 },
    ),
    layerOf(
      edges,
      { type: 'rule', strokeWidth: 1.4 },
      {
        x: { field: 'to' },
        y2,
        color: { ...color, condition: unless(ink) },
        strokeDash: { ...strokeDash, condition: unless([]) },
      },
    ),
    ...numbered(zones, x).flatMap((to) => zoneNumber(to, numberPlace(drawn, band, to))),
  ]
}

const spots = [false, true].flatMap((atEnd) => [false, true].map((below): LabelSpot => ({ below, atEnd })))

/** The first place at an end of the rule where its name covers neither a mark nor the number of a limit. */
export const labelSpot = (drawn: Drawn, label: string, band: Band): LabelSpot => {
  const { zones, points, threshold, x } = drawn
  const pixel = pixelIn(drawn, band)
  const taken = [
    ...points.flatMap((point) => (point.y === null ? [] : [{ x: point.x, y: pixel(point.y), wide: 5 }])),
    ...numbered(zones, x).map((to) => ({ x: to, y: numberPlace(drawn, band, to), wide: 30 })),
  ]
  const isFree = ({ below, atEnd }: LabelSpot) =>
    pixel(threshold) + labelShift(below) < band.bottom - 5 &&
    taken.every((one) => {
      const place = fraction(x, one.x) * plotWidth
      const away = atEnd ? plotWidth - place : place - one.wide
      return away > widest([label]) + 10 || Math.abs(pixel(threshold) + labelShift(below) - one.y) >= 12
    })
  return spots.find(isFree) ?? spots[0]!
}
