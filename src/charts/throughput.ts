import type { TopLevelSpec } from 'vega-lite'
import { type Panel, panelsOf } from '../chart-parts/drawn-series.ts'
import { panelValues, throughputRows } from '../chart-parts/level-rows.ts'
import { lineSymbol } from '../chart-parts/legend.ts'
import { type Axis, levelAxis, type LinePoint, plotsOver } from '../chart-parts/line-chart.ts'
import { axisNumber, linearScale } from '../chart-parts/scale.ts'
import { layerOf, quiet } from '../chart-parts/theme.ts'
import type { Workload } from '../model/report.ts'
import type { Chart, Drawing, Words } from './chart.ts'

const keepsUpStyle = [quiet, [1, 3], 1.2] as const

/** The rates at which throughput could equal what is offered and still be on the plot; none if there are hardly any. */
const keepsUpRows = ({ scale: { domain } }: Axis, highest: number) => {
  const [low, high] = [domain[0], Math.min(domain[1], highest)]
  return high > low * 1.5 ? Array.from({ length: 33 }, (_, i) => low * (high / low) ** (i / 32)) : []
}

const specOf = (panel: Panel, rows: readonly LinePoint[], x: Axis, words: Words): TopLevelSpec => {
  const scale = linearScale(rows.flatMap(({ y }) => y ?? []))
  const rates = panel.axis === 'requestRate' ? keepsUpRows(x, scale.domain[1]) : []
  const keepsUp = { id: 'keepsUp', label: words.label('mark.keepsUp'), symbol: lineSymbol(...keepsUpStyle) }
  const [stroke, dash, strokeWidth] = keepsUpStyle
  const plot = {
    axis: { title: words.label('axis.throughput'), scale },
    points: rows,
    under: () => [
      layerOf(
        rates.map((rate) => ({ x: rate, y: rate })),
        { type: 'line' as const, stroke, strokeWidth, strokeDash: [...dash] },
      ),
    ],
    over: () => [],
  }
  return plotsOver(x, [plot], panel, rates.length > 0 ? [keepsUp] : [], 'ofAll', words)
}

const valuesOf = (workload: Workload, panel: Panel, rows: readonly LinePoint[], axis: string, words: Words) => {
  const shown = (place: number) => (panel.axis === 'requestRate' ? axisNumber(place) : place)
  const places = rows.map(({ x }) => x)
  const best = rows.reduce((a, b) => ((b.y ?? -1) > (a.y ?? -1) ? b : a))
  const layout = panel.series.find(({ id }) => id === best.series)
  const point = layout?.series.points[best.order]
  return {
    ...panelValues(workload, panel, words),
    axis,
    low: shown(Math.min(...places)),
    high: shown(Math.max(...places)),
    peak: best.y,
    peakLayout: layout?.label ?? null,
    peakLevel: point ? words.level(panel.axis, point) : '—',
  }
}

/** Requests/s over what was offered, one line a layout, each level marked by its verdict on all limits. */
export const throughput: Chart = (workload, words) =>
  panelsOf(workload, words).flatMap((panel): readonly Drawing[] => {
    const rows = throughputRows(panel)
    if (rows.every(({ y }) => y === null)) return []
    const x = levelAxis(panel, words)
    return [
      {
        id: `${workload.id}-throughput${panel.suffix}`,
        spec: specOf(panel, rows, x, words),
        finding: 'throughput.peak',
        values: valuesOf(workload, panel, rows, x.title, words),
      },
    ]
  })
