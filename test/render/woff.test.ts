import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { readFontFile } from '../../src/render/font-files.ts'
import { glyphs } from '../../src/render/sfnt.ts'
import { unpacked } from '../../src/render/woff.ts'

const made = (text: string, targetFormat: 'sfnt' | 'woff') =>
  subsetFont(readFontFile('japanese', 400), text, { targetFormat })

describe('unpacked', () => {
  it.each(['A', '根拠Aa1', 'あいうえおアイウ漢字'])(
    'gives the font that was packed, its tables in another order: %s',
    async (text) => {
      const [before, after] = [await made(text, 'sfnt'), unpacked(await made(text, 'woff'))]
      expect(after).toHaveLength(before.length)
      expect(await subsetFont(after, text, { targetFormat: 'sfnt' })).toEqual(
        await subsetFont(before, text, { targetFormat: 'sfnt' }),
      )
    },
  )

  it('gives a font that can be read', async () => {
    expect([...glyphs(unpacked(await made('根拠', 'woff'))).keys()]).toEqual([0x62e0, 0x6839])
  })

  it('refuses anything else', async () => {
    const font = await made('A', 'sfnt')
    expect(() => unpacked(font)).toThrow('not a WOFF file')
    expect(() => unpacked(Buffer.alloc(0))).toThrow('not a WOFF file')
  })
})
