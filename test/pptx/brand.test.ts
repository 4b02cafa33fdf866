import { describe, expect, it } from 'vitest'
import { type Brand, noBrand } from '../../src/brand/brand.ts'
import { coloursOf } from '../../src/brand/colours.ts'
import type { Picture } from '../../src/brand/image.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { slidesOf } from '../../src/pptx/presentation.ts'
import { fonts, themeColours } from '../../src/slides/theme.ts'
import { png, svg } from '../brand/some-files.ts'
import { reports } from '../slides/some-decks.ts'
import { editionOf } from '../../src/document/edition.ts'
import { malformed, partsIn, relationsIn, resolved } from './read-pptx.ts'

const picture = (type: Picture['type'], bytes: Uint8Array, size: Picture['size']): Picture => ({
  uri: '',
  type,
  bytes,
  size,
})
const logo = picture('image/svg+xml', Buffer.from(svg()), [90, 30])
const customerLogo = picture('image/png', png(60, 24), [60, 24])
const font = (isJapanese: boolean): Brand['font'] => ({
  regular: { bytes: Buffer.alloc(0), hasWeights: false, family: 'Own & Sans', isJapanese },
  bold: null,
})

const partsWith = async (own: Partial<Brand>) =>
  partsIn(await slidesOf(editionOf(await reports['noFindings']!(), createLanguage('en')), { ...noBrand, ...own }))

const layoutOf = (parts: ReadonlyMap<string, string>, number: number): string =>
  parts.get(`ppt/slideLayouts/slideLayout${number}.xml`)!

/** The pictures of a layout, and how much wider than high they are. */
const sizes = (xml: string) =>
  [...xml.matchAll(/<p:pic>.*?name="(\w+)".*?<a:ext cx="(\d+)" cy="(\d+)"\/>/g)].map(([, name, width, height]) => [
    name,
    Number((Number(width) / Number(height)).toFixed(2)),
  ])

describe('slides with a brand', () => {
  it('have its colours and its font in the theme', async () => {
    const theme = (await partsWith({ colours: coloursOf('#5B1130', '#c0392b'), font: font(true) })).get(
      'ppt/theme/theme1.xml',
    )!
    const of = (name: string) => new RegExp(`<a:${name}><a:srgbClr val="(\\w+)"`).exec(theme)?.[1]
    expect(['dk2', 'lt2', 'accent1', 'hlink', 'accent2'].map(of)).toEqual([
      '5b1130',
      'f2ecee',
      '5b1130',
      'c0392b',
      themeColours.accent2,
    ])
    expect(theme.match(/<a:(?:latin|ea) typeface="Own &amp; Sans"/g)).toHaveLength(4)
  })

  it('keep the font for Japanese where that of the brand draws none', async () => {
    const theme = (await partsWith({ font: font(false) })).get('ppt/theme/theme1.xml')!
    expect(theme.match(/<a:latin typeface="Own &amp; Sans"/g)).toHaveLength(2)
    expect(theme.match(new RegExp(`<a:ea typeface="${fonts.eastAsian}"`, 'g'))).toHaveLength(2)
  })

  it('have its logo on every slide and that of the customer on the first, in their shapes', async () => {
    const parts = await partsWith({ logo, customerLogo })
    expect(sizes(layoutOf(parts, 1))).toEqual([
      ['logo', 3],
      ['customer', 2.5],
    ])
    expect(sizes(layoutOf(parts, 2))).toEqual([['logo', 3]])
    expect(layoutOf(parts, 2)).toContain('<asvg:svgBlip')
    expect([...parts.keys()].filter((path) => path.includes('media')).toSorted()).toEqual([
      'ppt/media/customer.png',
      'ppt/media/logo.svg',
      'ppt/media/nothing.png',
    ])
  })

  it('are whole: every part well-formed, every target there, every picture of a kind that is told', async () => {
    const parts = await partsWith({ logo, customerLogo })
    const xml = [...parts].filter(([path]) => /\.(?:xml|rels|svg)$/.test(path))
    expect(xml.flatMap(([path, text]) => (malformed(text) === null ? [] : [path]))).toEqual([])
    const opened = new Set([...parts.keys()].map((path) => path.replace(/\.xlsx\/.*/, '.xlsx')))
    expect(relationsIn(parts).filter(({ from, target }) => !opened.has(resolved(from, target)))).toEqual([])
    for (const ending of ['png', 'svg'])
      expect(parts.get('[Content_Types].xml')).toContain(`<Default Extension="${ending}" ContentType="image/${ending}`)
  })
})
