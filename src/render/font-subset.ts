import { readFontFile, type FontFile, type Weight } from './font-files.ts'
import { glyphs, withEqualAdvances } from './sfnt.ts'

/** A font with the glyphs of these characters, all from one file. */
export interface Subset {
  readonly font: Buffer
  readonly characters: readonly string[]
}

/** Horizontal, unhinted text without alternates; `ccmp` composes か + U+309A. Names 0 and 14 carry the licence. */
const kept = {
  keepFeatures: ['ccmp'],
  dropTables: ['vhea', 'vmtx', 'gasp'],
  preserveNameIds: [0, 14],
  noHinting: true,
} as const

const subset = async (font: Buffer, characters: readonly string[], targetFormat: 'sfnt' | 'woff') => {
  const { default: subsetFont } = await import('subset-font')
  return subsetFont(font, characters.join(''), { ...kept, targetFormat })
}

const fromFile = async (file: FontFile, weight: Weight, wanted: readonly string[]): Promise<Subset> => {
  const font = await subset(readFontFile(file.name, weight), wanted, 'sfnt')
  const drawn = glyphs(font)
  return { font, characters: wanted.filter((character) => drawn.has(character.codePointAt(0) ?? 0)) }
}

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

/** The digits among the characters, all equally wide. The font itself has a narrow 1 and no `tnum` feature. */
export const tabularDigits = async (files: readonly FontFile[], weight: Weight, characters: readonly string[]) => {
  const parts = await subsets(
    files,
    weight,
    characters.filter((character) => /[0-9]/.test(character)),
  )
  return parts.map(({ font, characters: digits }): Subset => ({ font: withEqualAdvances(font), characters: digits }))
}

/** WOFF: 25 % more bytes than WOFF2, but packed thirty times faster. */
export const packed = async ({ font, characters }: Subset): Promise<Buffer> => subset(font, characters, 'woff')
