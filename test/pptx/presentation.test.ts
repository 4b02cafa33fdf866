import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { presentation, slidesOf } from '../../src/pptx/presentation.ts'
import { fonts, theme, themeColours } from '../../src/slides/theme.ts'
import { deckFor, partsOf, reports } from '../slides/some-decks.ts'
import { editionOf } from '../../src/document/edition.ts'
import { malformed, partsIn, relationsIn, resolved } from './read-pptx.ts'

const fileOf = async (name: string, locale: 'ja' | 'en' = 'en') =>
  partsIn(await presentation(await deckFor(name, locale)))

const named = (parts: ReadonlyMap<string, string>, pattern: RegExp) => [...parts].filter(([path]) => pattern.test(path))

describe.each(['sample', 'ugly', 'hostileNames', 'unusualNames', 'nothingPasses'])('the file of %s', (name) => {
  it('is well-formed in every part, and in the workbooks within it', async () => {
    const parts = await fileOf(name, 'ja')
    expect([...parts].map(([path, xml]) => [path, malformed(xml)]).filter(([, fault]) => fault !== null)).toEqual([])
  })

  it('says of each part what it is, and has every part that another names', async () => {
    const parts = await fileOf(name)
    const types = parts.get('[Content_Types].xml')!
    const own = named(parts, /^(?!.*\.xlsx\/|\[).*\.xml$/).map(([path]) => path)
    expect(own.filter((path) => !types.includes(`PartName="/${path}"`))).toEqual([])
    const opened = new Set([...parts.keys()].map((path) => path.replace(/\.xlsx\/.*/, '.xlsx')))
    const relations = relationsIn(parts)
    expect(relations.length).toBeGreaterThan(20)
    expect(relations.filter(({ from, target }) => !opened.has(resolved(from, target)))).toEqual([])
  })

  it('names nothing outside itself', async () => {
    const parts = await fileOf(name)
    expect(relationsIn(parts).filter(({ xml }) => /TargetMode|Target="(?:\w+:|\/)/.test(xml))).toEqual([])
    const links = [...parts.values()].flatMap((xml) => xml.match(/hlinkClick|<a:blip|oleObj|externalLink|<f>/g) ?? [])
    expect(links).toEqual([])
  })

  it('has a slide, its notes and a real chart for each that the deck has', async () => {
    const [parts, deck] = [await fileOf(name), await deckFor(name)]
    expect(named(parts, /^ppt\/slides\/slide\d+\.xml$/)).toHaveLength(deck.slides.length)
    expect(named(parts, /^ppt\/notesSlides\/notesSlide\d+\.xml$/)).toHaveLength(deck.slides.length)
    expect(named(parts, /^ppt\/charts\/chart\d+\.xml$/)).toHaveLength(partsOf(deck, 'chart').length)
    expect(named(parts, /^ppt\/embeddings\/.*sheet1\.xml$/)).toHaveLength(partsOf(deck, 'chart').length)
    expect(named(parts, /media/)).toEqual([])
  })
})

describe('every slide', () => {
  it('has title, foot, number and the banner of synthetic results', async () => {
    const slides = named(await fileOf('sample'), /^ppt\/slides\/slide\d+\.xml$/)
    for (const [, xml] of slides) {
      for (const type of ['title', 'ftr', 'sldNum']) expect(xml).toContain(`<p:ph type="${type}"`)
      expect(xml).toContain('Synthetic data (konkyo-simulator)')
      expect(xml).toMatch(/<a:fld [^>]*type="slidenum">/)
    }
  })

  it('has tables as tables, with a head', async () => {
    const tables = named(await fileOf('sample'), /^ppt\/slides\//).flatMap(
      ([, xml]) => xml.match(/<a:tblPr[^>]*>/g) ?? [],
    )
    expect(tables.length).toBeGreaterThan(6)
    expect(new Set(tables)).toEqual(new Set(['<a:tblPr firstRow="1"/>']))
  })

  it('has ids of its own for its shapes', async () => {
    for (const [, xml] of named(await fileOf('sample'), /^ppt\/slides\/slide/)) {
      const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

describe('the theme', () => {
  it('has fonts for Latin and for East Asian text, and colours that one record holds', async () => {
    const xml = (await fileOf('sample')).get('ppt/theme/theme1.xml')!
    expect(xml.match(new RegExp(`<a:latin typeface="${fonts.latin}"/>`, 'g'))).toHaveLength(2)
    expect(xml.match(new RegExp(`<a:ea typeface="${fonts.eastAsian}"/>`, 'g'))).toHaveLength(2)
    for (const colour of Object.values(themeColours)) expect(xml).toContain(`<a:srgbClr val="${colour}"/>`)
  })

  it('is that of the deck, and no slide has a colour of it in figures', async () => {
    const deck = await deckFor('ugly')
    const own = { ...theme, colours: { ...theme.colours, accent1: 'ab12cd' } }
    const parts = partsIn(await presentation({ ...deck, theme: own }))
    expect(parts.get('ppt/theme/theme1.xml')).toContain('<a:accent1><a:srgbClr val="ab12cd"/></a:accent1>')
    const rest = named(parts, /^ppt\/(?:slides|charts|slideMasters|slideLayouts)\//).map(([, xml]) => xml)
    expect(rest.filter((xml) => Object.values(themeColours).some((hex) => xml.includes(`"${hex}"`)))).toEqual([])
  })
})

describe('the bytes', () => {
  it('are the same for the same report, and dated by it', async () => {
    const report = await reports['ugly']!()
    const [one, other] = [
      await slidesOf(editionOf(report, createLanguage('ja'))),
      await slidesOf(editionOf(report, createLanguage('ja'))),
    ]
    expect(one).toEqual(other)
    expect(partsIn(one).get('docProps/core.xml')).toContain(report.createdAt.replace('.000', ''))
  })
})
