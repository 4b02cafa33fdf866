import type { TopLevelSpec } from 'vega-lite'
import type { Standing } from '../model/report.ts'

/**
 * Six of the eight colours of Okabe & Ito 2008, which readers with any colour vision can tell apart. Yellow is too
 * pale for lines on paper, and vermilion is kept for what breaks the SLA.
 */
const seriesColours = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#4d4d4d'] as const

/** Dash patterns in pixels; they carry the difference when printed in grey. */
const seriesDashes: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3], [4, 2]]

export const vermilion = '#d55e00'
/** Vermilion dark enough for small text. */
export const vermilionText = '#a34700'
export const safeGreen = '#009e73'
export const ink = '#333333'
export const paper = '#ffffff'
export const quiet = '#767676'

/** The colour of a page's brand for what is decided on, or else its own. */
export const decidedColour = (usual: string): string => `var(--decided, ${usual})`

export interface LineStyle {
  readonly colour: string
  readonly dash: readonly number[]
}

/** Colour and dash of the nth series: thirty pairs before one repeats, and neighbours differ in both. */
export const lineStyle = (index: number): LineStyle => {
  const round = Math.floor(index / seriesColours.length)
  return {
    colour: seriesColours[index % seriesColours.length] ?? ink,
    dash: seriesDashes[(index + round * 2) % seriesDashes.length] ?? [],
  }
}

export const colourCount = seriesColours.length

/** A symbol of Vega: `size` is the area in square pixels. */
export interface PointSymbol {
  readonly shape: string
  readonly size: number
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly dash?: readonly number[]
}

const cross = 'M-.8,-.8L.8,.8M.8,-.8L-.8,.8'

/**
 * Standings differ in shape and filling first, in colour second: round is a pass, a cross a fail; what is confirmed is
 * solid or boxed, and what is not settled has corners. In a plot, a series' colour takes the place of ink.
 */
export const standingSymbols: Readonly<Record<Standing, PointSymbol>> = {
  confirmedPass: { shape: 'circle', size: 52, fill: ink, stroke: paper, strokeWidth: 0.8 },
  pass: { shape: 'circle', size: 40, fill: paper, stroke: ink, strokeWidth: 1.6 },
  unknown: { shape: 'diamond', size: 74, fill: paper, stroke: ink, strokeWidth: 1.5 },
  undecided: { shape: 'triangle-up', size: 66, fill: paper, stroke: ink, strokeWidth: 1.6 },
  fail: { shape: cross, size: 64, fill: 'transparent', stroke: vermilion, strokeWidth: 2.2 },
  confirmedFail: { shape: `M-1,-1L1,-1L1,1L-1,1Z${cross}`, size: 58, fill: paper, stroke: vermilion, strokeWidth: 1.7 },
}

export const fontSize = 11
export const lineHeight = 14

/** Of every drawing with all that belongs to it, in pixels: an A4 page in portrait. */
export const drawingWidth = 620

/** Text in the middle of its place. */
export const textMark = { type: 'text', baseline: 'middle', lineBreak: '\n', lineHeight, fontSize, color: ink } as const

/** Between the entries of a legend, in pixels. */
export const columnPadding = 18

const guide = { labelFontSize: fontSize, labelColor: ink, labelLimit: 0 } as const

export const gridColour = '#d9d9d9'

/** Nothing but lines and small text, fit for print; the page supplies font, caption and background. */
export const theme = {
  width: drawingWidth,
  autosize: { type: 'fit-x', contains: 'padding' },
  padding: 2,
  background: 'transparent',
  config: {
    view: { stroke: null },
    title: { fontSize, fontWeight: 'normal', color: ink, anchor: 'start', frame: 'bounds', offset: 10 },
    axis: {
      ...guide,
      labelOverlap: false,
      labelFlush: false,
      titleFontSize: fontSize,
      titleFontWeight: 'normal',
      titleColor: ink,
      titlePadding: 8,
      domainColor: quiet,
      tickColor: quiet,
      tickSize: 4,
      gridColor: gridColour,
      gridWidth: 0.6,
    },
    legend: {
      ...guide,
      title: null,
      titleFontSize: fontSize,
      titleFontWeight: 'normal',
      titleColor: ink,
      titleLimit: 0,
      titlePadding: 3,
      columnPadding,
      rowPadding: 3,
      offset: 8,
      symbolOpacity: 1,
    },
  },
} as const satisfies Partial<TopLevelSpec>

/** One layer of a Vega-Lite chart. */
export type Layer = Extract<TopLevelSpec, { layer: readonly unknown[] }>['layer'][number]

type Marked = Extract<Layer, { readonly mark: unknown }>

/** A layer with data of its own. */
export const layerOf = (values: readonly object[], mark: Marked['mark'], encoding?: Marked['encoding']): Layer => ({
  data: { values: [...values] },
  mark,
  ...(encoding && { encoding }),
})
