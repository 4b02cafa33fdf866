import { UserError } from '../errors.ts'

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number]

export const white: Rgb = [255, 255, 255]

/** `#0b5394` as its parts; NaN where it is none. */
export const rgbOf = (hex: string): Rgb => {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
const luminance = (colour: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export const contrast = (a: Rgb, b: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other)
  return (light + 0.05) / (dark + 0.05)
}

/** What WCAG 2.2 asks of text (1.4.3), and of marks that mean something (1.4.11). */
export const leastContrast = { text: 4.5, mark: 3 } as const

/** `#0b5394`, legible on white paper; else UserError badColour or paleColour, which names the ratio. */
const parseColour =
  (least: number) =>
  (text: string, where: string): string => {
    if (!/^#[0-9a-f]{6}$/i.test(text)) throw new UserError('badColour', { where, text })
    const ratio = Math.floor(contrast(rgbOf(text), white) * 100) / 100
    if (ratio < least) throw new UserError('paleColour', { where, text, ratio, least })
    return text.toLowerCase()
  }

export const parseTextColour = parseColour(leastContrast.text)
export const parseMarkColour = parseColour(leastContrast.mark)
