import type { DrawnSeries } from './drawn-series.ts'
import { widest, wrapped } from './text-width.ts'
import {
  columnPadding,
  drawingWidth,
  ink,
  type Layer,
  layerOf,
  lineHeight,
  paper,
  type PointSymbol,
  quiet,
} from './theme.ts'

/** What a symbol stands for. */
export interface Entry {
  readonly id: string
  readonly label: string
  readonly symbol: PointSymbol
}

const symbolWidth = 24
const clear = { fill: 'transparent', stroke: ink } as const
const block = { shape: 'M-1,-.6L1,-.6L1,.6L-1,.6Z', size: 400, stroke: 'transparent', strokeWidth: 0 } as const

/** Symbols of marks that are no symbols themselves. */
export const zoneSymbol: PointSymbol = { ...block, fill: '#cdeae1' }

/** Bars: in their colour where they have one, else in that of none. */
export const measuredSymbol = (fills: readonly string[]): PointSymbol => {
  const [fill = quiet, ...others] = new Set(fills)
  return { ...block, fill: others.length > 0 ? quiet : fill }
}

const assumedMark = { shape: 'diamond', size: 80, fill: paper, stroke: ink, strokeWidth: 1.3 } as const
export const assumedSymbol: PointSymbol = assumedMark

/** What was not measured is a hollow mark on a hair from zero, which no bar of what was measured looks weaker than. */
export const assumedMarks = (values: readonly object[], field: string): readonly Layer[] => [
  layerOf(
    values,
    { type: 'rule', stroke: quiet, strokeWidth: 0.7, strokeDash: [1, 3] },
    { x: { datum: 0 }, x2: { field } },
  ),
  layerOf(values, { type: 'point', ...assumedMark, opacity: 1 }),
]

export const uprightInterval: PointSymbol = {
  ...clear,
  shape: 'M-.5,-1L.5,-1M0,-1L0,1M-.5,1L.5,1',
  size: 110,
  strokeWidth: 1.1,
}
export const levelInterval: PointSymbol = {
  ...clear,
  shape: 'M-1,-.4L-1,.4M-1,0L1,0M1,-.4L1,.4',
  size: 324,
  strokeWidth: 1.2,
}
export const lineSymbol = (stroke: string, dash: readonly number[], strokeWidth = 2): PointSymbol => ({
  ...clear,
  shape: 'M-1,0L1,0',
  size: symbolWidth ** 2,
  stroke,
  strokeWidth,
  dash,
})

/** An expression of what a record holds for the value of a tick or legend entry, in ASCII: Vega refuses U+2028 in it. */
export const lookup = (record: Readonly<Record<string, unknown>>): string => {
  const json = JSON.stringify(record).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `(${json})[datum.value]`
}

/** Labels of several lines, in the middle of their places: Vega puts the first line there. */
const labelLines = (record: Readonly<Record<string, readonly string[]>>) => {
  const labelExpr = lookup(record)
  const dy = { value: { expr: `-${lineHeight / 2} * (length(${labelExpr}) - 1)` } }
  return { labelExpr, encoding: { labels: { dy } } }
}

const labelOffset = 6
const room = symbolWidth + labelOffset + columnPadding

/** As many columns as fit below the plot; Vega makes each as wide as its widest entry. */
const columnsOf = (widths: readonly number[]): number => {
  const width = (columns: number) =>
    Array.from({ length: columns }, (_, column) => Math.max(...widths.filter((_entry, i) => i % columns === column)))
  const counts = widths.map((_, i) => widths.length - i)
  return counts.find((columns) => width(columns).reduce((sum, wide) => sum + wide + room, 0) <= drawingWidth) ?? 1
}

/** Other symbols are lower than a line of text. */
const heightOf = ({ shape, size, strokeWidth }: PointSymbol): number =>
  shape === 'circle' ? 2 * Math.sqrt(size / Math.PI) + strokeWidth : 0

const labelled = (entries: readonly Entry[], width: number) => {
  const lines = entries.map(({ label }) => wrapped(label, width))
  return {
    values: entries.map(({ id }) => id),
    ...labelLines(Object.fromEntries(entries.map(({ id }, i) => [id, lines[i] ?? []]))),
    labelOffset,
    clipHeight: Math.ceil(
      Math.max(...lines.map(({ length }) => length * lineHeight), ...entries.map(({ symbol }) => heightOf(symbol))),
    ),
    columns: columnsOf(lines.map(widest)),
  }
}

/** Symbols of a field of ids, explained below the plot. Vega draws a legend in one colour and dash: those are looked up. */
export const markChannels = (field: string, entries: readonly Entry[], factor = 1, titles: readonly string[] = []) => {
  const look = (part: 'fill' | 'stroke' | 'dash') => ({
    value: { expr: lookup(Object.fromEntries(entries.map(({ id, symbol }) => [id, symbol[part] ?? []]))) },
  })
  const symbols = { fill: look('fill'), stroke: look('stroke'), strokeDash: look('dash') }
  const labels = labelled(entries, drawingWidth - room)
  const legend = {
    orient: 'bottom',
    title: titles.length > 0 ? [...titles] : null,
    ...labels,
    encoding: { ...labels.encoding, symbols },
  } as const
  const channel = <T>(range: readonly T[]) =>
    ({
      field,
      type: 'nominal',
      scale: { type: 'ordinal', domain: entries.map(({ id }) => id), range: [...range] },
      legend,
    }) as const
  return {
    shape: channel(entries.map(({ symbol }) => symbol.shape)),
    size: channel(entries.map(({ symbol }) => symbol.size * factor)),
    strokeWidth: channel(entries.map(({ symbol }) => symbol.strokeWidth)),
  }
}

/** Colours and dashes are those of stable ids, so that no language and no missing value moves them. */
export const seriesChannels = (series: readonly DrawnSeries[]) => {
  const domain = series.map(({ id }) => id)
  const channel = { field: 'series', type: 'nominal', legend: null } as const
  return {
    color: { ...channel, scale: { domain, range: series.map(({ colour }) => colour) } },
    strokeDash: { ...channel, scale: { domain, range: series.map(({ dash }) => [...dash]) } },
  }
}

/** Rows of an ordinal axis by their index, each named at the left edge; `padding` is the room right of the names. */
export const rowChannel = (names: readonly (readonly string[])[], padding: number) =>
  ({
    field: 'index',
    type: 'ordinal',
    axis: {
      ...labelLines(Object.fromEntries(names.entries())),
      title: null,
      domain: false,
      ticks: false,
      labelAlign: 'left',
      labelLineHeight: lineHeight,
      labelPadding: widest(names.flat()) + padding,
    },
  }) as const
