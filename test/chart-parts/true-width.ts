import subsetFont from 'subset-font'
import { readFontFile, type Weight } from '../../src/render/fonts.ts'
import { glyphs } from '../../src/render/sfnt.ts'
import { advance } from '../render/advance.ts'

/** Advance width in ems of each character of a text, as the font's main Japanese file has it. */
export const trueWidths = async (text: string, weight: Weight): Promise<readonly number[]> => {
  const font = await subsetFont(readFontFile('japanese', weight), text, { targetFormat: 'sfnt' })
  const drawn = glyphs(font)
  return [...text].map((character) => {
    const glyph = drawn.get(character.codePointAt(0) ?? 0)
    if (glyph === undefined) throw new Error(`no glyph for ${character}`)
    return advance(font, glyph)
  })
}
