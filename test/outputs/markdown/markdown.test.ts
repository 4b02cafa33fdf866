import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import { numbered } from '../../../src/document/block.ts'
import { documentOf } from '../../../src/document/document.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { locales } from '../../../src/i18n/locale.ts'
import { markdownOf } from '../../../src/outputs/markdown/markdown.ts'
import { visible } from '../../../src/visible.ts'
import { uglyReports, type UglyName } from '../../document/ugly-reports.ts'
import { kindsOf, textOf } from './read-markdown.ts'
import { editionOf } from '../../../src/document/edition.ts'

const cases = (Object.keys(uglyReports) as UglyName[]).flatMap((name) =>
  locales.map((locale) => [name, locale] as const),
)

const seen = (text: string): string =>
  visible(text)
    .replaceAll('\t', ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()

/** The cells of a table, its heads first. */
const rowsOf = ({ header, rows }: Tokens.Table) =>
  [header, ...rows].map((row) => row.map((cell) => textOf(cell.tokens)))

const known: ReadonlySet<string> = new Set(
  'heading paragraph text escape strong br html list list_item table blockquote space'.split(' '),
)

describe('chapters of somebody’s own', () => {
  it('stand in their place, numbered as they are in the document', () => {
    const texts = {
      title: 'Why <b>we</b>',
      blocks: [
        { kind: 'heading', id: 'chapter-1-1', text: 'Aim' },
        { kind: 'prose', html: '<p><em>a</em></p>', markdown: '*a*' },
      ],
    } as const
    const chapter = { id: 'chapter-1', volume: 'body', after: 'scope', texts: { ja: texts, en: texts } } as const
    const language = createLanguage('en')
    const report = uglyReports.noFindings()
    const text = markdownOf(editionOf(report, language), [chapter, { ...chapter, id: 'chapter-2', volume: 'evidence' }])
    const [, number] =
      /## (\d+)\. Why \\<b\\>we\\<\/b\\>\n\n.*konkyo.*\n\n### \d+\.1 Aim\n\n\*a\*\n\n## /.exec(text) ?? []
    expect(Number(number)).toBeGreaterThan(1)
    expect(text.match(/Why/g)).toHaveLength(1)
  })
})

describe.each(cases)('the Markdown of %s in %s', (name, locale) => {
  const report = uglyReports[name]()
  const language = createLanguage(locale)
  const text = markdownOf(editionOf(report, language))
  const tokens = marked.lexer(text)
  const { sections, title, banner } = numbered(documentOf(editionOf(report, language), 'body'))

  it('has the title, every section and every heading of the body in their order', () => {
    const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading')
    const told = sections.flatMap((section) => [
      `2 ${section.number}. ${section.title}`,
      ...section.blocks.flatMap((block) => (block.kind === 'heading' ? [`3 ${block.number} ${block.text}`] : [])),
    ])
    expect(headings.map((one) => `${one.depth} ${textOf([one])}`)).toEqual([`1 ${title}`, ...told].map(seen))
  })

  it('has the cells of every table as they are', () => {
    const blocks = sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])),
    )
    const read = tokens.filter((token: Token): token is Tokens.Table => token.type === 'table').map(rowsOf)
    for (const { columns, rows } of blocks) {
      const told = rows.map((row) =>
        row.map((one) => seen(one.nature ? `${one.text} ${language.say(`nature.${one.nature}`)}` : one.text)),
      )
      expect(read).toContainEqual([columns.map(({ label }) => seen(label)), ...told])
    }
  })

  it('has each figure by its caption and what it shows', () => {
    const paragraphs = tokens.map((token) => textOf([token]))
    for (const block of sections.flatMap((section) => section.blocks))
      if (block.kind === 'figure') expect(paragraphs.join('\n')).toContain(seen(block.description))
  })

  it('takes nothing that a file or a plan says for a mark, a tag, a link or a picture', () => {
    expect(kindsOf(tokens).filter((kind) => !known.has(kind))).toEqual([])
    expect(text).not.toMatch(/(?<!\\)<(?!br>)/)
    if (banner !== null) expect(text).toContain('> [!WARNING]')
  })
})
