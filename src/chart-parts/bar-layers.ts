import type { xChannel } from './axes.ts'
import type { Layer } from './layer.ts'
import { ink, paper, quiet } from './palette.ts'
import { rounded } from './scale.ts'
import type { BarRow } from './scaling-rows.ts'
import { assumedOutline } from './swatch.ts'
import { textMark, toBaseline } from './text-mark.ts'
import { lineHeight } from './text-size.ts'

type XChannel = ReturnType<typeof xChannel>

/** A row and the pixels from the top of the plot to its middle. */
export interface Placed<T> {
  readonly at: number
  readonly item: T
}

/** A vertical scale in pixels from the top, since rows differ in height. */
export const rowChannel = (height: number) => ({
  type: 'quantitative' as const,
  scale: { domain: [0, height], reverse: true, nice: false, zero: false },
  axis: null,
})

type RowChannel = ReturnType<typeof rowChannel>

const barHeight = 14

const spans = (bars: readonly Placed<BarRow>[]) =>
  bars.map(({ at, item }) => ({
    from: 0,
    to: rounded(item.value),
    top: at - barHeight / 2,
    bottom: at + barHeight / 2,
    colour: item.style.colour,
  }))

export const barLayers = (bars: readonly Placed<BarRow>[], x: XChannel, y: RowChannel): readonly Layer[] => {
  const encoding = {
    x: { field: 'from', ...x },
    x2: { field: 'to' },
    y: { field: 'top', ...y },
    y2: { field: 'bottom' },
  } as const
  const layer = (assumed: boolean, mark: object): Layer => ({
    data: { values: spans(bars.filter(({ item }) => item.assumed === assumed)) },
    mark: { type: 'rect', ...mark },
    encoding,
  })
  const outline = { strokeWidth: assumedOutline.strokeWidth, strokeDash: [...assumedOutline.dash] }
  return [
    layer(false, { fill: { expr: 'datum.colour' } }),
    layer(true, { fill: paper, stroke: { expr: 'datum.colour' }, ...outline }),
  ]
}

export const intervalLayers = (bars: readonly Placed<BarRow>[], x: XChannel, y: RowChannel): readonly Layer[] => {
  const values = bars.flatMap(({ at, item }) =>
    item.interval ? [{ at, low: rounded(item.interval[0]), high: rounded(item.interval[1]) }] : [],
  )
  if (values.length === 0) return []
  const cap = (field: 'low' | 'high'): Layer => ({
    data: { values },
    mark: { type: 'point', shape: 'M0,-1L0,1', size: 64, stroke: ink, strokeWidth: 1.2, opacity: 1 },
    encoding: { x: { field, ...x }, y: { field: 'at', ...y } },
  })
  const rule: Layer = {
    data: { values },
    mark: { type: 'rule', stroke: ink, strokeWidth: 1.2 },
    encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y: { field: 'at', ...y } },
  }
  return [rule, cap('low'), cap('high')]
}

/** Lines across the drawing at these heights, from `left` pixels left of the plot to `right` pixels right of its edge. */
export const ruleLayer = (heights: readonly number[], left: number, right: number, y: RowChannel): Layer => ({
  data: { values: heights.map((at) => ({ at })) },
  mark: { type: 'rule', stroke: quiet, strokeWidth: 0.7 },
  encoding: { x: { value: -left }, x2: { value: right }, y: { field: 'at', ...y } },
})

/** A column of texts at `x` pixels from the plot's left edge. */
export const textColumn = (
  texts: readonly Placed<readonly string[]>[],
  x: number,
  align: 'left' | 'right',
  y: RowChannel,
): Layer => ({
  data: {
    values: texts.map(({ at, item: lines }) => ({
      at,
      text: lines.join('\n'),
      dy: rounded(toBaseline - ((lines.length - 1) * lineHeight) / 2),
    })),
  },
  mark: { ...textMark, align, dy: { expr: 'datum.dy' } },
  encoding: { x: { value: x }, y: { field: 'at', ...y } },
})

/** The values behind the bars, or behind their intervals. */
export const valueTexts = (
  bars: readonly Placed<BarRow>[],
  text: (value: number) => string,
  x: XChannel,
  y: RowChannel,
): Layer => ({
  data: {
    values: bars.map(({ at, item }) => ({
      at,
      end: rounded(Math.max(item.value, item.interval?.[1] ?? 0)),
      text: text(item.value),
    })),
  },
  mark: { ...textMark, align: 'left', dx: 5, dy: toBaseline },
  encoding: { x: { field: 'end', ...x }, y: { field: 'at', ...y } },
})
