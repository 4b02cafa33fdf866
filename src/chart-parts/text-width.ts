import { bothEnds } from '../model/names.ts'
import { fontSize } from './theme.ts'

/** Advance widths of BIZ UDPGothic Regular from U+0020 to U+007E, in hundredths of an em. */
const asciiWidths = [
  33, 33, 47, 92, 80, 100, 89, 29, 49, 49, 50, 84, 31, 48, 31, 50, 76, 63, 76, 76, 76, 76, 76, 76, 76, 76, 31, 31, 84,
  84, 84, 78, 98, 76, 77, 80, 84, 70, 66, 84, 82, 42, 54, 75, 60, 98, 82, 86, 74, 89, 76, 71, 70, 84, 74, 98, 80, 72,
  75, 50, 50, 50, 50, 31, 50, 65, 71, 64, 71, 69, 50, 67, 70, 32, 38, 63, 33, 94, 70, 68, 71, 71, 45, 59, 47, 70, 58,
  88, 60, 61, 58, 52, 44, 52, 50,
] as const

const kana = /[\u3041-\u3096\u309d-\u30fa\u30fc-\u30ff]/u

/** The rest by class, in ems; the first class that matches counts. What no class matches fills the em. */
const classes: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[\u00a0·•°]/u, 0.4],
  [/[\u2010-\u2013‘’“”「」『』〈〉《》（）〔〕［］｛｝：；・．]/u, 0.5],
  [/[、。，]/u, 0.6],
  [/[\u3000]/u, 0.67],
  [/[±×÷−]/u, 0.84],
  [/[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶト]/u, 0.86],
  [kana, 0.94],
]

/** Accented and full-width Latin letters are as wide as their plain counterparts in this font. */
const plain = (character: string): string =>
  /[À-ɏ０-９Ａ-Ｚａ-ｚ]/u.test(character) ? character.normalize('NFKD').charAt(0) : character

const regularWidth = (character: string): number => {
  const ascii = asciiWidths[(plain(character).codePointAt(0) ?? 0) - 0x20]
  if (ascii !== undefined) return ascii / 100
  return classes.find(([pattern]) => pattern.test(character))?.[1] ?? 1
}

/** Bold Latin is 2 % wider, bold kana 1 %; kanji fill the em in both weights. */
const boldFactor = (character: string): number => (character < '\u2000' ? 1.02 : kana.test(character) ? 1.01 : 1)

/** Widths that were looked up before, in ems: the same few characters are asked for over and over. */
const known = { regular: new Map<string, number>(), bold: new Map<string, number>() } as const

const widthOf = (character: string, weight: keyof typeof known): number => {
  const found = known[weight].get(character)
  if (found !== undefined) return found
  const width = regularWidth(character) * (weight === 'bold' ? boldFactor(character) : 1)
  known[weight].set(character, width)
  return width
}

/** Ems of a text that goes on after so many. */
const emsAfter = (start: number, text: string, weight: keyof typeof known = 'regular'): number => {
  let ems = start
  for (const character of text) ems += widthOf(character, weight)
  return ems
}

/** Estimated width of one line of text set in BIZ UDPGothic, in the unit of `size` (the font size). */
export const textWidth = (text: string, size: number, bold = false): number =>
  emsAfter(0, text, bold ? 'bold' : 'regular') * size

/** Places where a line may end: after a space that may, comma or hyphen, before a bracket, between East Asian characters; in no unit. */
const pieces = (text: string): readonly string[] =>
  text.split(/(?<=[ ,、。・_=-]|\/(?!s\b|秒))|(?=[(（[〔])|(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u4e00-\u9fff])/u)

/** Lines of at most `width` pixels in a chart; a word that is longer than a line is cut. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  let ems = 0
  const fits = (piece: string, start = 0) => {
    const letters = piece.trimEnd()
    return letters === '' || emsAfter(start, letters) * fontSize <= width
  }
  for (const piece of pieces(text).flatMap((whole) => (fits(whole) ? [whole] : [...whole]))) {
    const goesOn = lines.length > 0 && fits(piece, ems)
    if (goesOn) lines[lines.length - 1] += piece
    else lines.push(piece)
    ems = emsAfter(goesOn ? ems : 0, piece)
  }
  return lines.map((line) => line.trim())
}

/** Pixels that the widest of these lines needs in a chart. */
export const widest = (lines: readonly string[]): number =>
  Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line, fontSize))))

/** What fits into so many lines of a chart, the middle left out where it does not. */
export const shortened = (text: string, width: number, lines = 1): readonly string[] => {
  const letters = [...text]
  const whole = wrapped(text, width)
  if (whole.length <= lines) return whole
  const counts = Array.from({ length: letters.length }, (_, i) => i + 1)
  return (
    counts
      .map((count) => wrapped(bothEnds(letters, letters.length - count), width))
      .find(({ length }) => length <= lines) ?? ['…']
  )
}
