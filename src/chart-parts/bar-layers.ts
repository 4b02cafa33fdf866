import type { xChannel } from './axes.ts'
import type { Layer } from './layer.ts'
import { ink, paper, quiet } from './palette.ts'
import { rounded } from './scale.ts'
import type { BarRow } from './scaling-rows.ts'
import { assumedOutline } from './swatch.ts'
import { fontSize, lineHeight } from './text-size.ts'

type XChannel = ReturnType<typeof xChannel>

/** A row's place is a band of the vertical scale, whose domain is all rows from the top. */
export interface Placed<T> {
  readonly row: string
  readonly item: T
}

export const rowChannel = (rows: readonly string[]) => ({
  field: 'row',
  type: 'nominal' as const,
  sort: null,
  scale: { type: 'band' as const, domain: [...rows], padding: 0 },
  axis: null,
})

type RowChannel = ReturnType<typeof rowChannel>

const barHeight = 14

const spans = (bars: readonly Placed<BarRow>[]) =>
  bars.map(({ row, item }) => ({ row, from: 0, to: rounded(item.value), colour: item.style.colour }))

export const barLayers = (bars: readonly Placed<BarRow>[], x: XChannel, y: RowChannel): readonly Layer[] => {
  const encoding = { x: { field: 'from', ...x }, x2: { field: 'to' }, y } as const
  const layer = (assumed: boolean, mark: object): Layer => ({
    data: { values: spans(bars.filter(({ item }) => item.assumed === assumed)) },
    mark: { type: 'bar', height: barHeight, ...mark },
    encoding,
  })
  const outline = { strokeWidth: assumedOutline.strokeWidth, strokeDash: [...assumedOutline.dash] }
  return [
    layer(false, { fill: { expr: 'datum.colour' } }),
    layer(true, { fill: paper, stroke: { expr: 'datum.colour' }, ...outline }),
  ]
}

export const intervalLayers = (bars: readonly Placed<BarRow>[], x: XChannel, y: RowChannel): readonly Layer[] => {
  const values = bars.flatMap(({ row, item }) =>
    item.interval ? [{ row, low: rounded(item.interval[0]), high: rounded(item.interval[1]) }] : [],
  )
  if (values.length === 0) return []
  const cap = (field: 'low' | 'high'): Layer => ({
    data: { values },
    mark: { type: 'tick', size: 8, thickness: 1.2, color: ink },
    encoding: { x: { field, ...x }, y },
  })
  const rule: Layer = {
    data: { values },
    mark: { type: 'rule', stroke: ink, strokeWidth: 1.2 },
    encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y },
  }
  return [rule, cap('low'), cap('high')]
}

/** Lines that set the groups apart and the line that the bars start from, over `width` pixels left of which names stand. */
export const ruleLayers = (heads: readonly string[], left: number, width: number, y: RowChannel): readonly Layer[] => [
  {
    data: { values: heads.map((row) => ({ row })) },
    mark: { type: 'rule', stroke: quiet, strokeWidth: 0.7, yOffset: 11 },
    encoding: { x: { value: -left }, x2: { value: width }, y },
  },
]

export interface Text {
  readonly row: string
  readonly lines: readonly string[]
}

/** A column of texts at `x` pixels from the plot's left edge. */
export const textColumn = (texts: readonly Text[], x: number, align: 'left' | 'right', y: RowChannel): Layer => ({
  data: {
    values: texts.map(({ row, lines }) => ({
      row,
      text: lines.join('\n'),
      dy: rounded(fontSize * 0.36 - ((lines.length - 1) * lineHeight) / 2),
    })),
  },
  mark: {
    type: 'text',
    align,
    baseline: 'alphabetic',
    dy: { expr: 'datum.dy' },
    lineBreak: '\n',
    lineHeight,
    fontSize,
    color: ink,
    text: { expr: 'datum.text' },
  },
  encoding: { x: { value: x }, y },
})

/** The values behind the bars, or behind their intervals. */
export const valueTexts = (
  bars: readonly Placed<BarRow>[],
  text: (value: number) => string,
  x: XChannel,
  y: RowChannel,
): Layer => ({
  data: {
    values: bars.map(({ row, item }) => ({
      row,
      end: rounded(Math.max(item.value, item.interval?.[1] ?? 0)),
      text: text(item.value),
    })),
  },
  mark: {
    type: 'text',
    align: 'left',
    baseline: 'alphabetic',
    dx: 5,
    dy: fontSize * 0.36,
    fontSize,
    color: ink,
    text: { expr: 'datum.text' },
  },
  encoding: { x: { field: 'end', ...x }, y },
})
