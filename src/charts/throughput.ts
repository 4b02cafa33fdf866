import type { TopLevelSpec } from 'vega-lite'
import { panelValues, shownStanding, standingCounts, type CaptionValues } from '../chart-parts/caption.ts'
import { panelsOf, type Panel } from '../chart-parts/drawn-series.ts'
import { levelAxis } from '../chart-parts/level-axis.ts'
import { lineChart } from '../chart-parts/line-chart.ts'
import type { LinePoint } from '../chart-parts/line-marks.ts'
import { keepsUpLine, keepsUpRange, keepsUpSwatch, offeredAxis, type OfferedAxis } from '../chart-parts/offered-axis.ts'
import { linearScale } from '../chart-parts/scale.ts'
import type { Chart, Drawing, Words } from './chart.ts'
import type { Workload } from '../model/report.ts'

const axisOf = (panel: Panel, words: Words): OfferedAxis =>
  panel.axis === 'requestRate' ? offeredAxis(panel, words) : { ...levelAxis(panel, words), place: ({ level }) => level }

const pointsOf = ({ series }: Panel, x: OfferedAxis): readonly LinePoint[] =>
  series.flatMap((one) =>
    one.series.points.map((point, order) => ({
      series: one.id,
      order,
      x: x.place(point),
      y: point.throughput.requests,
      standing: shownStanding(point, point.standing),
    })),
  )

const highest = ({ series }: Panel, points: readonly LinePoint[], x: OfferedAxis): CaptionValues => {
  const best = points.reduce((a, b) => ((b.y ?? -1) > (a.y ?? -1) ? b : a))
  return {
    peak: best.y,
    peakLayout: series.find(({ id }) => id === best.series)?.label ?? null,
    peakLevel: x.label?.(best.x) ?? best.x,
  }
}

const valuesOf = (workload: Workload, panel: Panel, points: readonly LinePoint[], x: OfferedAxis, words: Words) => {
  const places = points.map((point) => point.x)
  const spoken = (place: number) => x.label?.(place) ?? place
  return {
    ...panelValues(workload, panel, words),
    axis: x.title,
    low: spoken(Math.min(...places)),
    high: spoken(Math.max(...places)),
    ...standingCounts(points.map(({ standing }) => standing)),
    ...highest(panel, points, x),
  }
}

const specOf = (panel: Panel, points: readonly LinePoint[], x: OfferedAxis, words: Words): TopLevelSpec => {
  const all = panel.peers.flatMap(({ series }) => series.points.flatMap(({ throughput }) => throughput.requests ?? []))
  const y = { title: words.label('axis.throughput'), scale: linearScale(all) }
  const chart = { series: panel.series, points, x, y }
  const range = panel.axis === 'requestRate' ? keepsUpRange(x.scale, y.scale) : null
  if (!range) return lineChart(chart, words)
  return lineChart(
    {
      ...chart,
      behind: (channels) => [keepsUpLine(range, channels)],
      entries: [{ swatch: keepsUpSwatch, label: words.label('mark.keepsUp') }],
    },
    words,
  )
}

/** Requests/s over what was offered, one line a layout, each level marked by its verdict on all limits. */
export const throughput: Chart = {
  draw: (report, workload, words) =>
    panelsOf(report, workload, words).flatMap((panel): readonly Drawing[] => {
      const x = axisOf(panel, words)
      const points = pointsOf(panel, x)
      if (points.every(({ y }) => y === null)) return []
      return [
        {
          id: `${workload.id}-throughput${panel.suffix}`,
          spec: specOf(panel, points, x, words),
          values: valuesOf(workload, panel, points, x, words),
        },
      ]
    }),
}
