import type { TopLevelSpec } from 'vega-lite'
import { alongLine, besideMarks, type Box, type NumberedMark, same } from '../chart-parts/beside-marks.ts'
import { endLabels, endWidth } from '../chart-parts/end-labels.ts'
import { type Panel, panelsOf } from '../chart-parts/drawn-series.ts'
import type { Entry } from '../chart-parts/legend.ts'
import {
  horizontal,
  levelName,
  type LinePoint,
  placeOf,
  plotTitle,
  seriesLines,
  shownStanding,
  standingEntries,
  standingMarks,
  unitText,
  vertical,
} from '../chart-parts/line-chart.ts'
import { uprightRule } from '../chart-parts/rules.ts'
import { widest } from '../chart-parts/text-width.ts'
import { axisNumber, fraction, linearScale, type Scale, valueScale } from '../chart-parts/scale.ts'
import {
  drawingWidth,
  fontSize,
  gridColour,
  ink,
  type Layer,
  layerOf,
  type PointSymbol,
  textMark,
  theme,
} from '../chart-parts/theme.ts'
import { drawnAs } from '../model/of-series.ts'
import type { Workload } from '../model/report.ts'
import type { Chart, ChartFinding, Drawing, Words } from './chart.ts'
import { drawnId, type Limit, panelValues, unitFor } from '../chart-parts/level-rows.ts'

/** A level at its latency and its requests/s a GPU; `level` is its load, `best` is set at the limit of a layout. */
interface Row extends LinePoint {
  readonly level: number
  readonly isLimit: boolean
  readonly isFirstFailing: boolean
}

const perGpu = (requests: number | null, gpus: number | null): number | null =>
  requests === null || gpus === null ? null : requests / gpus

const rowsOf = (panel: Panel, limit: Limit, words: Words, perSecond: number): readonly Row[] => {
  const drawn = drawnId(panel, limit)
  return panel.series.flatMap(({ id, series: { points, layout, capacity } }) =>
    points.flatMap((point, order) => {
      const value = drawnAs(drawn, limit, point, words.report)?.value ?? null
      return value === null
        ? []
        : {
            series: id,
            order,
            x: value * perSecond,
            y: perGpu(point.throughput.requests, layout.gpus),
            level: placeOf(panel, point),
            standing: shownStanding(point, point.standing),
            isLimit: point.level === capacity.maxConcurrency,
            isFirstFailing: point.level === capacity.firstFailing,
          }
    }),
  )
}

const height = 222
const top = 38
const band = { top, bottom: height }
const between = 34
const left = 40

interface Side {
  readonly title: string
  readonly rows: readonly Row[]
  readonly threshold: number
  readonly label: string
  readonly scale: Scale
  /** Of the rule at the threshold. */
  readonly labelSide: 'left' | 'right'
}

const sideOf = (panel: Panel, limit: Limit, words: Words): Side => {
  const seconds = [...rowsOf(panel, limit, words, 1).map(({ x }) => x), limit.threshold]
  const [unit, perSecond] = unitFor(seconds)
  const rows = rowsOf(panel, limit, words, perSecond)
  const threshold = limit.threshold * perSecond
  const scale = valueScale([...rows.map(({ x }) => x), threshold], 1.5)
  return {
    title: `${words.limit(drawnId(panel, limit))} (${unitText(unit, scale, words)})`,
    rows,
    threshold,
    label: `${words.label('mark.slaLimit')} ${words.threshold(limit.threshold, unit)}`,
    scale,
    labelSide: fraction(scale, threshold) > 0.5 ? 'left' : 'right',
  }
}

/** Of more lines than this only the limits, the first fails and both ends are numbered: more numbers would not be told apart. */
const mostNumbered = 1

interface Mark extends NumberedMark {
  readonly row: Row
}

const ringSize = 17
const markSize = 10

const square = (size: number) => ({ width: size, height: size })

/** The name of the rule, above the top. */
const labelBox = ({ label, labelSide }: Side, rule: number): Box => {
  const width = widest([label])
  return {
    x: rule + (labelSide === 'left' ? -1 : 1) * (4 + width / 2),
    y: -fontSize / 2 - 1,
    width,
    height: fontSize + 6,
  }
}

/** Marks and lines of a side, and the rule of its threshold with its name. */
const drawnBoxes = (marks: readonly Mark[], side: Side, rule: number): readonly Box[] => [
  { x: rule, y: (height - top) / 2, width: 4, height },
  labelBox(side, rule),
  ...marks.map(({ x, y, row }) => ({ x, y, ...(row.isLimit ? square(ringSize) : square(markSize)) })),
  ...[...new Set(marks.map(({ row }) => row.series))].flatMap((id) =>
    alongLine(marks.filter(({ row }) => row.series === id)),
  ),
]

const isTold = (row: Row, i: number, rows: readonly Row[]): boolean =>
  row.isLimit || row.isFirstFailing || rows[i - 1]?.series !== row.series || rows[i + 1]?.series !== row.series

/** Marks of one line that lie on each other share a place, and say both numbers. */
const together = (marks: readonly Mark[]): readonly Mark[] => {
  const apart: Mark[] = []
  for (const mark of marks) {
    const over = apart.findIndex(
      ({ row, x, y }) => row.series === mark.row.series && Math.hypot(x - mark.x, y - mark.y) < same,
    )
    if (over < 0) apart.push(mark)
    else apart[over] = { ...apart[over]!, text: `${apart[over]!.text}, ${mark.text}` }
  }
  return apart
}

