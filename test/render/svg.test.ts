import type { TopLevelSpec } from 'vega-lite'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../../src/chart-parts/text-width.ts'
import { renderSvg, tidySvg } from '../../src/render/svg.ts'

const tidy = (inner: string, description?: string) =>
  tidySvg(`<svg version="1.1">${inner}</svg>`, { idPrefix: 'p', description, font: 'f' })
    .replace(/^<svg[^>]*>/, '')
    .replace('</svg>', '')

describe('tidySvg', () => {
  it.each([
    ['<path d="M1.23456,-0.001L1e-7,20"/>', '<path d="M1.23,0L0,20"/>'],
    ['<g transform="translate(0.5,-12.999)"/>', '<g transform="translate(0.5,-13)"/>'],
    ['<path fill="#1e5123" stroke="#123456"/>', '<path fill="#1e5123" stroke="#123456"/>'],
    ['<text>1.23456</text>', '<text>1.23456</text>'],
  ])('rounds geometry only: %s', (before, after) => {
    expect(tidy(before)).toBe(after)
  })

  it.each([
    '<path class="foreground" aria-hidden="true" d="" display="none"/>',
    '<path class="background" aria-hidden="true" d="M0,0h0v0h0Z" pointer-events="none"/>',
  ])('drops the invisible %s', (mark) => {
    expect(tidy(mark)).toBe('')
  })

  it('keeps a background that is drawn', () => {
    expect(tidy('<path class="background" d="M0,0h1v1h-1Z" stroke="#ddd"/>')).toContain('stroke="#ddd"')
  })

  it('leaves out what holds anyway and names that no style sheet knows', () => {
    const rule = '<line class="mark" x2="5" stroke="#111" stroke-width="1" stroke-dasharray="" opacity="1"/>'
    expect(tidy(rule)).toBe('<line x2="5" stroke="#111"/>')
    expect(tidy('<line stroke-width="1.4" opacity="0.9"/>')).toBe('<line stroke-width="1.4" opacity="0.9"/>')
  })

  it('renames ids together with what refers to them, in order of appearance', () => {
    expect(tidy('<g clip-path="url(#clip7)"/><clipPath id="clip9"/><clipPath id="clip7"/>')).toBe(
      '<g clip-path="url(#p-2)"/><clipPath id="p-1"/><clipPath id="p-2"/>',
    )
  })

  it('drops labels of marks only if the whole has one', () => {
    const mark = '<g role="graphics-symbol" aria-label="1.23456"/>'
    expect(tidy(mark)).toBe(mark)
    expect(tidy(mark, 'a chart')).toBe('<g/>')
  })

  it('keeps a font that is not the usual one', () => {
    expect(tidy('<text font-family="f"/><text font-family="g"/>')).toBe('<text/><text font-family="g"/>')
  })
})

const names = ['対話(応答後 30 秒の思考時間)', '検索拡張生成を含む社内文書への質問', 'チャット']

const bars: TopLevelSpec = {
  description: '用途ごとの "同時利用者数" <人>',
  width: 300,
  height: 120,
  data: { values: names.map((name, index) => ({ name, users: 100 / (index + 3) })) },
  mark: 'bar',
  encoding: {
    y: { field: 'name', type: 'nominal', sort: null, axis: { title: null, labelLimit: 400 } },
    x: { field: 'users', type: 'quantitative' },
  },
}

const lines: TopLevelSpec = {
  description: 'A line that is cut at the edge, with a gradient',
  width: 200,
  height: 100,
  data: { values: [1, 2, 3].map((x) => ({ x, y: x / 7 })) },
  mark: {
    type: 'area',
    clip: true,
    color: {
      gradient: 'linear',
      stops: [
        { offset: 0, color: 'white' },
        { offset: 1, color: 'red' },
      ],
    },
  },
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
}

const legend: TopLevelSpec = {
  width: 300,
  height: 60,
  data: { values: names.map((name, x) => ({ name, x })) },
  mark: 'point',
  encoding: {
    x: { field: 'x', type: 'quantitative' },
    color: { field: 'name', type: 'nominal', sort: null, legend: { orient: 'bottom', title: null, labelLimit: 400 } },
  },
}

const texts = (svg: string) =>
  [
    ...svg.matchAll(
      /<text text-anchor="(\w+)" transform="translate\((-?[\d.]+),(-?[\d.]+)\)"[^>]*font-size="(\d+)px"[^>]*>([^<]*)/g,
    ),
  ].map(([, anchor, x, y, size, text = '']) => ({ anchor, x: Number(x), y: Number(y), size: Number(size), text }))

const ids = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
const references = (svg: string) => [...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id)

