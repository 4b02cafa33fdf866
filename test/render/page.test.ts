import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Block, body, cell, type Document, left, right, table } from '../../src/document/block.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { isolated, page, pageText, readStyle } from '../../src/render/page.ts'
import { noBrand } from '../../src/brand/brand.ts'
import { coloursOf } from '../../src/brand/colours.ts'
import type { Picture } from '../../src/brand/image.ts'
import { parsePage, textOf, withTag } from '../document/html.ts'

describe('isolated', () => {
  it.each([
    ['<p>RTX 5090\u202e: 32</p>', String.raw`<p>RTX 5090\u202e: 32</p>`],
    ['<p title="a\u200bb">a\u{e0041}</p>', String.raw`<p title="a\u200bb">a\udb40\udc41</p>`],
    ['<p>שלום עולם 32</p>', '<p><bdi>שלום עולם</bdi> 32</p>'],
    ['<p title="שלום 5">x</p>', '<p title="\u2068שלום\u2069 5">x</p>'],
    ['<svg><text>שלום 5</text></svg>', '<svg><text>\u2068שלום\u2069 5</text></svg>'],
    ['<p>上限は 128、p99 ≦ 3 秒</p>\n', '<p>上限は 128、p99 ≦ 3 秒</p>\n'],
  ])('%j', (html, expected) => {
    expect(isolated(html)).toBe(expected)
  })
})

const { all, bold } = pageText(`<style>p { color: red }</style>
<h2><span class="n">1</span> 結論</h2><p class="body">本文&lt;3 秒</p><p class="lead">要点</p>
<ul><li>項目</li></ul><dl><div><dt>用語</dt><dd>説明</dd></div><div><dt>X</dt><dd><span class="big">22.1</span></dd></div></dl>
<table><tr><th scope="row" class="left">見出し</th><td class="right" data-ref="a" title="式 1 &#x3D; 1">値</td>
<td class="center tone-fail">不適合</td><td class="result">66 人</td></tr></table>`)

describe('the text of a page', () => {
  it('is what is shown, neither style nor tags nor titles', () => {
    for (const text of ['結論', '本文<3 秒', '項目', '説明', '値', '66 人']) expect(all).toContain(text)
    for (const text of ['color', 'class', '式']) expect(all).not.toContain(text)
  })

  it('may be bold in headings, terms, leads, row headers, results and cells with a tone', () => {
    for (const text of ['結論', '要点', '用語', '22.1', '見出し', '不適合', '66 人']) expect(bold).toContain(text)
  })

  it('is never bold in plain paragraphs, items, descriptions and cells', () => {
    for (const text of ['本文', '項目', '説明', '値']) expect(bold).not.toContain(text)
  })
})

describe('the style sheet', () => {
  it('keeps paragraphs and items whole, and lets a page end between two paragraphs below a heading', async () => {
    const style = await readStyle()
    expect(style).toMatch(/p, li \{ break-inside: avoid; \}/)
    expect(style).toMatch(
      /h2 \+ p:not\(:has\(\+ p\)\), h3 \+ p:not\(:has\(\+ p\)\):not\(:has\(\+ \.table\)\), p:has\(\+ ul\) \{ break-after: avoid; \}/,
    )
  })

  it('sets in bold only what the text of a page takes for bold', async () => {
    const style = await readStyle()
    const selectors = [...style.matchAll(/([^{}]+)\{[^{}]*font-weight: (?:700|bold)/g)]
    expect(selectors.map(([, selector]) => selector!.trim()).toSorted()).toEqual([
      '.banner',
      '.big',
      '.confidentiality',
      '.contents-title',
      '.customer',
      '.definitions dt',
      '.lead',
      '.mark',
      '.sort',
      '.steps .result',
      'caption',
      'figcaption',
      'tbody th',
      'td.tone-fail',
      'td.tone-warning',
      'thead th',
    ])
  })
})

const folder = new URL('../../templates/', import.meta.url)
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))

const kinds: Readonly<Record<Block['kind'], true>> = {
  paragraph: true,
  answer: true,
  heading: true,
  list: true,
  steps: true,
  figure: true,
  definitions: true,
  table: true,
  prose: true,
}