/** Numbers beside their marks, those of the limits first. */
const numbered = (side: Side, lines: number, y: Scale, width: number) => {
  const { rows, scale: x } = side
  const marks = rows.flatMap((row): readonly Mark[] =>
    row.y === null
      ? []
      : [
          {
            row,
            x: fraction(x, row.x) * width,
            y: (1 - fraction(y, row.y)) * (height - top),
            text: axisNumber(row.level),
            reach: row.isLimit ? 4 : 0,
          },
        ],
  )
  const shown = marks.map(({ row }) => row)
  const told = marks
    .filter(({ row }, i) => lines <= mostNumbered || isTold(row, i, shown))
    .toSorted((one, other) => Number(other.row.isLimit) - Number(one.row.isLimit))
  const drawn = drawnBoxes(marks, side, fraction(x, side.threshold) * width)
  return besideMarks(together(told), marks, drawn, { width, height: height - top }).map(({ mark, dx, dy }) => ({
    row: mark.row,
    text: mark.text,
    dx,
    dy,
  }))
}

interface Expr {
  readonly expr: string
}

/** From where to where a side stretches, as an expression of the width of the plot. */
const range = (index: number, count: number): readonly [Expr, Expr] => {
  const step = `(width + ${between}) / ${count}`
  return [{ expr: `${index} * ${step}` }, { expr: `${index + 1} * ${step} - ${between}` }]
}

/** Vega draws those of a shared axis over the first side alone. */
const gridLines = ({ ticks }: Scale, [from, to]: ReturnType<typeof range>): readonly Layer[] => [
  layerOf(
    ticks.map((y) => ({ y })),
    { type: 'rule', stroke: gridColour, strokeWidth: 0.6 },
    { x: { value: from }, x2: { value: to } },
  ),
]

const ring: PointSymbol = { shape: 'circle', size: 190, fill: 'transparent', stroke: ink, strokeWidth: 1.6 }

const sideLayer = (
  side: Side,
  index: number,
  count: number,
  y: Scale,
  panel: Panel,
  entries: readonly Entry[],
  titles: readonly string[],
): Layer => {
  const { series, chosen } = panel
  const width = (drawingWidth - left - 12 - endWidth(series) - between * (count - 1)) / count
  const shared = horizontal(side, width)
  const { fill, ...shape } = ring
  const isLast = index === count - 1
  return {
    data: { values: [...side.rows] },
    encoding: {
      x: {
        ...shared,
        scale: { ...shared.scale, range: range(index, count) },
        axis: { ...shared.axis, orient: 'bottom' },
      },
      y: vertical(y, band),
    },
    layer: [
      ...(index > 0 ? gridLines(y, range(index, count)) : []),
      ...uprightRule(side.threshold, side.label, side.labelSide, band, 'top'),
      seriesLines(series, chosen),
      ...(isLast ? endLabels(side.rows, series, chosen, y, band) : []),
      standingMarks(side.rows, series, entries, titles),
      layerOf(
        side.rows.filter((row) => row.series === chosen?.id && row.isLimit),
        { type: 'point', ...shape, fill, opacity: 1 },
      ),
      ...numbered(side, series.length, y, width).map(({ row, text, dx, dy }): Layer =>
        layerOf([{ x: row.x, y: row.y }], { ...textMark, dx, dy }, { text: { value: text } }),
      ),
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
      ...sides.map((side, i) =>
        sideLayer(side, i, sides.length, y, panel, entries, [
          words.label('mark.ofAll'),
          words.label('mark.numbers', { axis: levelName(panel, words) }),
        ]),
      ),
      plotTitle(words.label('axis.throughputPerGpu'), top - 2 * fontSize - 5),
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
      return point && value !== null ? [{ label, value, point }] : []
    })
    .toSorted((a, b) => b.value - a.value)

const findingOf = (panel: Panel, passing: number): ChartFinding => {
  if (passing > 1) return 'frontier.best'
  if (passing === 1) return 'frontier.only'
  const points = panel.series.flatMap(({ series }) => series.points)
  if (points.every(({ usable, verdict }) => usable && verdict === 'fail')) return 'frontier.fails'
  return points.some(({ usable, verdict }) => usable && verdict !== 'unknown')
    ? 'frontier.unshown'
    : 'frontier.unjudged'
}

const drawing = (workload: Workload, panel: Panel, words: Words): readonly Drawing[] => {
  const sides = words.report.plan.sla.limits
    .map((limit) => sideOf(panel, limit, words))
    .filter(({ rows }) => rows.some((row) => row.y !== null))
    .slice(0, 3)
  if (sides.length === 0) return []
  const passing = bestOf(panel)
  const [best] = passing
  return [
    {
      id: `${workload.id}-frontier${panel.suffix}`,
      spec: specOf(panel, sides, words),
      finding: findingOf(panel, passing.length),
      values: {
        ...panelValues(workload, panel, words),
        latencies: words.list(sides.map(({ title }) => title)),
        best: best?.label ?? '—',
        perGpu: best?.value ?? null,
        level: best ? words.level(panel.axis, best.point) : '—',
        others: words.list(passing.slice(1).map(({ label, value }) => `${label}: ${words.value(value, 'rate')}`)),
        within:
          words.items(
            passing.map(
              ({ label, value, point }) =>
                `${label}: ${words.value(value, 'rate')} (${words.level(panel.axis, point)})`,
            ),
          ) || words.label('mark.none'),
      },
    },
  ]
}

/** What throughput costs in latency: requests/s a GPU over each judged latency, one line a layout, numbered by load. */
export const frontier: Chart = (workload, words) =>
  panelsOf(workload, words).flatMap((panel) => drawing(workload, panel, words))
