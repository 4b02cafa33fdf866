import { panelsOf, panelValues, type DrawnSeries, type Panel } from '../chart-parts/drawn-series.ts'
import { endsShown, intervals } from '../chart-parts/intervals.ts'
import { seriesChannels, uprightInterval, zoneSymbol } from '../chart-parts/legend.ts'
import {
  bandsOf,
  levelAxis,
  limitPlace,
  placeOf,
  plotsOver,
  shownStanding,
  unitText,
  type Axis,
  type Band,
  type Judged,
  type LinePoint,
  type Plot,
} from '../chart-parts/line-chart.ts'
import { limitRows, type Limit } from '../chart-parts/level-rows.ts'
import { labelShift, type LabelSpot, levelRule } from '../chart-parts/rules.ts'
import { axisNumber, fraction, valueScale, type Scale } from '../chart-parts/scale.ts'
import { widest } from '../chart-parts/text-width.ts'
import { fontSize, ink, paper, safeGreen, textMark, type Layer } from '../chart-parts/theme.ts'
import type { Point, Report, Workload } from '../model/report.ts'
import type { Chart, ChartFinding, Drawing, Words } from './chart.ts'

const known = (rows: readonly LinePoint[]): readonly number[] => rows.flatMap(({ y }) => y ?? [])

/** A single safe level is a zone without width; it is drawn this share of the axis wide to be seen. */
const leastWidth = 0.02

