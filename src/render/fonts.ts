import { fontFiles, weights, type FontFile, type Weight } from './font-files.ts'
import { packed, subsets, tabularDigits, type Subset } from './font-subset.ts'

export const fontFamily = 'konkyo'
/** Digits of equal width only; name it before `fontFamily` where figures stand in columns. */
const tabularFamily = 'konkyo-tabular'

/** `missing` are the characters of the text that the font cannot draw and the fallback fonts must. */
export interface Fonts {
  readonly css: string
  readonly missing: readonly string[]
}

const licence = '/* BIZ UDPGothic, Copyright 2022 The BIZ UDGothic Project Authors, SIL Open Font License 1.1 */'

const hex = (codePoint: number) => codePoint.toString(16)

/** `U+30-39,U+3042` for ascending characters. */
const unicodeRange = (characters: readonly string[]): string => {
  const runs: { first: number; last: number }[] = []
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0
    const run = runs.at(-1)
    if (run?.last === codePoint - 1) run.last = codePoint
    else runs.push({ first: codePoint, last: codePoint })
  }
  return runs.map(({ first, last }) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(',')
}

const face = async (family: string, weight: Weight, part: Subset): Promise<string> => {
  const data = (await packed(part)).toString('base64')
  const source = `url(data:font/woff;base64,${data}) format('woff')`
  return `@font-face{font-family:'${family}';font-weight:${weight};src:${source};unicode-range:${unicodeRange(part.characters)}}`
}

const weightFaces = async (files: readonly FontFile[], weight: Weight, characters: readonly string[]) => {
  const text = await subsets(files, weight, characters)
  const digits = await tabularDigits(files, weight, characters)
  const rules = [
    ...text.map((part) => face(fontFamily, weight, part)),
    ...digits.map((part) => face(tabularFamily, weight, part)),
  ]
  return { rules: await Promise.all(rules), drawn: text.flatMap((part) => part.characters) }
}

/** Distinct visible characters in code point order. */
const distinct = (text: string): readonly string[] =>
  [...new Set(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu, ''))].sort(
    (a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0),
  )

/**
 * Style sheet with the glyphs of a document embedded: BIZ UDPGothic Regular for `text` and Bold for `boldText`
 * (all of `text` unless less is known to be bold). Nothing is loaded from anywhere when the document is shown.
 */
export const fontFaces = async (text: string, boldText = text): Promise<Fonts> => {
  const files = fontFiles()
  const wanted: Readonly<Record<Weight, readonly string[]>> = { 400: distinct(text), 700: distinct(boldText) }
  const faces = await Promise.all(weights.map((weight) => weightFaces(files, weight, wanted[weight])))
  const drawn = new Set(faces.flatMap((weight) => weight.drawn))
  return {
    css: [licence, ...faces.flatMap((weight) => weight.rules)].join('\n'),
    missing: distinct(text + boldText).filter((character) => !drawn.has(character)),
  }
}
