import { beforeAll, describe, expect, it } from 'vitest'
import subsetFont from 'subset-font'
import { readFontFile } from '../../src/render/fonts.ts'
import { glyphs, withEqualAdvances, sfntOf } from '../../src/render/sfnt.ts'
import { advance } from './advance.ts'

const subset = async (file: string, text: string) => subsetFont(readFontFile(file, 400), text, { targetFormat: 'sfnt' })

const characters = (font: Buffer): string => String.fromCodePoint(...glyphs(font).keys())

const widths = (font: Buffer) => new Set([...glyphs(font).values()].map((glyph) => advance(font, glyph)))

describe('glyphs', () => {
  it('lists the mapped characters of the basic plane', async () => {
    expect(characters(await subset('japanese', '根拠Aa1'))).toBe('1Aa拠根')
  })

  it('lists characters beyond it', async () => {
    expect(characters(await subset('1', '𠮟'))).toBe('𠮟')
  })

  it('gives every character a glyph of its own', async () => {
    const found = [...glyphs(await subset('japanese', 'あいうえおアイウ漢字')).values()]
    expect(new Set(found).size).toBe(10)
    expect(found).not.toContain(0)
  })

  it('refuses what is not a font', () => {
    expect(() => glyphs(Buffer.alloc(100))).toThrow('no cmap table')
  })
})

describe('withEqualAdvances', () => {
  let digits: Buffer
  beforeAll(async () => {
    digits = await subset('latin', '0123456789')
  })
  it('has something to do: the font has a narrow 1', () => {
    expect(widths(digits).size).toBe(2)
  })

  it('makes every digit as wide as the widest', () => {
    expect(widths(withEqualAdvances(digits))).toEqual(new Set([Math.max(...widths(digits))]))
  })

  it('leaves the font it was given alone', () => {
    const before = Buffer.from(digits)
    withEqualAdvances(digits)
    expect(digits.equals(before)).toBe(true)
  })
})

it.each(['latin', 'japanese', '58'])('sfntOf gives the font that subset-font reads from %s', async (name) => {
  const woff = readFontFile(name, 700)
  const all = { keepAllGlyphs: true, targetFormat: 'sfnt' } as const
  const [own, theirs] = [await subsetFont(sfntOf(woff), '', all), await subsetFont(woff, '', all)]
  expect(own.equals(theirs)).toBe(true)
  expect(sfntOf(woff).readUInt32BE(0)).toBe(0x00010000)
})
