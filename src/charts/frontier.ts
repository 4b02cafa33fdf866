import type { TopLevelSpec } from 'vega-lite'
import { endLabels, endWidth } from '../chart-parts/end-labels.ts'
import { panelsOf, panelValues, type Panel } from '../chart-parts/drawn-series.ts'
import type { Entry } from '../chart-parts/legend.ts'
import {
  placeOf,
  plotTitle,
  seriesLines,
  shownStanding,
  standingEntries,
  standingMarks,
  ticked,
  type LinePoint,
} from '../chart-parts/line-chart.ts'
import { axisNumber, fraction, linearScale, valueScale, type Scale } from '../chart-parts/scale.ts'
import { widest } from '../chart-parts/text-width.ts'
import {
  drawingWidth,
  fontSize,
  ink,
  textMark,
  theme,
  vermilion,
  vermilionText,
  type Layer,
  type PointSymbol,
} from '../chart-parts/theme.ts'
import type { Report, Workload } from '../model/report.ts'
import type { Chart, ChartFinding, Drawing, Words } from './chart.ts'

type Limit = Report['plan']['sla']['limits'][number]

/** A level at its latency and its requests/s a GPU; `level` is its load, `best` is set at the limit of a layout. */
interface Row extends LinePoint {
  readonly level: number
  readonly isLimit: boolean
}

const perGpu = (requests: number | null, gpus: number | null): number | null =>
  requests === null || gpus === null ? null : requests / gpus

const rowsOf = (panel: Panel, { id: limit }: Limit, perSecond: number): readonly Row[] =>
  panel.series.flatMap(({ id, series: { points, layout, capacity } }) =>
    points.flatMap((point, order) => {
      const value = point.judgements[limit]?.value
      return value == null
        ? []
        : {
            series: id,
            order,
            x: value * perSecond,
            y: perGpu(point.throughput.requests, layout.gpus),
            level: placeOf(panel, point),
            standing: shownStanding(point, point.standing),
            isLimit: point.level === capacity.maxConcurrency,
          }
    }),
  )

const height = 210
const top = 26
const between = 34
const left = 40

interface Side {
  readonly title: string
  readonly rows: readonly Row[]
  readonly threshold: number
  readonly label: string
  readonly scale: Scale
}

const sideOf = (panel: Panel, limit: Limit, words: Words): Side => {
  const seconds = [...rowsOf(panel, limit, 1).map(({ x }) => x), limit.threshold]
  const [unit, perSecond] = Math.max(...seconds) >= 1 ? (['seconds', 1] as const) : (['milliseconds', 1000] as const)
  const rows = rowsOf(panel, limit, perSecond)
  const threshold = limit.threshold * perSecond
  return {
    title: `${words.limit(limit.id)} (${words.label(`unit.${unit}`)})`,
    rows,
    threshold,
    label: `${words.label('mark.slaLimit')} ${words.threshold(limit.threshold)}`,
    scale: valueScale([...rows.map(({ x }) => x), threshold], 1.5),
  }
}

/** Above its mark, the limits of the layouts first, as far as no two numbers meet. */
const numbered = (
  rows: readonly Row[],
  x: Scale,
  y: Scale,
  width: number,
): readonly (Row & { readonly text: string })[] => {
  const kept: { readonly row: Row; readonly at: readonly [number, number]; readonly half: number }[] = []
  for (const row of rows.filter((one) => one.y !== null).toSorted((a, b) => Number(b.isLimit) - Number(a.isLimit))) {
    const at = [fraction(x, row.x) * width, fraction(y, row.y!) * (height - top)] as const
    const half = widest([axisNumber(row.level)]) / 2
    const isFree = kept.every(
      (other) => Math.abs(other.at[0] - at[0]) > half + other.half + 3 || Math.abs(other.at[1] - at[1]) > fontSize + 2,
    )
    if (isFree) kept.push({ row, at, half })
  }
  return kept.map(({ row }) => ({ ...row, text: axisNumber(row.level) }))
}

/** From where to where a side stretches, as an expression of the width of the plot. */
const range = (index: number, count: number) => {
  const step = `(width + ${between}) / ${count}`
  return [{ expr: `${index} * ${step}` }, { expr: `${index + 1} * ${step} - ${between}` }]
}

const ring: PointSymbol = { shape: 'circle', size: 190, fill: 'transparent', stroke: ink, strokeWidth: 1.6 }

