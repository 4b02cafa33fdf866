import { fixedColours, themeColours, type Colour } from '../slides/theme.ts'
import { element, valued } from './xml.ts'

const places: Readonly<Record<keyof typeof themeColours, string>> = {
  ink: 'tx1',
  paper: 'bg1',
  strong: 'tx2',
  tint: 'bg2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
  rule: 'hlink',
}

const isOfTheme = (colour: Colour): colour is keyof typeof themeColours => colour in themeColours

/** A colour by its place in the theme, as far as it has one. */
export const fill = (colour: Colour | undefined): string => {
  if (colour === undefined) return element('a:noFill')
  return element(
    'a:solidFill',
    isOfTheme(colour) ? valued('a:schemeClr', places[colour]) : valued('a:srgbClr', fixedColours[colour]),
  )
}

/** A line of so many points; none without a colour. */
export const line = (colour: Colour | undefined, width: number, dash = 'solid'): string =>
  colour === undefined
    ? element('a:ln', element('a:noFill'))
    : element('a:ln', { w: Math.round(width * 12700) }, fill(colour), valued('a:prstDash', dash), element('a:round'))
