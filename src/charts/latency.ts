import type { TopLevelSpec } from 'vega-lite'
import { panelsOf, panelValues, type DrawnSeries, type Panel } from '../chart-parts/drawn-series.ts'
import { uprightInterval, zoneSymbol } from '../chart-parts/legend.ts'
import {
  levelAxis,
  linePlot,
  namedSeries,
  seriesLines,
  shownStanding,
  standingMarks,
  type Axis,
  type LinePoint,
} from '../chart-parts/line-chart.ts'
import { fraction, valueScale, type Scale } from '../chart-parts/scale.ts'
import { widest } from '../chart-parts/text-width.ts'
import { fontSize, ink, paper, safeGreen, vermilion, vermilionText, type Layer } from '../chart-parts/theme.ts'
import type { Report, Workload } from '../model/report.ts'
import type { Chart, Drawing, Words } from './chart.ts'

type Limit = Report['plan']['sla']['limits'][number]

const rowsOf = (series: readonly DrawnSeries[], limit: Limit, perSecond = 1): readonly LinePoint[] => {
  const inUnit = (seconds: number | null | undefined) => (seconds == null ? null : seconds * perSecond)
  return series.flatMap(({ id, series: { points } }) =>
    points.map((point, order) => {
      const judgement = point.judgements[limit.id]
      return {
        series: id,
        order,
        x: point.level,
        y: inUnit(judgement?.value),
        low: inUnit(judgement?.interval?.low),
        high: inUnit(judgement?.interval?.high),
        standing: shownStanding(point, judgement?.standing ?? 'unknown'),
      }
    }),
  )
}

const known = (rows: readonly LinePoint[]): readonly number[] => rows.flatMap(({ y }) => y ?? [])

/** A single safe level is a zone without width; it is drawn this share of the axis wide to be seen. */
const leastWidth = 0.02

/** From a layout's lowest level to its limit; an edge that several layouts share belongs to none of them. */
const zonesOf = (series: readonly DrawnSeries[], x: Scale) => {
  const zones = series.flatMap(({ id, series: { points, capacity } }) => {
    const to = capacity.maxConcurrency
    return to === null ? [] : [{ series: id, from: Math.min(...points.map(({ level }) => level)), to }]
  })
  const [low, high] = x.domain
  const before = (to: number) => (x.type === 'log' ? to * (low / high) ** leastWidth : to - (high - low) * leastWidth)
  return zones.map((zone) => ({
    ...zone,
    from: Math.max(low, Math.min(zone.from, before(zone.to))),
    shared: zones.filter(({ to }) => to === zone.to).length > 1,
  }))
}

/** A sheet for each layout: where all are safe they are darkest, together as dark as a single one alone. */
const fullShade = 0.2

const unless = <T>(value: T) => ({ test: 'datum.shared', value })

const safeZone = (
  zones: ReturnType<typeof zonesOf>,
  threshold: number,
  { color, strokeDash }: ReturnType<typeof namedSeries>,
): readonly Layer[] => {
  const values = zones.map((zone) => ({ ...zone, y: threshold }))
  const edges = values.filter(({ to }, i) => zones.findIndex((zone) => zone.to === to) === i)
  const y2 = { value: 'height' } as const
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
  ]
}

/** More series than this share their levels too closely for intervals to be told apart. */
const mostWithIntervals = 6

/** Vega-Lite's error bars have two caps: here an end that is not known is left at its point, without one. */
const intervals = (rows: readonly LinePoint[], { color }: ReturnType<typeof namedSeries>): readonly Layer[] => {
  const ends = rows.flatMap(({ series, x, y, low, high }) =>
    [low, high].flatMap((end) => (end == null || y === null ? [] : [{ series, x, y, end }])),
  )
  return [
    {
      data: { values: ends },
      mark: { type: 'rule', strokeWidth: 1.1, opacity: 0.9, clip: true },
      encoding: { y2: { field: 'end' }, color },
    },
    {
      data: { values: ends },
      mark: { type: 'tick', orient: 'horizontal', size: 7, thickness: 1.1, opacity: 0.9, clip: true },
      encoding: { y: { field: 'end' }, color },
    },
  ]
}