const sideLayer = (
  side: Side,
  index: number,
  count: number,
  y: Scale,
  panel: Panel,
  entries: readonly Entry[],
): Layer => {
  const { series, chosen } = panel
  const width = (drawingWidth - left - 12 - endWidth(series) - between * (count - 1)) / count
  const ends = range(index, count)
  const rule = { values: [{ x: side.threshold }] }
  const { fill, ...shape } = ring
  const isLast = index === count - 1
  return {
    data: { values: [...side.rows] },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        scale: { type: side.scale.type, domain: [...side.scale.domain], range: ends, zero: false, nice: false },
        axis: { ...ticked(side, width), grid: false, orient: 'bottom', offset: 0 },
      },
      y: {
        field: 'y',
        type: 'quantitative',
        scale: { domain: [...y.domain], range: [height, top], nice: false },
        axis: {
          title: null,
          domain: false,
          ticks: false,
          values: [...y.ticks],
          minExtent: left,
          maxExtent: left,
          format: ',.4~r',
        },
      },
    },
    layer: [
      {
        data: rule,
        mark: { type: 'rule', stroke: vermilion, strokeWidth: 1.4, strokeDash: [5, 2] },
        encoding: { y: { value: top }, y2: { value: height } },
      },
      {
        data: rule,
        mark: {
          ...textMark,
          color: vermilionText,
          align: fraction(side.scale, side.threshold) > 0.5 ? 'right' : 'left',
          dx: fraction(side.scale, side.threshold) > 0.5 ? -4 : 4,
        },
        encoding: { y: { value: height - 9 }, text: { value: side.label } },
      },
      seriesLines(series, chosen),
      ...(isLast ? endLabels(side.rows, series, chosen, y, { top, bottom: height }) : []),
      standingMarks(side.rows, series, entries),
      {
        data: { values: side.rows.filter((row) => row.series === chosen?.id && row.isLimit) },
        mark: { type: 'point', ...shape, fill, opacity: 1 },
      },
      {
        data: { values: [...numbered(side.rows, side.scale, y, width)] },
        mark: { ...textMark, dy: -12 },
        encoding: { text: { field: 'text' } },
      },
    ],
  } as Layer
}

const specOf = (panel: Panel, sides: readonly Side[], words: Words): TopLevelSpec => {
  const rows = sides.flatMap((side) => side.rows)
  const y = linearScale(rows.flatMap((row) => row.y ?? []).map((value) => value * 1.08))
  const chosen = { id: 'chosen', label: words.label('mark.chosen'), symbol: ring }
  const isMarked = rows.some((row) => row.series === panel.chosen?.id && row.isLimit)
  const entries = [...standingEntries(rows, words), ...(isMarked ? [chosen] : [])]
  return {
    ...theme,
    height,
    layer: [
      ...sides.map((side, i) => sideLayer(side, i, sides.length, y, panel, entries)),
      plotTitle(words.label('axis.throughputPerGpu'), top - fontSize - 4),
    ],
    resolve: { scale: { x: 'independent' } },
  } as TopLevelSpec
}

/** The most requests/s a GPU among the limits of the layouts. */
const bestOf = (panel: Panel) =>
  panel.series
    .flatMap(({ label, series: { points, layout, capacity } }) => {
      const point = points.find(({ level }) => level === capacity.maxConcurrency)
      const value = perGpu(point?.throughput.requests ?? null, layout.gpus)
      return point && value !== null ? [{ label, value, level: point.level }] : []
    })
    .toSorted((a, b) => b.value - a.value)

const findingOf = (panel: Panel, passing: number): ChartFinding => {
  if (passing > 1) return 'frontier.best'
  if (passing === 1) return 'frontier.only'
  return panel.series.some(({ series }) => series.capacity.status === 'leftCensored')
    ? 'frontier.fails'
    : 'frontier.unjudged'
}

const drawing = (report: Report, workload: Workload, panel: Panel, words: Words): readonly Drawing[] => {
  const sides = report.plan.sla.limits
    .map((limit) => sideOf(panel, limit, words))
    .filter(({ rows }) => rows.some((row) => row.y !== null))
    .slice(0, 3)
  if (sides.length === 0) return []
  const passing = bestOf(panel)
  const [best] = passing
  const standings = panel.series.flatMap(({ series }) =>
    series.points.map((point) => shownStanding(point, point.standing)),
  )
  return [
    {
      id: `${workload.id}-frontier${panel.suffix}`,
      spec: specOf(panel, sides, words),
      finding: findingOf(panel, passing.length),
      values: {
        ...panelValues(workload, panel, standings, words),
        latencies: words.list(sides.map(({ title }) => title)),
        best: best?.label ?? '—',
        perGpu: best?.value ?? null,
        level: best ? words.level(panel.axis, best.level) : '—',
        others: words.list(passing.slice(1).map(({ label, value }) => `${label}: ${words.value(value, 'rate')}`)),
      },
    },
  ]
}

/** What throughput costs in latency: requests/s a GPU over each judged latency, one line a layout, numbered by load. */
export const frontier: Chart = {
  draw: (report, workload, words) =>
    panelsOf(report, workload, words).flatMap((panel) => drawing(report, workload, panel, words)),
}
