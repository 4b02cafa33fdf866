import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/brand/chapters.ts'
import { kindsOf } from '../outputs/markdown/read-markdown.ts'
import * as fc from '../property.ts'
import { uglyChapter } from './some-files.ts'

/** The prose of a text: as HTML, and as Markdown again. */
const proseOf = async (text: string) => {
  const own = await readMarkdown(text, {
    id: 'x',
    link: () => undefined,
    image: async () => 'data:image/png;base64,AA==',
  })
  const prose = own.blocksOf(false).flatMap((block) => (block.kind === 'prose' ? [block] : []))
  return { html: prose.map(({ html }) => html).join(''), markdown: prose.map(({ markdown }) => markdown).join('\n\n') }
}

const kinds = (text: string): readonly string[] => kindsOf(marked.lexer(text))
const unsafe = (text: string): readonly string[] =>
  kinds(text).filter((kind) => ['html', 'image', 'def'].includes(kind))

const texts = [
  'one *two* **three** ~~four~~ `five` ``a `b` c`` and [six](https://example.com/a_b?c=(d)&e=1)',
  'a line\nits second\\\nits third  \nits fourth',
  '- a\n- b\n  - c\n\n    d\n\n      code\n- e',
  '3. a\n4. b\n\n   > c\n   > - d',
  '> a\n>\n> b *c*',
  '```ts\nconst a = `${b}`\n```\n\n    indented\n\n~~~\n```\n~~~',
  '| a | b | c |\n|:--|--:|:-:|\n| 1 \\| 2 | `x\\|y` | **z** |\n| | | |',
  'a\n\n---\n\nb',
  String.raw`\# no heading \*no\* \- 1\. <b>no</b> &amp; &lt;b&gt; 5 < 6 {{x}} a_b_c $x$ 1) x`,
  '+ plus\n\n= equal\n\n\\- minus\n\n1\\. number',
  '漢字「**強調**」と`コード`。',
]

describe('a text of somebody’s own as Markdown again', () => {
  it.each(texts)('reads as the same: %j', async (text) => {
    const { html, markdown } = await proseOf(text)
    expect((await proseOf(markdown)).html).toBe(html)
  })

  it('tells images by their words', async () => {
    expect((await proseOf('![a *picture*](b.png)')).markdown).toBe('a \\*picture\\*')
  })

  it('has no markup, no link and no picture that was none', async () => {
    expect(unsafe((await proseOf(uglyChapter)).markdown)).toEqual([])
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'ab 1.)-+=#*_`<>[](){}|~$&@!:/\\\n"\'w') }),
        async (text) => {
          const { html, markdown } = await proseOf(text)
          expect(unsafe(markdown)).toEqual([])
          if (!html.includes('<a ')) expect(kinds(markdown)).not.toContain('link')
        },
      ),
    )
  })
})
