import { textWidth, wrapped } from '../chart-parts/text-width.ts'
import { fontSize } from '../chart-parts/theme.ts'
import { lineHeight } from './theme.ts'

/** The slides' fonts beside those of the documents: Latin letters are narrower, kana fill the em. */
const latin = 0.84
const boldLatin = 0.87
const eastAsian = 1.06
const isEastAsian = /[\u3001-\u30ff\u4e00-\u9fff]/
/** Beside kana and kanji some programs take the wider space of their font, and part Latin letters from them. */
const wideSpace = 0.17
const letterGap = 0.25
const borders = /[\u3001-\u30ff\u4e00-\u9fff](?=[!-~])|[!-~](?=[\u3001-\u30ff\u4e00-\u9fff])/g

/** Points that one line of text takes. */
export const widthOf = (text: string, size: number, bold = false): number => {
  const narrow = text.replaceAll(/[^\u0020-\u02af]/g, '')
  const all = textWidth(text, size, bold)
  const own = textWidth(narrow, size, bold)
  const count = (places: RegExp): number => text.match(places)?.length ?? 0
  const apart = isEastAsian.test(text) ? count(/[ \u00a0]/g) * wideSpace + count(borders) * letterGap : 0
  return own * (bold ? boldLatin : latin) + (all - own) * eastAsian + apart * size
}

/** Lines of a text in a box of that width; charts wrap text of one size, so that the width is told in their measure. */
export const linesOf = (text: string, width: number, size: number): number =>
  text.split('\n').reduce((sum, one) => {
    const measure = textWidth(one, size) / (widthOf(one, size) || 1)
    return sum + Math.max(1, wrapped(one, (width * measure * fontSize) / size).length)
  }, 0)

/** Points from the top of texts to their foot, with `gap` between two of them. */
export const heightOf = (texts: readonly string[], width: number, size: number, gap = 0): number =>
  texts.reduce((sum, text) => sum + linesOf(text, width, size) * size * lineHeight, 0) + gap * (texts.length - 1)

/** Where a text may end: after a sentence, an item, a word, a letter; never after a number whose unit or rest follows. */
const ends = [
  /(?<=[。\n]|[.!?] )/g,
  /(?<=、|[,;] )/g,
  /(?<=[\p{L})] )|(?<=[\u3041-\u3096])(?![\u3041-\u3096ー、。])/gu,
  /(?<=[^\d.,\s])/gu,
] as const

/** The last of these places at which a text fits; 0 where none does. */
const lastOf = (places: readonly number[], fits: (place: number) => boolean): number => {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(places[middle - 1]!)) low = middle
    else high = middle - 1
  }
  return places[low - 1] ?? 0
}

/** A text in so many lines at most; what does not fit is left out at its end, in whole sentences if half of it remains. */
export const cut = (text: string, width: number, size: number, lines: number): string => {
  const shortened = (place: number): string => `${text.slice(0, place).replace(/\n$/, '')}…`
  const fits = (place: number): boolean => linesOf(shortened(place), width, size) <= lines
  if (linesOf(text, width, size) <= lines) return text
  const places = ends.map((pattern) =>
    lastOf(
      [...text.matchAll(pattern)].map(({ index }) => index),
      fits,
    ),
  )
  const longest = Math.max(...places)
  return shortened(places.find((place) => place * 2 >= longest)!)
}

/** The largest of these sizes at which texts fit into a box; the smallest where none does. */
export const sizeOf = (
  texts: readonly string[],
  box: { readonly width: number; readonly height: number },
  sizes: readonly number[],
): number => sizes.find((size) => heightOf(texts, box.width, size) <= box.height) ?? sizes.at(-1)!
