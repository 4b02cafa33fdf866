import type { TopLevelSpec } from 'vega-lite'
import { panelsOf, panelValues, type Panel } from '../chart-parts/drawn-series.ts'
import { lineSymbol } from '../chart-parts/legend.ts'
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
import { axisNumber, levelScale } from '../chart-parts/scale.ts'
import { quiet } from '../chart-parts/theme.ts'
import type { Point, Workload } from '../model/report.ts'
import type { Chart, Drawing, Words } from './chart.ts'

/** The level, or in an open loop what was offered in requests/s: what was achieved would be plotted against itself. */
const placeOf = ({ axis }: Panel, { requestRate, level }: Point): number =>
  axis === 'requestRate' && typeof requestRate === 'number' ? requestRate : level

const axisOf = (panel: Panel, words: Words): Axis => {
  if (panel.axis !== 'requestRate') return levelAxis(panel, words)
  const rates = panel.peers.flatMap(({ series }) => series.points.map((point) => placeOf(panel, point)))
  return { title: words.label('axis.offeredRate'), scale: levelScale(rates) }
}

const rowsOf = (panel: Panel): readonly LinePoint[] =>
  panel.series.flatMap(({ id, series }) =>
    series.points.map((point, order) => ({
      series: id,
      order,
      x: placeOf(panel, point),
      y: point.throughput.requests,
      standing: shownStanding(point, point.standing),
    })),
  )

const keepsUpStyle = [quiet, [1, 3], 1.2] as const

/** The rates at which throughput could equal what is offered and still be on the plot; none if there are hardly any. */
const keepsUpRows = ({ scale: { domain } }: Axis, highest: number) => {
  const [low, high] = [domain[0], Math.min(domain[1], highest)]
  return high > low * 1.5 ? Array.from({ length: 33 }, (_, i) => low * (high / low) ** (i / 32)) : []
}

const specOf = (panel: Panel, rows: readonly LinePoint[], x: Axis, words: Words): TopLevelSpec => {
  const all = panel.peers.flatMap(({ series }) => series.points.flatMap(({ throughput }) => throughput.requests ?? []))
  const highest = Math.max(...all) * 1.05 || 1
  const y: Axis = { title: words.label('axis.throughput'), scale: { type: 'linear', domain: [0, highest] } }
  const rates = panel.axis === 'requestRate' ? keepsUpRows(x, highest) : []
  const keepsUp = { id: 'keepsUp', label: words.label('mark.keepsUp'), symbol: lineSymbol(...keepsUpStyle) }
  const [stroke, dash, strokeWidth] = keepsUpStyle
  return {
    ...linePlot(rows, x, y),
    layer: [
      {
        data: { values: rates.map((rate) => ({ x: rate, y: rate })) },
        mark: { type: 'line', stroke, strokeWidth, strokeDash: [...dash] },
      },
      seriesLines(namedSeries(panel.series, rows)),
      standingMarks(rows, panel.series, rates.length > 0 ? [keepsUp] : [], words),
    ],
  }
}

const valuesOf = (workload: Workload, panel: Panel, rows: readonly LinePoint[], axis: string, words: Words) => {
  const shown = (place: number) => (panel.axis === 'requestRate' ? axisNumber(place) : place)
  const places = rows.map(({ x }) => x)
  const best = rows.reduce((a, b) => ((b.y ?? -1) > (a.y ?? -1) ? b : a))
  return {
    ...panelValues(
      workload,
      panel,
      rows.map(({ standing }) => standing),
      words,
    ),
    axis,
    low: shown(Math.min(...places)),
    high: shown(Math.max(...places)),
    peak: best.y,
    peakLayout: panel.series.find(({ id }) => id === best.series)?.label ?? null,
    peakLevel: shown(best.x),
  }
}

/** Requests/s over what was offered, one line a layout, each level marked by its verdict on all limits. */
export const throughput: Chart = {
  draw: (report, workload, words) =>
    panelsOf(report, workload, words).flatMap((panel): readonly Drawing[] => {
      const rows = rowsOf(panel)
      if (rows.every(({ y }) => y === null)) return []
      const x = axisOf(panel, words)
      return [
        {
          id: `${workload.id}-throughput${panel.suffix}`,
          spec: specOf(panel, rows, x, words),
          values: valuesOf(workload, panel, rows, x.title, words),
        },
      ]
    }),
}
