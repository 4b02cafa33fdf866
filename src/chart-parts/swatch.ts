import type { Standing } from '../model/report.ts'
import { ink, paper, quiet, safeGreen, standingStyles, type LineStyle } from './palette.ts'

/** A sample of a mark as it stands in a legend or beside a label. */
export interface Swatch {
  readonly shape: string
  readonly size: number
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly dash: readonly number[]
  readonly opacity: number
}

export const lineSwatch = ({ colour, dash }: LineStyle, strokeWidth = 2): Swatch => ({
  shape: 'M-1,0L1,0',
  size: 576,
  fill: 'transparent',
  stroke: colour,
  strokeWidth,
  dash,
  opacity: 1,
})

export const standingSwatch = (standing: Standing): Swatch => {
  const { fill, stroke, ...rest } = standingStyles[standing]
  return { ...rest, fill: fill ?? ink, stroke: stroke ?? ink, dash: [], opacity: 1 }
}

const block = { shape: 'M-1,-.6L1,-.6L1,.6L-1,.6Z', size: 400, opacity: 1 } as const

export const zoneSwatch = (opacity: number): Swatch => ({
  ...block,
  fill: safeGreen,
  stroke: 'transparent',
  strokeWidth: 0,
  dash: [],
  opacity,
})

/** Looks of a bar: filled when measured, a dashed outline when assumed. */
export const assumedOutline = { strokeWidth: 1.4, dash: [3, 2] } as const

export const measuredSwatch: Swatch = { ...block, fill: quiet, stroke: 'transparent', strokeWidth: 0, dash: [] }

export const assumedSwatch: Swatch = { ...block, fill: paper, stroke: ink, ...assumedOutline }

/** An upright interval, as it stands on a point. */
export const errorSwatch: Swatch = {
  shape: 'M-.5,-1L.5,-1M0,-1L0,1M-.5,1L.5,1',
  size: 110,
  fill: 'transparent',
  stroke: ink,
  strokeWidth: 1.1,
  dash: [],
  opacity: 1,
}

export const intervalSwatch: Swatch = {
  shape: 'M-1,-.4L-1,.4M-1,0L1,0M1,-.4L1,.4',
  size: 324,
  fill: 'transparent',
  stroke: ink,
  strokeWidth: 1.2,
  dash: [],
  opacity: 1,
}