/** From a layout's lowest level to its limit; an edge that several layouts share belongs to none of them. */
const zonesOf = (panel: Panel, x: Scale) => {
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
  const data = { values: [{ to }] }
  const x = { field: 'to', type: 'quantitative' } as const
  return [
    {
      data,
      mark: {
        type: 'rect',
        fill: paper,
        opacity: 0.75,
        height: fontSize + 3,
        width: widest([text]) + 3,
        xOffset: -4 - widest([text]) / 2,
      },
      encoding: { x, y: { value: y } },
    },
    {
      data,
      mark: { ...textMark, align: 'right', dx: -4, fontWeight: 'bold' },
      encoding: { x, y: { value: y }, text: { value: text } },
    },
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
const safeZone = (panel: Panel, drawn: Drawn, band: Band): readonly Layer[] => {
  const { zones, threshold, x } = drawn
  const { bottom } = band
  const { color, strokeDash } = seriesChannels(panel.series)
  const values = zones.map((zone) => ({ ...zone, y: threshold }))
  const edges = values.filter(({ to }, i) => zones.findIndex((zone) => zone.to === to) === i)
  const y2 = { value: bottom } as const
  return [
    {
      data: { values },
      mark: { type: 'rect', fill: safeGreen, opacity: 1 - (1 - fullShade) ** (1 / zones.length) },
      encoding: { x: { field: 'from' }, x2: { field: 'to' }, y2 },
    },
    {
      data: { values: edges },
      mark: { type: 'rule', strokeWidth: 1.4 },
      encoding: {
        x: { field: 'to' },
        y2,
        color: { ...color, condition: unless(ink) },
        strokeDash: { ...strokeDash, condition: unless([]) },
      },
    },
    ...numbered(zones, x).flatMap((to) => zoneNumber(to, numberPlace(drawn, band, to))),
  ]
}

/** More series than this share their levels too closely for intervals to be told apart. */
const mostWithIntervals = 4

const spots = [false, true].flatMap((atEnd) => [false, true].map((below): LabelSpot => ({ below, atEnd })))

/** The first place at an end of the rule where its name covers neither a mark nor the number of a limit. */
const labelSpot = (drawn: Drawn, label: string, band: Band): LabelSpot => {
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

const plotOf = (panel: Panel, limit: Limit, x: Axis, words: Words): Plot => {
  const seconds = [...known(limitRows(panel, limit)), limit.threshold]
  const [unit, perSecond] = Math.max(...seconds) >= 1 ? (['seconds', 1] as const) : (['milliseconds', 1000] as const)
  const points = limitRows(panel, limit, perSecond)
  const threshold = limit.threshold * perSecond
  const scale = valueScale(
    seconds.map((value) => value * perSecond),
    1.5,
  )
  const zones = zonesOf(panel, x.scale)
  const shown = panel.series.length <= mostWithIntervals ? points : []
  const drawn = { zones, points, threshold, x: x.scale, y: scale }
  const label = `${words.label('mark.slaLimit')} ${words.threshold(limit.threshold, unit)}`
  return {
    axis: { title: `${words.limit(limit.id)} (${unitText(unit, scale, words)})`, scale },
    points,
    rule: threshold,
    under: (band: Band) => [
      ...(zones.length > 0 ? safeZone(panel, drawn, band) : []),
      ...intervals(shown, panel.series, scale, band),
    ],
    over: (band: Band) => levelRule(threshold, label, labelSpot(drawn, label, band)),
  }
}

/** The layout that the caption speaks of: the recommended one, else the one with the highest limit, else the first. */
const subjectOf = ({ chosen, series }: Panel): DrawnSeries | undefined =>
  chosen ??
  series.toSorted((a, b) => (b.series.capacity.maxConcurrency ?? -1) - (a.series.capacity.maxConcurrency ?? -1))[0]

const findings = {
  bracketed: 'latency.limit',
  rightCensored: 'latency.lowerBound',
  leftCensored: 'latency.fails',
  nonContiguous: 'latency.contradiction',
  noData: 'latency.unjudged',
} as const satisfies Readonly<Record<string, ChartFinding>>

const findingOf = ({ axis }: Panel, subject: DrawnSeries | undefined, words: Words) => {
  const { status, maxConcurrency, firstFailing, binding } = subject?.series.capacity ?? { status: 'noData' as const }
  const at = (level: number | null | undefined) => subject?.series.points.find((point) => point.level === level)
  const level = (point: Point | undefined) => (point ? words.level(axis, point) : '—')
  const failing = at(firstFailing)
  const broken = Object.entries(failing?.verdicts ?? {}).flatMap(([id, verdict]) => (verdict === 'fail' ? [id] : []))
  const answered = maxConcurrency !== null || status === 'leftCensored'
  return {
    finding: answered ? findings[status] : failing ? 'latency.unshown' : 'latency.unjudged',
    layout: subject?.label ?? '—',
    limit: level(at(maxConcurrency)),
    next: level(failing),
    broken: broken.length > 0 ? words.list(broken.map(words.limit)) : binding ? words.limit(binding) : '—',
  } as const
}

/** A level that lacks a metric is judged by none, whatever this threshold says. */
const judged = ({ series }: Panel, limits: readonly Limit[]): Judged =>
  series.some(({ series: { points } }) =>
    points.some(
      (point) =>
        shownStanding(point, 'pass') === 'unknown' &&
        limits.some(({ id }) => (point.judgements[id]?.standing ?? 'unknown') !== 'unknown'),
    ),
  )
    ? 'ofOneJudged'
    : 'ofOne'

const drawing = (report: Report, workload: Workload, panel: Panel, words: Words): readonly Drawing[] => {
  const limits = report.plan.sla.limits.filter((limit) => known(limitRows(panel, limit)).length > 0)
  if (limits.length === 0) return []
  const x = levelAxis(panel, words)
  const places = panel.series.flatMap(({ series }) => series.points.map((point) => placeOf(panel, point)))
  const standings = panel.series.flatMap(({ series }) =>
    series.points.map((point) => shownStanding(point, point.standing)),
  )
  const plots = limits.map((limit) => plotOf(panel, limit, x, words))
  const bands = bandsOf(plots.length)
  const ends =
    panel.series.length > mostWithIntervals
      ? []
      : plots.map(({ points, axis }, i) => endsShown(points, axis.scale, bands[i]!))
  const confidence = ends.includes('arrows') ? 'mark.confidenceOpen' : ends.includes('caps') ? 'mark.confidence' : null
  const { finding, ...told } = findingOf(panel, subjectOf(panel), words)
  return [
    {
      id: `${workload.id}-latency${panel.suffix}`,
      spec: plotsOver(
        x,
        plots,
        panel,
        [
          ...(confidence ? [{ id: 'interval', label: words.label(confidence), symbol: uprightInterval }] : []),
          ...(zonesOf(panel, x.scale).length > 0
            ? [{ id: 'zone', label: words.label('mark.safeZone'), symbol: zoneSymbol }]
            : []),
        ],
        judged(panel, limits),
        words,
      ),
      finding,
      values: {
        ...panelValues(workload, panel, standings, words),
        ...told,
        axis: x.title,
        sla: words.list(limits.map((limit) => `${words.limit(limit.id)} (${words.threshold(limit.threshold)})`)),
        low: axisNumber(Math.min(...places)),
        high: axisNumber(Math.max(...places)),
      },
    },
  ]
}

/** The judged statistic of every limit over the load, plots below each other, with the limit and the zone that is safe. */
export const latency: Chart = {
  draw: (report, workload, words) =>
    panelsOf(report, workload, words).flatMap((panel) => drawing(report, workload, panel, words)),
}
