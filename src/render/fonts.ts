import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OwnFile, OwnFont } from '../brand/font.ts'
import { findTable, glyphs, withEqualAdvances, sfntOf } from './sfnt.ts'

const require = createRequire(import.meta.url)

export const weights = [400, 700] as const
export type Weight = (typeof weights)[number]

/** One file of the font package, and which characters it is worth opening for. */
export interface FontFile {
  readonly name: string
  readonly mayHold: (character: string) => boolean
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u30ff\uff00-\uff65]/u

/** `U+a1-a4,U+a6` as a predicate. */
const inRanges = (ranges: string): FontFile['mayHold'] => {
  const bounds = ranges.split(',').map((range) => {
    const [first = 0, last = first] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return [first, last] as const
  })
  return (character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return bounds.some(([first, last]) => first <= codePoint && codePoint <= last)
  }
}

/**
 * The files in the order to try them. `latin` and `japanese` hold nearly everything a report needs;
 * the symbols (≤ → ① ✓) are only in the numbered slices, whose ranges `unicode.json` declares.
 */
export const fontFiles = (): readonly FontFile[] => {
  const declared = readFileSync(require.resolve('@fontsource/biz-udpgothic/unicode.json'), 'utf8')
  const { latin = '', ...slices } = JSON.parse(declared) as Readonly<Record<string, string>>
  return [
    { name: 'latin', mayHold: inRanges(latin) },
    { name: 'japanese', mayHold: (character) => japanese.test(character) },
    ...Object.entries(slices).map(([key, ranges]) => ({ name: key.replace(/[[\]]/g, ''), mayHold: inRanges(ranges) })),
  ]
}

/** A file of the package. Synchronously, since an asynchronous read waits 0.2 s behind the WebAssembly of subsetting. */
export const readFontFile = (name: string, weight: Weight): Buffer =>
  readFileSync(require.resolve(`@fontsource/biz-udpgothic/files/biz-udpgothic-${name}-${weight}-normal.woff`))

const unpacked = new Map<string, Buffer>()

/** The font of a file, unpacked once: each page needs most of them, for text and again for digits. */
const fontOf = ({ name }: FontFile, weight: Weight): Buffer => {
  const key = `${name} ${weight}`
  const font = unpacked.get(key) ?? sfntOf(readFontFile(name, weight))
  unpacked.set(key, font)
  return font
}

/** A font with the glyphs of these characters, all from one file. */
export interface Subset {
  readonly font: Buffer
  readonly characters: readonly string[]
}

/** Horizontal, unhinted text without alternates; `ccmp` composes か + U+309A. Names 0, 13 and 14 carry the licence. */
const kept = {
  keepFeatures: ['ccmp'],
  dropTables: ['vhea', 'vmtx', 'gasp'],
  preserveNameIds: [0, 13, 14],
  noHinting: true,
} as const

const subset = async (
  font: Buffer,
  characters: readonly string[],
  targetFormat: 'sfnt' | 'woff',
  more: { readonly variationAxes?: Readonly<Record<string, number>> } = {},
) => {
  const { default: subsetFont } = await import('subset-font')
  return subsetFont(font, characters.join(''), { ...kept, ...more, targetFormat })
}

/** A font and which of the wanted characters it draws. */
const drawnBy = (font: Buffer, wanted: readonly string[]): Subset => {
  const drawn = glyphs(font)
  return { font, characters: wanted.filter((character) => drawn.has(character.codePointAt(0) ?? 0)) }
}

const fromFile = async (file: FontFile, weight: Weight, wanted: readonly string[]): Promise<Subset> =>
  drawnBy(await subset(fontOf(file, weight), wanted, 'sfnt'), wanted)

/** TrueType subsets that together draw as many of the characters as the font has, each character once. */
export const subsets = async (
  files: readonly FontFile[],
  weight: Weight,
  characters: readonly string[],
): Promise<readonly Subset[]> => {
  const found: Subset[] = []
  let rest = characters
  for (const file of files) {
    const worthTrying = rest.filter(file.mayHold)
    if (worthTrying.length === 0) continue
    const part = await fromFile(file, weight, worthTrying)
    if (part.characters.length === 0) continue
    found.push(part)
    rest = rest.filter((character) => !part.characters.includes(character))
  }
  return found
}

/** Digits, all equally wide. The font itself has a narrow 1 and no `tnum` feature. */
const tabularDigits = async (files: readonly FontFile[], weight: Weight, characters: readonly string[]) => {
  const parts = await subsets(files, weight, characters)
  return parts.map(({ font, characters: digits }): Subset => ({ font: withEqualAdvances(font), characters: digits }))
}

/** WOFF: 25 % more bytes than WOFF2, but packed thirty times faster. */
export const packed = async ({ font, characters }: Subset): Promise<Buffer> => subset(font, characters, 'woff')

export const fontFamily = 'konkyo'

/** Digits are of equal width; their family is named before that of the text where figures stand in columns. */
const families = { text: fontFamily, digits: 'konkyo-tabular' } as const
const ownFamilies = { text: 'konkyo-own', digits: 'konkyo-own-tabular' } as const

