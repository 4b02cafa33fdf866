import { bothEnds } from '../model/brief-name.ts'
import { textWidth, wrapped } from '../chart-parts/text-width.ts'
import { fontSize } from '../chart-parts/theme.ts'
import { lineHeight } from './theme.ts'

/** The slides' fonts beside those of the documents: Latin letters are narrower, kana fill the em. */
const latin = 0.88
const eastAsian = 1.06
const isEastAsian = /[\u3040-\u30ff\u4e00-\u9fff]/
/** Beside kana and kanji some programs take the wider space of their font. */
const wideSpace = 0.17

/** Points that one line of text takes. */
export const widthOf = (text: string, size: number, bold = false): number => {
  const narrow = text.replaceAll(/[^\u0020-\u02af]/g, '')
  const all = textWidth(text, size, bold)
  const own = textWidth(narrow, size, bold)
  const spaces = isEastAsian.test(text) ? (text.match(/[ \u00a0]/g)?.length ?? 0) * wideSpace * size : 0
  return own * latin + (all - own) * eastAsian + spaces
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

/** A text in so many lines at most, its middle left out where it does not fit. */
export const cut = (text: string, width: number, size: number, lines: number): string => {
  if (linesOf(text, width, size) <= lines) return text
  const letters = [...text.replaceAll('\n', ' ')]
  let [fits, fails] = [0, letters.length]
  while (fails - fits > 1) {
    const count = Math.floor((fits + fails) / 2)
    if (linesOf(bothEnds(letters, count), width, size) <= lines) fits = count
    else fails = count
  }
  return bothEnds(letters, fits)
}

/** The largest of these sizes at which texts fit into a box; the smallest where none does. */
export const sizeOf = (
  texts: readonly string[],
  box: { readonly width: number; readonly height: number },
  sizes: readonly number[],
  gap = 0,
): number => sizes.find((size) => heightOf(texts, box.width, size, gap) <= box.height) ?? sizes.at(-1)!
