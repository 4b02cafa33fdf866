import type { TopLevelSpec } from 'vega-lite'
import type { Words } from '../charts/chart.ts'
import { xChannel } from './axes.ts'
import { barLayers, intervalLayers, rowChannel, ruleLayers, textColumn, valueTexts, type Placed } from './bar-layers.ts'
import { frame } from './frame.ts'
import { placeKey, type Entry } from './key.ts'
import { linearScale } from './scale.ts'
import type { BarRow, Row } from './scaling-rows.ts'
import { size } from './size.ts'
import { assumedSwatch, intervalSwatch, measuredSwatch } from './swatch.ts'
import { lineHeight, roughWidth, wrapped } from './text-size.ts'
import { threeDigits } from './ticks.ts'

const widestLabel = 220
const gap = 14
/** Room for the values that stand behind the bars. */
const valueWidth = 54

interface Columns {
  readonly labels: readonly (readonly string[])[]
  readonly level: number
  readonly left: number
  readonly rowHeight: number
}

const isBar = (row: Row): row is BarRow => row.kind === 'bar'

/** Widths from what stands in them: names, levels, and the rest for the bars. */
const columnsOf = (rows: readonly Row[], levelTitle: string): Columns => {
  const labels = rows.map((row) => (isBar(row) ? wrapped(row.label, widestLabel) : [row.label]))
  const names = Math.max(...rows.flatMap((row, i) => (isBar(row) ? (labels[i] ?? []).map(roughWidth) : [])))
  const levels = [levelTitle, ...rows.filter(isBar).map(({ level }) => level)]
  const level = Math.max(...levels.map(roughWidth))
  return {
    labels,
    level,
    left: Math.ceil(names + gap + level + gap),
    rowHeight: 9 + lineHeight * Math.max(...labels.map((lines) => lines.length)),
  }
}

const entriesOf = (bars: readonly BarRow[], words: Words): readonly Entry[] => [
  { swatch: measuredSwatch, label: words.label('mark.measured') },
  ...(bars.some(({ assumed }) => assumed) ? [{ swatch: assumedSwatch, label: words.label('mark.assumed') }] : []),
  ...(bars.some(({ interval }) => interval)
    ? [{ swatch: intervalSwatch, label: words.label('mark.interval') }]
    : []),
]

/** Bars in headed groups like the rows of a table: name, level, bar, value. */
export const barTable = (rows: readonly Row[], words: Words): TopLevelSpec => {
  const levelTitle = words.label('axis.concurrency')
  const columns = columnsOf(rows, levelTitle)
  const ids = rows.map((_, index) => `row-${index}`)
  const bars = rows.flatMap((row, i): readonly Placed<BarRow>[] => (isBar(row) ? [{ row: ids[i] ?? '', item: row }] : []))
  const width = size.width - columns.left - valueWidth
  const scale = linearScale(bars.map(({ item }) => item.interval?.[1] ?? item.value), 1)
  const x = xChannel({ title: words.label('axis.throughput'), scale }, width)
  const y = rowChannel(ids)
  const names = rows.map((_, i) => ({ row: ids[i] ?? '', lines: columns.labels[i] ?? [] }))
  const levels = rows.map((row, i) => ({ row: ids[i] ?? '', lines: [isBar(row) ? row.level : levelTitle] }))
  return frame({
    width,
    height: rows.length * columns.rowHeight,
    left: columns.left,
    right: valueWidth,
    top: 4,
    layers: [
      ...ruleLayers(ids.filter((_, i) => rows[i]?.kind === 'head'), columns.left, width + valueWidth, y),
      ...barLayers(bars, x, y),
      ...intervalLayers(bars, x, y),
      valueTexts(bars, threeDigits, x, y),
      textColumn(names, -columns.left, 'left', y),
      textColumn(levels, -gap, 'right', y),
    ],
    beside: [],
    below: placeKey([entriesOf(bars.map(({ item }) => item), words)], -columns.left, size.width),
  })
}
