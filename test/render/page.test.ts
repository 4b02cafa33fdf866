import { describe, expect, it } from 'vitest'
import { type Block, body, cell, type Document, left, right, table } from '../../src/document/block.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { page } from '../../src/render/page.ts'
import { parsePage, textOf, withTag } from '../document/html.ts'

const document = (blocks: readonly Block[], more: Partial<Document> = {}): Document => ({
  lang: 'en',
  title: 'Title',
  subtitle: 'Subtitle',
  customer: null,
  facts: [{ term: 'Date', text: '2026-09-30' }],
  banner: null,
  contents: 'Contents',
  sections: [{ id: 'one', title: 'One', blocks }],
  ...more,
})

const [ja, en] = [createLanguage('ja'), createLanguage('en')]
const pageOf = (blocks: readonly Block[], more?: Partial<Document>) => page(document(blocks, more), en, 'konkyo test')
const figure = (id: string, label: string): Block => ({
  kind: 'figure',
  caption: `Caption of ${id}`,
  description: `Description of ${id}`,
  drawing: {
    id,
    spec: { data: { values: [{ label }] }, mark: 'text', encoding: { text: { field: 'label' } } },
    values: {},
  },
})

/** Characters that the embedded fonts are said to draw. */
const drawn = (html: string): ReadonlySet<string> => {
  const ranges = [...html.matchAll(/unicode-range:([^};]*)/g)].flatMap(([, list = '']) => list.split(','))
  const characters = ranges.flatMap((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
  })
  return new Set(characters)
}

/** What stands at the top left and at the top right of every printed page. */
const margins = async (more: Partial<Document>) =>
  /@page\{@top-left\{content:"([^"]*)"\}@top-right\{content:"([^"]*)"\}@bottom-left\{content:"([^"]*)"\}\}/
    .exec(await pageOf([], more))
    ?.slice(1)

describe('page', () => {
  it('embeds a font for every character that is read, escaped or not', async () => {
    const text = '<&>"\'`= 根拠 ≦ → ① ✓'
    const fonts = drawn(await pageOf([body(text), figure('f', '件')], { customer: '御中', banner: '合成' }))
    expect(
      [...`${text}件御中合成TitleSubtitle`].filter((character) => character !== ' ' && !fonts.has(character)),
    ).toEqual([])
  })

  it('embeds no more than that', async () => {
    expect(drawn(await pageOf([body('abc')])).has('龍')).toBe(false)
  })

  it('is the same for the same document, byte for byte', async () => {
    const blocks = [figure('f', 'A'), body('text')]
    expect(await pageOf(blocks)).toBe(await pageOf(blocks))
  })

  it('draws each chart in its place, named for those who cannot see it', async () => {
    const root = parsePage(await pageOf([figure('a', 'first'), figure('b.c', 'second')]))
    const figures = withTag(root, 'figure').map((one) => [
      withTag(one, 'svg')[0]?.attributes['aria-label'],
      textOf(withTag(one, 'svg')[0]!),
      textOf(withTag(one, 'figcaption')[0]!),
    ])
    expect(figures).toEqual([
      ['Description of a', 'first', 'Figure 1-1 Caption of a'],
      ['Description of b.c', 'second', 'Figure 1-2 Caption of b.c'],
    ])
  })

  it('prints a table with its number, its columns aligned, and what kind each number is', async () => {
    const rows = [[cell('A', { header: true }), cell('1', { nature: 'assumed', ref: 'series/0/x', tone: 'pass' })]]
    const html = await page(document([table('Caption', [left('L'), right('R')], rows, { notes: ['Note'] })]), ja, 'x')
    const root = parsePage(html)
    expect(textOf(withTag(root, 'caption')[0]!)).toBe('表 1-1 Caption')
    const [value] = withTag(root, 'td')
    expect(value?.attributes).toEqual({
      class: expect.stringMatching(/^right\b.*tone-pass.*nature-assumed/),
      'data-ref': 'series/0/x',
    })
    expect(textOf(value!)).toBe(`1${ja.say('nature.assumed')}`)
    expect(withTag(root, 'th').map(({ attributes }) => attributes['scope'])).toEqual(['col', 'col', 'row'])
  })

  it('puts title, customer and banner into the margins of the print', async () => {
    expect(await margins({ customer: 'For A', banner: 'Synthetic' })).toEqual(['Title', 'For A', 'Synthetic'])
    expect(await margins({ customer: 'For A' })).toEqual(['Title', 'For A', ''])
    expect(await margins({ title: 'a "b" \\ </style>\n' })).toEqual([
      String.raw`a \22 b\22  \5c  \3c /style\3e \a `,
      '',
      '',
    ])
  })

  it('has no banner and no customer where there are none', async () => {
    const root = parsePage(await pageOf([body('x')]))
    expect(textOf(withTag(root, 'body')[0]!)).toBe('Title Subtitle Date 2026-09-30 Contents 1 One 1 One x')
  })

  it('refuses a chart that cannot be drawn', async () => {
    const broken = {
      ...figure('f', 'A'),
      drawing: { id: 'f', spec: { mark: 'nonsense' } as never, values: {} },
    } as Block
    await expect(pageOf([broken])).rejects.toThrow()
  })
})
