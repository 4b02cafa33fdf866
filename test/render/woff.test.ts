import subsetFont from 'subset-font'
import { expect, it } from 'vitest'
import { readFontFile } from '../../src/render/fonts.ts'
import { sfntOf } from '../../src/render/woff.ts'

it.each(['latin', 'japanese', '58'])('sfntOf gives the font that subset-font reads from %s', async (name) => {
  const woff = readFontFile(name, 700)
  const all = { keepAllGlyphs: true, targetFormat: 'sfnt' } as const
  const [own, theirs] = [await subsetFont(sfntOf(woff), '', all), await subsetFont(woff, '', all)]
  expect(own.equals(theirs)).toBe(true)
  expect(sfntOf(woff).readUInt32BE(0)).toBe(0x00010000)
})
