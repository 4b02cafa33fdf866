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
export const faint = '#d9d9d9'
export const quiet = '#767676'

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

export interface StandingStyle {
  readonly shape: string
  readonly size: number
  /** Null: the colour of the series. */
  readonly fill: string | null
  readonly stroke: string | null
  readonly strokeWidth: number
}

const cross = 'M-.8,-.8L.8,.8M.8,-.8L-.8,.8'
const circle = 'circle'

/**
 * Standings differ in shape and filling first, in colour second: round is a pass, a cross a fail; what is confirmed is
 * solid or boxed, and what is not settled has corners.
 */
export const standingStyles: Readonly<Record<Standing, StandingStyle>> = {
  confirmedPass: { shape: circle, size: 52, fill: null, stroke: paper, strokeWidth: 0.8 },
  pass: { shape: circle, size: 40, fill: paper, stroke: null, strokeWidth: 1.6 },
  undecided: { shape: 'triangle-up', size: 66, fill: paper, stroke: null, strokeWidth: 1.6 },
  fail: { shape: cross, size: 64, fill: 'transparent', stroke: vermilion, strokeWidth: 2.2 },
  confirmedFail: { shape: `M-1,-1L1,-1L1,1L-1,1Z${cross}`, size: 58, fill: paper, stroke: vermilion, strokeWidth: 1.7 },
  unknown: { shape: 'diamond', size: 74, fill: paper, stroke: quiet, strokeWidth: 1.5 },
}
