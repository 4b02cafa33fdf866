import { type DrawnSeries, type Panel, panelsOf } from '../chart-parts/drawn-series.ts'
import { seriesChannels, uprightInterval, zoneSymbol } from '../chart-parts/legend.ts'
import {
  type Axis,
  type Band,
  bandsOf,
  type Judged,
  levelAxis,
  type LinePoint,
  placeOf,
  type Plot,
  plotsOver,
  shownStanding,
  unitText,
} from '../chart-parts/line-chart.ts'
import { drawnId, type Limit, limitRows, panelValues, unitFor } from '../chart-parts/level-rows.ts'
import { levelRule } from '../chart-parts/rules.ts'
import { labelSpot, safeZone, zonesOf } from '../chart-parts/safe-zone.ts'
import { axisNumber, fraction, type Scale, valueAt, valueScale } from '../chart-parts/scale.ts'
import type { Point, Workload } from '../model/report.ts'
import type { Chart, ChartFinding, Drawing, Words } from './chart.ts'
import { type Layer, layerOf } from '../chart-parts/theme.ts'

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
const endsShown = (points: readonly LinePoint[], scale: Scale, band: Band): 'none' | 'caps' | 'arrows' => {
  const seen = points
    .flatMap((point) => endsOf(point, scale, band))
    .filter(({ y, end }) => Math.abs(fraction(scale, end) - fraction(scale, y)) * (band.bottom - band.top) > markReach)
  return seen.some(({ mark }) => mark === 'arrow') ? 'arrows' : seen.length > 0 ? 'caps' : 'none'
}

/** Vega-Lite's error bars have two caps: here an end that is not known is seen to be open. */
const intervals = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  scale: Scale,
  band: Band,
): readonly Layer[] => {
  const ends = points.flatMap((point) => endsOf(point, scale, band))
  if (ends.length === 0) return []
  const { color } = seriesChannels(series)
  const only = (mark: string) => ends.filter((end) => end.mark === mark)
  return [
    layerOf(ends, { type: 'rule', strokeWidth: 1.1, opacity: 0.9 }, { y2: { field: 'end' }, color }),
    layerOf(
      only('cap'),
      { type: 'tick', orient: 'horizontal', size: 7, thickness: 1.1, opacity: 0.9 },
      { y: { field: 'end' }, color },
    ),
    layerOf(
      only('arrow'),
      { type: 'point', shape: chevron, size: 12, strokeWidth: 1.1, opacity: 1 },
      { y: { field: 'end' }, color },
    ),
  ]
}

const known = (rows: readonly LinePoint[]): readonly number[] => rows.flatMap(({ y }) => y ?? [])

/** More series than this share their levels too closely for intervals to be told apart. */
const mostWithIntervals = 4

const plotOf = (panel: Panel, limit: Limit, x: Axis, words: Words): Plot => {
  const seconds = [...known(limitRows(panel, limit, words)), limit.threshold]
  const [unit, perSecond] = unitFor(seconds)
  const points = limitRows(panel, limit, words, perSecond)
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
    axis: { title: `${words.limit(drawnId(panel, limit))} (${unitText(unit, scale, words)})`, scale },
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

const drawing = (workload: Workload, panel: Panel, words: Words): readonly Drawing[] => {
  const limits = words.report.plan.sla.limits.filter((limit) => known(limitRows(panel, limit, words)).length > 0)
  if (limits.length === 0) return []
  const x = levelAxis(panel, words)
  const places = panel.series.flatMap(({ series }) => series.points.map((point) => placeOf(panel, point)))
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
        ...panelValues(workload, panel, words),
        ...told,
        axis: x.title,
        sla: words.list(
          limits.map((limit) => `${words.limit(drawnId(panel, limit))} (${words.threshold(limit.threshold)})`),
        ),
        low: axisNumber(Math.min(...places)),
        high: axisNumber(Math.max(...places)),
      },
    },
  ]
}

/** The judged statistic of every limit over the load, plots below each other, with the limit and the zone that is safe. */
export const latency: Chart = (workload, words) =>
  panelsOf(workload, words).flatMap((panel) => drawing(workload, panel, words))
