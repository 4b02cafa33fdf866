import type { TopLevelSpec } from 'vega-lite'
import type { Words } from '../charts/chart.ts'
import { xChannel } from './axes.ts'
import { barLayers, intervalLayers, rowChannel, ruleLayer, textColumn, valueTexts, type Placed } from './bar-layers.ts'
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

const padding = 9

const isBar = (row: Row): row is BarRow => row.kind === 'bar'

interface Place {
  readonly row: Row
  readonly lines: readonly string[]
  readonly at: number
  readonly bottom: number
}

/** Rows from the top, each as high as its label needs. */
const placesOf = (rows: readonly Row[]): readonly Place[] => {
  const places: Place[] = []
  for (const row of rows) {
    const lines = isBar(row) ? wrapped(row.label, widestLabel) : [row.label]
    const top = places.at(-1)?.bottom ?? 0
    const bottom = top + padding + lines.length * lineHeight
    places.push({ row, lines, at: (top + bottom) / 2, bottom })
  }
  return places
}

/** Widths from what stands in them: names, levels, and the rest for the bars. */
const nameWidth = (places: readonly Place[]): number =>
  Math.ceil(Math.max(...places.flatMap(({ row, lines }) => (isBar(row) ? lines.map(roughWidth) : []))))

const levelWidth = (levels: readonly string[]): number => Math.ceil(Math.max(...levels.map(roughWidth)))

const entriesOf = (bars: readonly BarRow[], words: Words): readonly Entry[] => [
  { swatch: measuredSwatch, label: words.label('mark.measured') },
  ...(bars.some(({ assumed }) => assumed) ? [{ swatch: assumedSwatch, label: words.label('mark.assumed') }] : []),
  ...(bars.some(({ interval }) => interval) ? [{ swatch: intervalSwatch, label: words.label('mark.interval') }] : []),
]

/** Bars in headed groups like the rows of a table: name, level, bar, value. */
export const barTable = (rows: readonly Row[], words: Words): TopLevelSpec => {
  const places = placesOf(rows)
  const levels = rows.map((row) => (isBar(row) ? row.level : words.label('axis.concurrency')))
  const left = nameWidth(places) + levelWidth(levels) + 2 * gap
  const width = size.width - left - valueWidth
  const height = places.at(-1)?.bottom ?? 0
  const bars = places.flatMap(({ row, at }): readonly Placed<BarRow>[] => (isBar(row) ? [{ at, item: row }] : []))
  const heads = places.filter(({ row }) => !isBar(row))
  const scale = linearScale(
    bars.map(({ item }) => item.interval?.[1] ?? item.value),
    1,
  )
  const x = xChannel({ title: words.label('axis.throughput'), scale }, width)
  const y = rowChannel(height)
  const names = places.map(({ at, lines }) => ({ at, item: lines }))
  return frame({
    width,
    height,
    left,
    right: valueWidth,
    top: 4,
    layers: [
      ruleLayer(
        heads.map(({ bottom }) => bottom - 1),
        left,
        width + valueWidth,
        y,
      ),
      ...barLayers(bars, x, y),
      ...intervalLayers(bars, x, y),
      valueTexts(bars, threeDigits, x, y),
      textColumn(names, -left, 'left', y),
      textColumn(
        places.map(({ at }, i) => ({ at, item: [levels[i] ?? ''] })),
        -gap,
        'right',
        y,
      ),
    ],
    beside: [],
    below: placeKey(
      [
        entriesOf(
          bars.map(({ item }) => item),
          words,
        ),
      ],
      -left,
      size.width,
    ),
  })
}