/** Above the left end of the rule, below it where a line begins just above. */
const isBelow = (rows: readonly LinePoint[], threshold: number, x: Scale, y: Scale): boolean =>
  rows.some((row) => {
    const above = row.y === null ? -1 : fraction(y, row.y) - fraction(y, threshold)
    return fraction(x, row.x) < 0.25 && above >= 0 && above < 0.12
  })

/** Across the whole plot, its name on a slip of paper: a white stroke would print as a second text in a Type 3 font. */
const slaRule = (threshold: number, label: string, below: boolean): readonly Layer[] => {
  const data = { values: [{ y: threshold }] }
  const shift = below ? fontSize : -fontSize * 0.85
  const slip = { yOffset: shift, strokeWidth: fontSize + 2, opacity: 0.85 }
  return [
    {
      data,
      mark: { type: 'rule', stroke: vermilion, strokeWidth: 1.4, strokeDash: [5, 2] },
      encoding: { x: { value: 0 }, x2: { value: 'width' } },
    },
    {
      data,
      mark: { type: 'rule', stroke: paper, ...slip },
      encoding: { x: { value: 2 }, x2: { value: 6 + widest([label]) } },
    },
    {
      data,
      mark: { type: 'text', align: 'left', baseline: 'middle', dy: shift, fontSize, color: vermilionText },
      encoding: { x: { value: 4 }, text: { value: label } },
    },
  ]
}

const specOf = (panel: Panel, limit: Limit, words: Words): TopLevelSpec => {
  const seconds = [...known(rowsOf(panel.peers, limit)), limit.threshold]
  const [unit, perSecond] = Math.max(...seconds) >= 1 ? (['seconds', 1] as const) : (['milliseconds', 1000] as const)
  const rows = rowsOf(panel.series, limit, perSecond)
  const threshold = limit.threshold * perSecond
  const x = levelAxis(panel, words)
  const y: Axis = {
    title: `${words.limit(limit.id)} (${words.label(`unit.${unit}`)})`,
    scale: valueScale(
      seconds.map((value) => value * perSecond),
      1.5,
    ),
  }
  const channels = namedSeries(panel.series, rows)
  const zones = zonesOf(panel.series, x.scale)
  const withIntervals =
    panel.series.length <= mostWithIntervals &&
    rows.some(({ y: value, low, high }) => value !== null && (low ?? high) != null)
  return {
    ...linePlot(rows, x, y),
    layer: [
      ...(zones.length > 0 ? safeZone(zones, threshold, channels) : []),
      ...(withIntervals ? intervals(rows, channels) : []),
      seriesLines(channels),
      standingMarks(
        rows,
        panel.series,
        [
          ...(withIntervals
            ? [{ id: 'interval', label: words.label('mark.confidence'), symbol: uprightInterval }]
            : []),
          ...(zones.length > 0 ? [{ id: 'zone', label: words.label('mark.safeZone'), symbol: zoneSymbol }] : []),
        ],
        words,
      ),
      ...slaRule(
        threshold,
        `${words.label('mark.slaLimit')} ${words.threshold(limit.threshold)}`,
        isBelow(rows, threshold, x.scale, y.scale),
      ),
    ],
  }
}

const drawing = (workload: Workload, panel: Panel, limit: Limit, words: Words): readonly Drawing[] => {
  const rows = rowsOf(panel.series, limit)
  const values = known(rows)
  if (values.length === 0) return []
  const levels = rows.map(({ x }) => x)
  return [
    {
      id: `${workload.id}-latency-${limit.id}${panel.suffix}`,
      spec: specOf(panel, limit, words),
      values: {
        ...panelValues(
          workload,
          panel,
          rows.map(({ standing }) => standing),
          words,
        ),
        limit: words.limit(limit.id),
        threshold: words.threshold(limit.threshold),
        low: Math.min(...levels),
        high: Math.max(...levels),
        least: Math.min(...values),
        most: Math.max(...values),
      },
    },
  ]
}

/** One drawing for each limit: the judged statistic over the level, the limit, and the zone that is safe. */
export const latency: Chart = {
  draw: (report, workload, words) =>
    panelsOf(report, workload, words).flatMap((panel) =>
      report.plan.sla.limits.flatMap((limit) => drawing(workload, panel, limit, words)),
    ),
}
