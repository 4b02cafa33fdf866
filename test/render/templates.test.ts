import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/document/block.ts'
import { compilePage, readStyle, trusted } from '../../src/render/templates.ts'

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
}

const data = {
  lang: 'en',
  generator: 'g',
  title: 'T',
  css: '',
  banner: null,
  customer: null,
  subtitle: 'S',
  facts: [],
  contents: 'C',
  sections: [],
}

const helpers = { svg: () => '', numberOf: () => '', natureName: () => '', alignOf: () => 'left' }

describe('templates', () => {
  it('are one for each kind of block, and the cell that tables share', () => {
    const blocks = templates.filter((name) => name.startsWith('blocks/')).map((name) => name.slice(7, -4))
    expect(blocks.toSorted()).toEqual([...Object.keys(kinds), 'cell'].toSorted())
  })

  it.each(templates)('%s has no words of its own and no unescaped value', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    expect(text).not.toMatch(/\{\{\{|\{\{&/)
    expect(text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, '')).not.toMatch(/\p{L}/u)
    expect(text).not.toMatch(/<script|\son\w+=|style="/i)
  })

  it('have a style sheet without words, without anything to fetch', async () => {
    const css = await readStyle()
    expect(css).not.toMatch(/url\(|@import/)
    expect([...css.matchAll(/content:\s*([^;}]*)/g)].map(([, value]) => value?.trim())).toEqual([
      'counter(page) " / " counter(pages)',
    ])
  })
})

describe('compilePage', () => {
  it('fills the page, escaping all but what is trusted', async () => {
    const fill = await compilePage(helpers)
    const html = fill({ ...data, title: '<b> & "c"', css: await trusted('a > b {}') })
    expect(html).toContain('<title>&lt;b&gt; &amp; &quot;c&quot;</title>')
    expect(html).toContain('<style>a > b {}</style>')
  })

  it('throws for a field that the data lacks', async () => {
    const fill = await compilePage(helpers)
    const { subtitle: _, ...lacking } = data
    expect(() => fill(lacking)).toThrow('subtitle')
  })

  it('throws for a kind of block that has no template', async () => {
    const fill = await compilePage(helpers)
    const strange = { id: 'x', number: '1', title: 'X', blocks: [{ kind: 'poem', text: '' }] }
    expect(() => fill({ ...data, sections: [strange] })).toThrow('poem')
  })

  it('knows no helper but those given', async () => {
    const { svg: _, ...fewer } = helpers
    const fill = await compilePage(fewer)
    const chart = {
      id: 'x',
      number: '1',
      title: 'X',
      blocks: [{ kind: 'figure', number: '1-1', caption: 'c', drawing: { id: 'd' } }],
    }
    expect(() => fill({ ...data, sections: [chart] })).toThrow('svg')
  })
})
