import type { Standing } from '../model/report.ts'
import type { Colour, Look, Theme } from './theme.ts'

/** Points from the upper left corner of a slide of 960 × 540. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Paragraph {
  readonly text: string
  readonly size: number
  readonly bold?: boolean
  readonly colour?: Colour
  readonly align?: 'left' | 'center' | 'right'
  readonly bullet?: boolean
}

export interface TextPart {
  readonly kind: 'text'
  readonly box: Box
  readonly paragraphs: readonly Paragraph[]
  readonly fill?: Colour
  readonly line?: Colour
  readonly middle?: boolean
}

export interface SlideCell {
  readonly text: string
  readonly align: 'left' | 'center' | 'right'
  readonly bold?: boolean
  readonly colour?: Colour
}

/** The first row is the head. Widths and heights in points. */
export interface TablePart {
  readonly kind: 'table'
  readonly name: string
  readonly box: Box
  readonly size: number
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  readonly rows: readonly (readonly SlideCell[])[]
}

/** An axis of numbers; the base of a logarithmic one. */
export interface ValueAxis {
  readonly title: string
  readonly low: number
  readonly high: number
  readonly base: number | null
}

export type Dash = 'solid' | 'dash' | 'sysDot' | 'dashDot' | 'sysDash'

export interface LineSeries {
  readonly name: string
  readonly colour: Colour
  readonly dash: Dash
  /** Points. */
  readonly width: number
  /** Standing null: no mark. */
  readonly points: readonly { readonly x: number; readonly y: number | null; readonly standing: Standing | null }[]
  /** The point at which its name is written, which then does not stand in the key. */
  readonly named: number | null
}

export interface BarSeries {
  readonly name: string
  readonly colour: Colour
  /** Not measured: an outline, dashed. */
  readonly hollow: boolean
  readonly values: readonly (number | null)[]
  /** What is written at each bar. */
  readonly labels: readonly string[]
}

/** A chart with its data, which PowerPoint draws and lets people edit. */
export type SlideChart =
  | { readonly kind: 'lines'; readonly x: ValueAxis; readonly y: ValueAxis; readonly series: readonly LineSeries[] }
  | {
      readonly kind: 'bars'
      readonly direction: 'col' | 'bar'
      readonly title: string
      readonly categories: readonly string[]
      readonly categoryTitle: string | null
      readonly series: readonly BarSeries[]
    }

export interface ChartPart {
  readonly kind: 'chart'
  readonly box: Box
  /** For those who do not see it. */
  readonly description: string
  readonly chart: SlideChart
}

export type Part = TextPart | TablePart | ChartPart

export interface Slide {
  readonly id: string
  /** What it is about, above its title. */
  readonly kicker: string | null
  readonly title: Paragraph
  /** Where the title stands, if not where every other does. */
  readonly titleBox?: Box
  readonly parts: readonly Part[]
  /** What the speaker reads: where each number comes from. */
  readonly notes: readonly string[]
}

export interface Deck {
  readonly lang: string
  readonly theme: Theme
  readonly logos: Pick<Look, 'logo' | 'customerLogo'>
  readonly title: string
  readonly author: string | null
  /** ISO instant. */
  readonly createdAt: string
  /** At the foot of every slide: document number and version, confidentiality. */
  readonly foot: string
  readonly banner: string | null
  readonly slides: readonly Slide[]
}
