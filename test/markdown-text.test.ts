import { marked, type Token } from 'marked'
import { describe, expect, it } from 'vitest'
import { inline } from '../src/markdown-text.ts'
import { visible } from '../src/visible.ts'
import { hostileTexts } from './document/ugly-names.ts'
import * as fc from './property.ts'
import { kindsOf, textOf } from './outputs/markdown/read-markdown.ts'

const plain: ReadonlySet<string> = new Set(['paragraph', 'text', 'escape', 'br', 'html'])

const tokensOf = (text: string): readonly Token[] => marked.lexer(text)

/** The text as a reader sees it: on one line, without blanks at its ends. */
const seen = (text: string): string =>
  visible(text)
    .replaceAll('\t', ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()

const expectText = (text: string): void => {
  const tokens = tokensOf(inline(text))
  expect(kindsOf(tokens).filter((kind) => !plain.has(kind))).toEqual([])
  expect(textOf(tokens)).toBe(seen(text))
}

describe('a text within Markdown', () => {
  it.each([
    ...hostileTexts,
    '| a | b |',
    '`code` ``more``',
    '# heading',
    '1. item',
    '1) item',
    '- item',
    '* item',
    '+ item',
    '> quote',
    '---',
    '===',
    '~~gone~~',
    '[link](http://example.com)',
    '![picture](x.png)',
    '[^1]: note',
    '&lt;b&gt; &amp;',
    '<b>bold</b>',
    'www.example.com https://example.com a@example.com',
    '$x^2$',
    'a_b_c **d**',
    '\\',
    'two\nlines',
    '    code',
    '- [ ] task',
  ])('is that text and nothing else: %j', (text) => {
    expectText(text)
  })

  it('is so for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), expectText))
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ab 1.)-+=#*_`<>[](){}|~$&@!:/\\\n"\'w') }), expectText))
  })

  it('leaves plain numbers as they are', () => {
    expect(inline('0.81 req/s, 27.2')).toBe('0.81 req/s, 27.2')
  })
})
