import type { Brand } from '../brand/brand.ts'

/** Colours that are the theme of a deck: who changes the theme in PowerPoint changes them on every slide. */
export const themeColours = {
  ink: '333333',
  paper: 'ffffff',
  strong: '1f3b5c',
  tint: 'eef2f6',
  /** Of series, in their order; the six of the document's charts. */
  accent1: '0072b2',
  accent2: 'e69f00',
  accent3: '009e73',
  accent4: 'cc79a7',
  accent5: '56b4e9',
  accent6: '4d4d4d',
  /** Below titles; links, if somebody writes one. */
  rule: '0072b2',
} as const

/** What means the same in every theme: what breaks the SLA, and what stands back. */
export const fixedColours = {
  passText: '00694d',
  fail: 'd55e00',
  failText: 'a34700',
  failTint: 'fbeee4',
  quiet: '595959',
  line: 'c9d2db',
} as const

export type Colour = keyof typeof themeColours | keyof typeof fixedColours

/** Fonts that PowerPoint has on Windows and on a Mac, whatever language it speaks. */
export const fonts = { latin: 'Arial', eastAsian: 'Yu Gothic' } as const

/** What a deck looks like: shapes name places of it, so that another record changes them all. */
export interface Theme {
  readonly colours: Readonly<Record<keyof typeof themeColours, string>>
  readonly fonts: Readonly<Record<keyof typeof fonts, string>>
}

export const theme: Theme = { colours: themeColours, fonts }

/** What slides take of a brand. */
export type Look = Pick<Brand, 'colours' | 'font' | 'logo' | 'customerLogo'>

const digits = (hex: string): string => hex.slice(1).toLowerCase()

const coloursOf = ({ primary, accent, tint }: Look['colours']): Theme['colours'] => {
  const own =
    primary === null || tint === null ? {} : { strong: digits(primary), accent1: digits(primary), tint: digits(tint) }
  const rule = accent ?? primary
  return { ...themeColours, ...own, ...(rule === null ? {} : { rule: digits(rule) }) }
}

/** The theme in somebody's colours and font. A deck names its font and does not hold it: who shows it must have it. */
export const themeOf = ({ colours, font }: Look): Theme => {
  const { family = null, isJapanese = false } = font?.regular ?? {}
  return {
    colours: coloursOf(colours),
    fonts: { latin: family ?? fonts.latin, eastAsian: family !== null && isJapanese ? family : fonts.eastAsian },
  }
}

/** Points; a slide is 960 × 540 of them. */
export const sizes = { title: 24, lead: 20, text: 16, table: 14, least: 12 } as const

/** Where things stand, in points. */
export const frame = {
  width: 960,
  height: 540,
  banner: { x: 0, y: 0, width: 960, height: 24 },
  kicker: { x: 40, y: 30, width: 880, height: 20 },
  title: { x: 40, y: 50, width: 880, height: 64 },
  rule: { x: 40, y: 116, width: 880, height: 2 },
  body: { x: 40, y: 128, width: 880, height: 370 },
  foot: { y: 510, height: 20 },
  /** Where the logos stand within which they are as large as they can be: on the first slide, and on every other. */
  firstLogo: { x: 720, y: 420, width: 200, height: 72 },
  customerLogo: { x: 70, y: 30, width: 200, height: 40 },
  logo: { x: 800, y: 26, width: 120, height: 22 },
} as const

/** Of one line of text, in its size: fonts of East Asia stand apart further than Latin ones. */
export const lineHeight = 1.3

/** Before a paragraph of a list, in its size. */
export const bulletGap = 0.35