describe('renderSvg', () => {
  it('leaves room for Japanese labels beside the axis', async () => {
    const svg = await renderSvg(bars, 'a')
    const left = Number(/<g fill="none"[^>]*translate\(([\d.]+),/.exec(svg)?.[1])
    const labels = texts(svg).filter(({ anchor, text }) => anchor === 'end' && names.includes(text))
    expect(labels.map(({ text }) => text)).toEqual(names)
    for (const { x, size, text } of labels) expect(left + x - textWidth(text, size), text).toBeGreaterThanOrEqual(0)
  })

  it('sets the entries of a legend side by side without overlap', async () => {
    const svg = await renderSvg(legend, 'legend')
    const starts = [...svg.matchAll(/translate\((\d+),0\)"><g><g><path/g)].map(([, x]) => Number(x))
    const labels = texts(svg).filter(({ text }) => names.includes(text))
    expect(labels).toHaveLength(names.length)
    const ends = labels.map(({ x, size, text }, index) => (starts[index] ?? 0) + x + textWidth(text, size))
    expect(starts.slice(1).every((start, index) => start > (ends[index] ?? Infinity))).toBe(true)
  })

  it('cuts a label at its limit, by its real width', async () => {
    const spec = { ...bars, encoding: { y: { field: 'name', type: 'nominal', axis: { title: null, labelLimit: 60 } } } }
    const cut = texts(await renderSvg(spec as TopLevelSpec, 'a')).filter(({ text }) => text.endsWith('…'))
    expect(cut).toHaveLength(2)
    for (const { text, size } of cut) {
      expect(textWidth(text, size)).toBeLessThanOrEqual(60)
      expect(textWidth(text, size)).toBeGreaterThan(45)
    }
  })

  it('is the same every time, also when several are drawn at once', async () => {
    const alone = await renderSvg(lines, 'c')
    const [, together] = await Promise.all([renderSvg(bars, 'b'), renderSvg(lines, 'c'), renderSvg(lines, 'd')])
    expect(together).toBe(alone)
  })

  it('keeps the ids of two charts apart and its references whole', async () => {
    const [one, two] = [await renderSvg(lines, 'chart-1'), await renderSvg(lines, 'chart-2')]
    expect(ids(one).length).toBeGreaterThan(1)
    expect(new Set([...ids(one), ...ids(two)]).size).toBe(ids(one).length + ids(two).length)
    expect(references(one).length).toBeGreaterThan(1)
    expect(ids(one)).toEqual(expect.arrayContaining(references(one)))
  })

  it('is one image with the description as its name', async () => {
    const svg = await renderSvg(bars, 'a')
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="用途ごとの &#34;同時利用者数&#34; &#60;人&#62;"/)
    expect(svg.match(/aria-|role="/g)).toHaveLength(2)
  })

  it('keeps the names of the marks where there is no description', async () => {
    const { description: _, ...undescribed } = bars
    const svg = await renderSvg(undescribed as TopLevelSpec, 'a')
    expect(svg).not.toContain('role="img"')
    expect(svg).toContain('aria-roledescription="bar"')
  })

  it('has numbers of two decimals at most', async () => {
    const svg = (await renderSvg(lines, 'a')).replace(/>[^<]*</g, '><')
    expect(svg).toMatch(/\.\d\d\D/)
    expect(svg).not.toMatch(/\d\.\d{3}|\de[-+]?\d/)
  })

  it('is set in the font of the page', async () => {
    expect((await renderSvg(bars, 'a')).match(/font-family="[^"]*"/g)).toEqual(['font-family="konkyo, sans-serif"'])
  })

  it('has no script, handler, link or reference to the outside', async () => {
    const svg = await renderSvg(
      { ...bars, data: { values: [{ name: '<script>alert(1)</script>" onload="x', users: 1 }] } } as TopLevelSpec,
      'a',
    )
    expect(svg).toContain('&lt;script&gt;')
    const tags = svg.replace(/>[^<]*</g, '><').replace('http://www.w3.org/2000/svg', '')
    expect(tags).not.toMatch(/<script| on\w+="|href|https?:|<a |<image/)
  })

  it.each([
    ['data', { mark: 'point', data: { url: 'https://example.org/data.json' } }],
    ['files', { mark: 'point', data: { url: 'file:///etc/hosts' } }],
    ['images', { mark: { type: 'image', url: 'https://example.org/x.png' }, data: { values: [{ a: 1 }] } }],
    ['links', { mark: { type: 'point', href: 'https://example.org/' }, data: { values: [{ a: 1 }] } }],
  ])('refuses to load %s', async (_, spec) => {
    await expect(renderSvg(spec as TopLevelSpec, 'a')).rejects.toThrow(/a chart may not (load|refer to) \w+:\/\//)
  })

  it('fails on a broken expression instead of drawing half a chart', async () => {
    const broken = { ...lines, transform: [{ calculate: 'datum.a.b', as: 'y' }] } as TopLevelSpec
    await expect(renderSvg(broken, 'a')).rejects.toThrow('Cannot read properties of undefined')
  })
})
