import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { readFontFile } from '../../src/brand/font.ts'
import { readFontFile as bundled } from '../../src/render/fonts.ts'
import { findTable } from '../../src/render/sfnt.ts'
import { thrownBy } from '../question/thrown.ts'
import { folderWith, named, png } from './some-files.ts'

const woff = bundled('latin', 400)
const sfnt = await subsetFont(woff, 'Aa1', { targetFormat: 'sfnt' })

/** The same font, which says of itself what may be done with it. */
const withType = (type: number): Buffer => {
  const font = Buffer.from(sfnt)
  font.writeUInt16BE(type, (findTable(font, 'OS/2') ?? 0) + 8)
  return font
}

describe('readFontFile', () => {
  it('takes TrueType, WOFF and WOFF2', async (context) => {
    const woff2 = await subsetFont(woff, 'A', { targetFormat: 'woff2' })
    for (const bytes of [sfnt, woff, woff2]) {
      const root = await folderWith(context, { 'font.bin': bytes })
      expect(await readFontFile(named(root, 'font.bin'))).toMatchObject({ bytes, hasWeights: false, isJapanese: false })
    }
  })

  it('tells the family by which programs know it, and whether it draws Japanese', async (context) => {
    const root = await folderWith(context, { 'a.woff': bundled('japanese', 700), 'b.ttf': sfnt })
    expect(await readFontFile(named(root, 'a.woff'))).toMatchObject({ family: 'BIZ UDPGothic', isJapanese: true })
    expect(await readFontFile(named(root, 'b.ttf'))).toMatchObject({ family: 'BIZ UDPGothic', isJapanese: false })
  })

  it('refuses what is no font, or a broken one', async (context) => {
    for (const bytes of [png(2, 2), 'OTTO', '', sfnt.subarray(0, 40), woff.subarray(0, 200), Buffer.from('ttcf')]) {
      const root = await folderWith(context, { 'font.ttf': bytes })
      expect(await thrownBy(() => readFontFile(named(root, 'font.ttf')))).toMatchObject({ code: 'badFont' })
    }
  })

  it('embeds none that forbids it', async (context) => {
    const outcomes = [0x0002, 0x0100, 0x0000, 0x0004, 0x0008].map(async (type) => {
      const root = await folderWith(context, { 'font.ttf': withType(type) })
      return (await thrownBy(() => readFontFile(named(root, 'font.ttf'))))?.values['type'] ?? null
    })
    expect(await Promise.all(outcomes)).toEqual([2, 256, null, null, null])
  })
})
