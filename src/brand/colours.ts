import { contrast, leastContrast, type Rgb, rgbOf, white } from '../question/colour.ts'

/** Colours of the document as `#rrggbb`, legible on paper. */
export interface Colours {
  readonly primary: string | null
  readonly accent: string | null
  /** Of the primary one as much as text can stand on. */
  readonly tint: string | null
}

/** The paper of the dark page, as in its style sheet. */
const darkPaper = rgbOf('#1b232d')

const mixed = (colour: Rgb, share: number): Rgb => {
  const part = (at: 0 | 1 | 2) => Math.round(colour[at] + (white[at] - colour[at]) * share)
  return [part(0), part(1), part(2)]
}

const hexOf = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`

/** What is left of the primary colour in its tint. */
const ofTint = 0.08

/** The colours that a plan chooses. */
export const coloursOf = (primary: string | null, accent: string | null): Colours => ({
  primary,
  accent,
  tint: primary === null ? null : hexOf(mixed(rgbOf(primary), 1 - ofTint)),
})

const shares = Array.from({ length: 21 }, (_, i) => i / 20)

/** The same colour with as much white as it takes to be read on the dark page. */
const forDark = (hex: string, least: number): string => {
  const steps = shares.map((share) => mixed(rgbOf(hex), share))
  return hexOf(steps.find((one) => contrast(one, darkPaper) >= least) ?? white)
}

const root = (values: Readonly<Record<string, string | null>>): string =>
  `:root{${Object.entries(values)
    .flatMap(([name, value]) => (value === null ? [] : [`--${name}:${value}`]))
    .join(';')}}`

const dark = (hex: string | null, least: number): string | null => (hex === null ? null : forDark(hex, least))

/** Primary colours headings, links and the series that is decided on, accent the rules. Empty where nothing is chosen. */
export const colourStyle = ({ primary, accent }: Colours): string => {
  const rules = accent ?? primary
  if (rules === null) return ''
  const [darkPrimary, darkRules] = [dark(primary, leastContrast.text), dark(rules, leastContrast.mark)]
  const night = root({ primary: darkPrimary, title: darkPrimary, accent: darkRules })
  return `${root({ primary, title: primary, decided: primary, accent: rules })}@media screen and (prefers-color-scheme: dark){${night}}`
}
