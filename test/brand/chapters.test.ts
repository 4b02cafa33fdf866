import { describe, expect, it } from 'vitest'
import { type Reference, readMarkdown } from '../../src/brand/chapters.ts'
import type { Block } from '../../src/document/block.ts'

const blocksOf = async (text: string, titled = false): Promise<readonly Block[]> => {
  const own = await readMarkdown(text, {
    id: 'chapter-1',
    link: () => undefined,
    image: async () => 'data:image/png;base64,AA==',
  })
  return own.blocksOf(titled)
}

const htmlOf = async (text: string): Promise<string> =>
  (await blocksOf(text)).map((block) => (block.kind === 'prose' ? block.html : '')).join('')

const titleOf = async (text: string): Promise<string | null> =>
  (await readMarkdown(text, { id: 'x', link: () => undefined, image: async () => '' })).title

describe('readMarkdown', () => {
  it('folds its headings below the chapter, whatever levels they have', async () => {
    const blocks = await blocksOf('# T\n\n## A\n\n#### A1\n\n###### A1a\n\n## B\n\n> #### quoted\n', true)
    expect(blocks.filter(({ kind }) => kind === 'heading')).toEqual([
      { kind: 'heading', id: 'chapter-1-1', text: 'A' },
      { kind: 'heading', id: 'chapter-1-2', text: 'B' },
    ])
    const prose = blocks.flatMap((block) => (block.kind === 'prose' ? [block.html] : [])).join('')
    expect([...prose.matchAll(/<h(\d)>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`)).toEqual([
      '4 A1',
      '5 A1a',
      '4 quoted',
    ])
  })

  it('takes the first heading for a title only where it begins the text', async () => {
    expect(await titleOf('Some **bold** `code`\n===\n')).toBe('Some bold code')
    expect(await titleOf('words\n\n# Later')).toBeNull()
    expect(await titleOf('#\n')).toBeNull()
    expect(await titleOf('')).toBeNull()
  })

  it('takes markup for text', async () => {
    const html = await htmlOf(
      '<script>alert(1)</script>\n\n<img src=x onerror=y>\n\na <b onclick="x">b</b> `<i>` &lt; {{title}} {{{x}}}\n\n```"><script>\n</code><script>\n```\n',
    )
    expect(html.replaceAll(/<\/?(?:p|code|pre)(?: class="language-&quot;&gt;&lt;script&gt;")?>/g, '')).not.toContain(
      '<',
    )
    expect(html).toContain('{{title}} {{{x}}}')
  })

  it('asks for each link and each image with its line, also in tables', async () => {
    const asked: Reference[] = []
    const take = (reference: Reference): void => void asked.push(reference)
    const text = 'a\n\n[b](javascript:x) <http://c> ![d](e.png)\n\n| t |\n|---|\n| [f][g] |\n\n[g]: file:///h\n'
    await readMarkdown(text, { id: 'x', link: take, image: async (one) => (take(one), '') })
    expect(asked).toEqual([
      { text: 'javascript:x', line: 3 },
      { text: 'http://c', line: 3 },
      { text: 'e.png', line: 3 },
      { text: 'file:///h', line: 7 },
    ])
  })

  it('sets tables as the document does, wide ones small, without a style of their own', async () => {
    const html = await htmlOf('| a | b |\n|---:|:---:|\n| 1 | 2 |\n')
    expect(html).toContain('<div class="table own">')
    expect(html).toContain('<th class="right" scope="col">a</th>')
    expect(html).toContain('<td class="center">2</td>')
    expect(html).not.toContain('style=')
    expect(await htmlOf(`${'| a '.repeat(7)}|\n${'|---'.repeat(7)}|\n`)).toContain('class="table own dense"')
  })

  it('tells what a link leads to nothing of where it stands', async () => {
    expect(await htmlOf('[a](https://b/?c=1&d=2 "e")')).toBe(
      '<p><a href="https://b/?c=1&amp;d=2" title="e" rel="noopener noreferrer">a</a></p>\n',
    )
  })
})
