import type { Config } from 'vega-lite'
import { faint, ink, quiet } from './palette.ts'
import { fontSize } from './text-size.ts'

/** Nothing but lines and small text, fit for print; the page supplies font, caption and background. */
export const theme: Config = {
  view: { stroke: null },
  axis: {
    labelFontSize: fontSize,
    labelColor: ink,
    labelOverlap: false,
    labelFlush: false,
    titleFontSize: fontSize,
    titleFontWeight: 'normal',
    titleColor: ink,
    domainColor: quiet,
    tickColor: quiet,
    tickSize: 4,
    gridColor: faint,
    gridWidth: 0.6,
  },
}