/** `missing` are the characters of the text that the font cannot draw and the fallback fonts must. */
export interface Fonts {
  readonly css: string
  readonly missing: readonly string[]
}

const licence =
  '/* BIZ UDPGothic, Copyright 2022 The BIZ UDGothic Project Authors, SIL Open Font License 1.1, https://openfontlicense.org */'

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

const digitsMade = new Map<string, Promise<readonly string[]>>()

/** The faces of the digits, made once: nearly every page has all ten. */
const digitRules = (
  files: readonly FontFile[],
  weight: Weight,
  characters: readonly string[],
  family: string,
): Promise<readonly string[]> => {
  const digits = characters.filter((character) => /[0-9]/.test(character))
  const make = async () =>
    Promise.all((await tabularDigits(files, weight, digits)).map((part) => face(family, weight, part)))
  const key = `${family} ${weight} ${digits.join('')}`
  const made = digitsMade.get(key) ?? make()
  digitsMade.set(key, made)
  return made
}

interface Faces {
  readonly rules: readonly string[]
  readonly drawn: readonly string[]
}

const weightFaces = async (
  files: readonly FontFile[],
  weight: Weight,
  characters: readonly string[],
  names: Readonly<Record<'text' | 'digits', string>> = families,
): Promise<Faces> => {
  const text = await subsets(files, weight, characters)
  const rules = await Promise.all(text.map((part) => face(names.text, weight, part)))
  const digits = await digitRules(files, weight, characters, names.digits)
  return { rules: [...rules, ...digits], drawn: text.flatMap((part) => part.characters) }
}

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/u

/** Distinct visible characters in code point order. */
const distinct = (text: string): readonly string[] => {
  const isThere = new Uint8Array(0x110000)
  for (let i = 0; i < text.length; i += 1) {
    const codePoint = text.codePointAt(i)!
    isThere[codePoint] = 1
    if (codePoint > 0xffff) i += 1
  }
  const characters: string[] = []
  for (let codePoint = isThere.indexOf(1); codePoint >= 0; codePoint = isThere.indexOf(1, codePoint + 1))
    characters.push(String.fromCodePoint(codePoint))
  return characters.filter((character) => !unseen.test(character))
}

const ownSubset = async ({ bytes, hasWeights }: OwnFile, weight: Weight, wanted: readonly string[]): Promise<Subset> =>
  drawnBy(await subset(bytes, wanted, 'sfnt', hasWeights ? { variationAxes: { wght: weight } } : {}), wanted)

/** Outlines of CFF know nothing of a shift: their digits stay as wide as they are. */
const tabular = ({ font }: Subset): Buffer => (findTable(font, 'glyf') === null ? font : withEqualAdvances(font))

const ownFaces = async (own: OwnFile, weight: Weight, characters: readonly string[]): Promise<Faces> => {
  const text = await ownSubset(own, weight, characters)
  const figures = text.characters.filter((character) => /[0-9]/.test(character))
  const digits = await ownSubset(own, weight, figures)
  const rules = [
    ...(text.characters.length > 0 ? [face(ownFamilies.text, weight, text)] : []),
    ...(figures.length > 0 ? [face(ownFamilies.digits, weight, { ...digits, font: tabular(digits) })] : []),
  ]
  return { rules: await Promise.all(rules), drawn: text.characters }
}

/** A font of somebody's own, and the text that stands in konkyo's all the same. */
interface Own {
  readonly font: OwnFont
  readonly beside: string
}

/** One weight: of an own font what it has, of konkyo's the rest. Where the own one has no bold, konkyo's stands for it. */
const facesOf = async (
  files: readonly FontFile[],
  weight: Weight,
  characters: readonly string[],
  own: Own | null,
): Promise<Faces> => {
  if (own === null) return weightFaces(files, weight, characters)
  const file = weight === 400 ? own.font.regular : own.font.bold
  const first = file
    ? await ownFaces(file, weight, characters)
    : await weightFaces(files, weight, characters, ownFamilies)
  const rest = characters.filter((character) => !first.drawn.includes(character))
  const second = await weightFaces(files, weight, distinct(rest.join('') + own.beside))
  return { rules: [...first.rules, ...second.rules], drawn: [...first.drawn, ...second.drawn] }
}

/**
 * Style sheet with the glyphs of a document embedded: BIZ UDPGothic Regular for `text` and Bold for `boldText`
 * (all of `text` unless less is known to be bold), or an own font and of these what it lacks. Nothing is loaded from
 * anywhere when the document is shown.
 */
export const fontFaces = async (text: string, boldText = text, own: Own | null = null): Promise<Fonts> => {
  const [files, all, bold] = [fontFiles(), distinct(text), distinct(boldText)]
  const faces = await Promise.all([facesOf(files, 400, all, own), facesOf(files, 700, bold, own)])
  const drawn = new Set(faces.flatMap((weight) => weight.drawn))
  return {
    css: [licence, ...faces.flatMap((weight) => weight.rules)].join('\n'),
    missing: distinct(all.join('') + bold.join('')).filter((character) => !drawn.has(character)),
  }
}
