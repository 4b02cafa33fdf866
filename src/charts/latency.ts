import type { TopLevelSpec } from 'vega-lite'
import type { Axis } from '../chart-parts/axes.ts'
import { panelValues, shownStanding, standingCounts } from '../chart-parts/caption.ts'
import { panelsOf, type DrawnSeries, type Panel } from '../chart-parts/drawn-series.ts'
import { errorBars, hasErrorBars } from '../chart-parts/error-bars.ts'
import { levelAxis } from '../chart-parts/level-axis.ts'
import { lineChart } from '../chart-parts/line-chart.ts'
import type { LinePoint } from '../chart-parts/line-marks.ts'
import { fullShade, hasSafeZone, safeZone } from '../chart-parts/safe-zone.ts'
import { valueScale } from '../chart-parts/scale.ts'
import { size } from '../chart-parts/size.ts'
import { slaRule } from '../chart-parts/sla-rule.ts'
import { errorSwatch, zoneSwatch } from '../chart-parts/swatch.ts'
import type { Report, Workload } from '../model/report.ts'
import type { Chart, Drawing, Words } from './chart.ts'

type Limit = Report['plan']['sla']['limits'][number]

/** Values in seconds. */
const pointsOf = (series: readonly DrawnSeries[], limit: Limit): readonly LinePoint[] =>
  series.flatMap((one) =>
    one.series.points.map((point, order) => {
      const judgement = point.judgements[limit.id]
      return {
        series: one.id,
        order,
        x: point.level,
        y: judgement?.value ?? null,
        low: judgement?.interval?.low ?? null,
        high: judgement?.interval?.high ?? null,
        standing: shownStanding(point, judgement?.standing ?? 'unknown'),
      }
    }),
  )

const known = (points: readonly LinePoint[]): readonly number[] => points.flatMap(({ y }) => y ?? [])

interface Unit {
  readonly name: 'unit.seconds' | 'unit.milliseconds'
  readonly perSecond: number
}

const unitOf = (seconds: readonly number[]): Unit =>
  Math.max(...seconds) >= 1 ? { name: 'unit.seconds', perSecond: 1 } : { name: 'unit.milliseconds', perSecond: 1000 }

const inUnit = (points: readonly LinePoint[], { perSecond }: Unit): readonly LinePoint[] => {
  const scaled = (seconds: number | null | undefined) => (seconds == null ? null : seconds * perSecond)
  return points.map((point) => ({ ...point, y: scaled(point.y), low: scaled(point.low), high: scaled(point.high) }))
}

const specOf = (panel: Panel, limit: Limit, words: Words): TopLevelSpec => {
  const all = pointsOf(panel.peers, limit)
  const unit = unitOf([...known(all), limit.threshold])
  const threshold = limit.threshold * unit.perSecond
  const points = inUnit(pointsOf(panel.series, limit), unit)
  const x = levelAxis(panel, words)
  const y: Axis = {
    title: `${words.limit(limit.id)} (${words.label(unit.name)})`,
    scale: valueScale([...known(inUnit(all, unit)), threshold]),
  }
  const label = `${words.label('mark.slaLimit')} ${words.threshold(limit.threshold)}`
  return lineChart(
    {
      series: panel.series,
      points,
      x,
      y,
      behind: (channels) => [
        ...safeZone(panel.series, { x: x.scale, y: y.scale, threshold, channels }),
        ...errorBars(points, panel.series, y.scale, channels),
      ],
      front: (channels, width) =>
        slaRule({ threshold, label, points, x: x.scale, y: y.scale, width, height: size.plotHeight }, channels),
      entries: [
        ...(hasErrorBars(points, panel.series) ? [{ swatch: errorSwatch, label: words.label('mark.confidence') }] : []),
        ...(hasSafeZone(panel.series) ? [{ swatch: zoneSwatch(fullShade), label: words.label('mark.safeZone') }] : []),
      ],
    },
    words,
  )
}

const drawing = (workload: Workload, panel: Panel, limit: Limit, words: Words): readonly Drawing[] => {
  const points = pointsOf(panel.series, limit)
  const values = known(points)
  if (values.length === 0) return []
  const levels = points.map(({ x }) => x)
  return [
    {
      id: `${workload.id}-latency-${limit.id}${panel.suffix}`,
      spec: specOf(panel, limit, words),
      values: {
        ...panelValues(workload, panel, words),
        limit: words.limit(limit.id),
        threshold: words.threshold(limit.threshold),
        low: Math.min(...levels),
        high: Math.max(...levels),
        least: Math.min(...values),
        most: Math.max(...values),
        ...standingCounts(points.map(({ standing }) => standing)),
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