describe('templates', () => {
  it('are one for each kind of block, and the grid and the cell that tables share', () => {
    const blocks = templates.filter((name) => name.startsWith('blocks/')).map((name) => name.slice(7, -4))
    expect(blocks.toSorted()).toEqual([...Object.keys(kinds), 'cell', 'grid'].toSorted())
  })

  it.each(templates)('%s has no words of its own and no unescaped value', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    expect(text).not.toMatch(/\{\{\{|\{\{&/)
    expect(text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, '')).not.toMatch(/\p{L}/u)
    const ours = '<script type="module">{{script}}</script>'
    expect(text.replace(name === 'report.hbs' ? ours : '', '')).not.toMatch(/<script|\son\w+=|style="/i)
  })

  it('have a style sheet without words, without anything to fetch', async () => {
    const css = await readStyle()
    expect(css).not.toMatch(/url\(|@import/)
    const contents = [...css.matchAll(/(?<![-\w])content:\s*([^;}]*)/g)].map(([, value = '']) => value.trim())
    const spoken = contents.filter((value) => /\p{L}/u.test(value.replaceAll(/counter\(\w+\)|attr\(data-label\)/g, '')))
    expect(contents).toContain('counter(page) " / " counter(pages)')
    expect(spoken).toEqual([])
  })
})

const cover: Document['cover'] = {
  company: null,
  customer: null,
  confidentiality: null,
  facts: [{ term: 'Date', text: '2026-09-30' }],
  approvals: [],
  revisions: null,
}

const document = (blocks: readonly Block[], more: Partial<Document> = {}): Document => ({
  volume: 'body',
  lang: 'en',
  title: 'Title',
  subtitle: 'Subtitle',
  cover,
  mark: '',
  banner: null,
  heads: { contents: 'Contents', figures: 'Figures', tables: 'Tables' },
  sections: [{ id: 'one', title: 'One', blocks }],
  ...more,
})

const [ja, en] = [createLanguage('ja'), createLanguage('en')]
const pageOf = (blocks: readonly Block[], more?: Partial<Document>) => page(document(blocks, more), en, 'konkyo test')
const figure = (id: string, label: string): Block => ({
  kind: 'figure',
  caption: `Caption of ${id}`,
  title: `Title of ${id}`,
  description: `Description of ${id}`,
  drawing: {
    id,
    spec: { data: { values: [{ label }] }, mark: 'text', encoding: { text: { field: 'label' } } },
    finding: 'throughput.peak',
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
  /@page\{@top-left\{content:"([^"]*)"\}@top-right\{content:"([^"]*)"\}@bottom-left\{content:"([^"]*)"\}@bottom-center\{content:"([^"]*)"\}\}/
    .exec(await pageOf([], more))
    ?.slice(1)

describe('page', () => {
  it('embeds a font for every character that is read, escaped or not', async () => {
    const text = '<&>"\'`= 根拠 ≦ → ① ✓'
    const fonts = drawn(
      await pageOf([body(text), figure('f', '件')], { cover: { ...cover, customer: '御中' }, banner: '合成' }),
    )
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

  it('heads the steps of an arithmetic, on every page that they reach', async () => {
    const steps = [{ label: 'Rate', formula: '2 × 3', result: cell('6') }]
    const head = withTag(parsePage(await pageOf([{ kind: 'steps', caption: 'Arithmetic', steps }])), 'thead')[0]!
    expect(withTag(head, 'th').map(textOf)).toEqual(['Item', 'Formula', '=', 'Value'])
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

  it('keeps a unit in its brackets on one line', async () => {
    const html = await page(document([table('Caption', [left('スループット(件/秒)')], [[cell('1')]])]), ja, 'x')
    expect(html).toContain('>スループット<span class="whole">(件/秒)</span></th>')
  })

  it('breaks paths and ids behind their joints', async () => {
    const rows = [[cell('demand-1.arrivalRate', { header: true }), cell('in256_out2/x1.5.json')]]
    const html = await page(document([table('Caption', [left('L'), left('R')], rows)]), en, 'x')
    expect(html).toContain('<span>demand-1.<wbr>arrivalRate</span></th>')
    expect(html).toContain('<span>in256_<wbr>out2/<wbr>x1.5.<wbr>json</span></td>')
  })

  it('keeps a number and its counter on one line in Japanese', async () => {
    const blocks = [table('数', [right('1 人あたり')], [[cell('11 台')]])]
    const html = await page(document(blocks), ja, 'x')
    for (const text of ['1\u00a0人あたり', '11\u00a0台']) expect(html).toContain(text)
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
    expect(await margins({ cover: { ...cover, customer: 'For A' }, banner: 'Synthetic' })).toEqual([
      'Title',
      'For A',
      'Synthetic',
      '',
    ])
    expect(await margins({ cover: { ...cover, customer: 'For A' } })).toEqual(['Title', 'For A', '', ''])
    expect(await margins({ title: 'a "b" \\ </style>\n' })).toEqual([
      String.raw`a \22 b\22  \5c  \3c /style\3e \a `,
      '',
      '',
      '',
    ])
  })

  it('has no banner and no customer where there are none', async () => {
    const root = parsePage(await pageOf([body('x')]))
    expect(textOf(withTag(root, 'body')[0]!)).toMatch(/^Title Subtitle Date 2026-09-30 Contents 1 One 1 One x$/)
  })

  it('refuses a chart that cannot be drawn', async () => {
    const broken = {
      ...figure('f', 'A'),
      drawing: { id: 'f', spec: { mark: 'nonsense' } as never, finding: 'throughput.peak', values: {} },
    } as Block
    await expect(pageOf([broken])).rejects.toThrow()
  })
})

const picture = (data: string): Picture => ({
  uri: `data:image/png;base64,${data}`,
  type: 'image/png',
  bytes: Buffer.from(data, 'base64'),
  size: [1, 1],
})
const logo = picture('AAA+/A==')
const branded = (more: Partial<typeof noBrand>, blocks: readonly Block[] = []) =>
  page(document(blocks, { cover: { ...cover, company: 'A "B" Ltd.' } }), en, 'x', { ...noBrand, ...more })

describe('a page with a brand', () => {
  it('has the logos on the cover, that of the company named, and on each printed page', async () => {
    const html = await branded({ logo, customerLogo: picture('BBBB') })
    expect(withTag(parsePage(html), 'img').map(({ attributes: { src, alt } }) => [src, alt])).toEqual([
      ['data:image/png;base64,BBBB', ''],
      [logo.uri, 'A "B" Ltd.'],
    ])
    expect(html).toContain(`@top-right-corner{content:"";background:url(${logo.uri})`)
    expect(withTag(parsePage(await branded({})), 'img')).toEqual([])
  })

  it('has its colours and its style behind those of konkyo', async () => {
    const style = (
      await branded({
        colours: coloursOf('#5b1130', null),
        templates: { ...noBrand.templates, style: 'h1 { letter-spacing: 1px }' },
      })
    ).match(/<style>(.*?)<\/style>/s)?.[1]
    expect(style).toMatch(/--primary: #0b5394.*--primary:#5b1130.*h1 \{ letter-spacing: 1px \}$/s)
  })

  it('has prose as it was made, bold where it is bold, and never takes it for a template', async () => {
    const html = await branded({}, [
      {
        kind: 'prose',
        html: '<p>龍 <strong>鬱</strong> {{title}}</p><ul><li>a <strong>虎</strong></li></ul>',
        markdown: '',
      },
    ])
    expect(html).toContain('<p>龍 <strong>鬱</strong> {{title}}</p>')
    const { bold: heavy } = pageText(html)
    expect(['龍', '鬱', '虎'].map((character) => heavy.includes(character))).toEqual([false, true, true])
  })

  it('shows hidden marks in prose like everywhere', async () => {
    expect(await branded({}, [{ kind: 'prose', html: '<p>a\u202eb</p>', markdown: '' }])).toContain(
      String.raw`<p>a\u202eb</p>`,
    )
  })
})
