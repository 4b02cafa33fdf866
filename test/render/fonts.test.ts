import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { fontFaces, fontFiles, readFontFile, weights } from '../../src/render/fonts.ts'
import type { OwnFile } from '../../src/brand/font.ts'
import { glyphs } from '../../src/render/sfnt.ts'

const namesFor = (character: string) =>
  fontFiles()
    .filter(({ mayHold }) => mayHold(character))
    .map(({ name }) => name)

describe('fontFiles', () => {
  it('offers the file of the script before the slices', () => {
    expect(namesFor('A')[0]).toBe('latin')
    expect(namesFor('根')[0]).toBe('japanese')
    expect(namesFor('あ')[0]).toBe('japanese')
  })

  it('offers a slice for a symbol and nothing for what no file declares', () => {
    expect(namesFor('≤')).toEqual(['58'])
    expect(namesFor('🚀')).toEqual([])
  })

  it('names files that are there in every weight', () => {
    for (const { name } of fontFiles()) {
      for (const weight of weights) expect(readFontFile(name, weight).toString('latin1', 0, 4), name).toBe('wOFF')
    }
  })
})

const faces = async (css: string) =>
  Promise.all(
    [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(async ([, body = '']) => {
      const family = /font-family:'([^']*)'/.exec(body)?.[1]
      const weight = Number(/font-weight:(\d+)/.exec(body)?.[1])
      const woff = Buffer.from(/base64,([^)]*)\)/.exec(body)?.[1] ?? '', 'base64')
      const range = /unicode-range:(.*)$/.exec(body)?.[1]
      const font = await subsetFont(woff, '漢Aa0189±→①根拠', { targetFormat: 'sfnt' })
      return {
        family,
        weight,
        woff,
        range,
        characters: [...glyphs(font).keys()].map((code) => String.fromCodePoint(code)),
      }
    }),
  )

const drawn = async (css: string, family: string, weight: number): Promise<string> =>
  (await faces(css))
    .filter((face) => face.family === family && face.weight === weight)
    .flatMap((face) => face.characters)
    .sort()
    .join('')

describe('fontFaces', () => {
  it('embeds exactly the characters of the text in two weights, also those outside the main file', async () => {
    const { css, missing } = await fontFaces('根拠 A→a ±①根')
    expect(await drawn(css, 'konkyo', 400)).toBe('Aa±→①拠根')
    expect(await drawn(css, 'konkyo', 700)).toBe('Aa±→①拠根')
    expect(missing).toEqual([])
  })

  it('embeds only the bold text in bold if that is known', async () => {
    const { css } = await fontFaces('根拠Aa', '根')
    expect(await drawn(css, 'konkyo', 400)).toBe('Aa拠根')
    expect(await drawn(css, 'konkyo', 700)).toBe('根')
  })

  it('has digits of equal width in a family of their own', async () => {
    const { css } = await fontFaces('18根')
    expect(await drawn(css, 'konkyo', 400)).toBe('18根')
    expect(await drawn(css, 'konkyo-tabular', 400)).toBe('18')
    expect(await drawn(css, 'konkyo-tabular', 700)).toBe('18')
  })

  it('says which characters the font lacks', async () => {
    expect((await fontFaces('aλρ🚀')).missing).toEqual(['λ', 'ρ', '🚀'])
  })

  it('ignores what is not visible', async () => {
    const { css, missing } = await fontFaces('a\n\t\u200b\ufe0f')
    expect(missing).toEqual([])
    expect(css).toContain('unicode-range:U+61}')
  })

  it('declares the range of each face, so that no two faces draw the same character', async () => {
    const { css } = await fontFaces('018 A根')
    const ranges = (await faces(css)).filter((face) => face.family === 'konkyo' && face.weight === 400)
    expect(ranges.map((face) => face.range)).toEqual(['U+20,U+30-31,U+38,U+41', 'U+6839'])
  })

  it('is the same for the same characters in any order', async () => {
    expect(await fontFaces('根拠A0')).toEqual(await fontFaces('0A拠根根'))
  })

  it('fetches nothing', async () => {
    const { css } = await fontFaces('根A→')
    expect([...css.matchAll(/url\(([^,)]*)/g)].map(([, url]) => url)).toEqual(
      Array.from({ length: 6 }, () => 'data:font/woff;base64'),
    )
  })

  it('opens only the small Latin file for English', async () => {
    const { css } = await fontFaces('Design rationale')
    expect(css.match(/@font-face/g)).toHaveLength(2)
  })

  it('takes less than 250 bytes a character and weight', async () => {
    const kanji = Array.from({ length: 400 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
    const { css, missing } = await fontFaces(kanji)
    expect(css.length / 2 / (400 - missing.length)).toBeLessThan(250)
  })

  it('names the authors and the licence of the font', async () => {
    expect((await fontFaces('a')).css).toMatch(/BIZ UDGothic Project Authors.*Open Font License/)
  })
})

const file = (weight: 400 | 700): OwnFile => ({
  bytes: readFontFile('latin', weight),
  hasWeights: false,
  family: null,
  isJapanese: false,
})
const both = { regular: file(400), bold: file(700) }

describe('an own font', () => {
  it('draws what it has, and BIZ UDPGothic what it lacks', async () => {
    const { css, missing } = await fontFaces('根A', '根A', { font: both, beside: '' })
    for (const weight of weights) {
      expect(await drawn(css, 'konkyo-own', weight)).toBe('A')
      expect(await drawn(css, 'konkyo', weight)).toBe('根')
    }
    expect(missing).toEqual([])
  })

  it('leaves charts in the font that their labels are measured for', async () => {
    const { css } = await fontFaces('Aa0', 'A', { font: both, beside: 'a0' })
    expect(await drawn(css, 'konkyo', 400)).toBe('0a')
    expect(await drawn(css, 'konkyo-own', 400)).toBe('0Aa')
    expect(await drawn(css, 'konkyo-own-tabular', 400)).toBe('0')
    expect(await drawn(css, 'konkyo-tabular', 400)).toBe('0')
  })

  it('has the bold of BIZ UDPGothic in place of one that it lacks, so that no browser makes one', async () => {
    const { css } = await fontFaces('根A1', 'A1', { font: { ...both, bold: null }, beside: '' })
    expect(await drawn(css, 'konkyo-own', 400)).toBe('1A')
    expect(await drawn(css, 'konkyo-own', 700)).toBe('1A')
    expect(await drawn(css, 'konkyo-own-tabular', 700)).toBe('1')
  })
})
