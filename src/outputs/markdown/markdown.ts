import {
  type Block,
  type Cell,
  cell,
  type Column,
  type Cover,
  type Document,
  type KeyFigure,
  left,
  numbered,
  right,
  type Row,
  type Table,
  rowOf,
} from '../../document/block.ts'
import { type OwnChapter, documentOf } from '../../document/document.ts'
import type { Language } from '../../i18n/language.ts'
import { inline } from '../../markdown-text.ts'
import type { Edition } from '../../document/edition.ts'

/** Lines of Markdown that belong together; an empty line stands between two of them. */
type Part = string

const rules = { left: ':--', right: '--:', center: ':-:' } as const

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const cellText = ({ text, nature, header }: Cell, { say }: Language): string => {
  const said = inline(nature === undefined ? text : `${text} ${say(`nature.${nature}`)}`)
  return header && said !== '' ? `**${said}**` : said
}

const grid = (columns: readonly Column[], rows: readonly Row[], language: Language): Part =>
  [
    row(columns.map(({ label }) => inline(label))),
    row(columns.map(({ align }) => rules[align])),
    ...rows.map((cells) => row(cells.map((one) => cellText(one, language)))),
  ].join('\n')

const listOf = (items: readonly string[]): readonly Part[] =>
  items.length > 0 ? [items.map((item) => `- ${inline(item)}`).join('\n')] : []

const bold = (text: string): Part => `**${inline(text)}**`

const tableOf = ({ caption, columns, rows, notes }: Table, name: string, language: Language): readonly Part[] => [
  bold(`${name} ${caption}`),
  grid(columns, rows, language),
  ...notes.map(inline),
]

const figureRows = (figures: readonly KeyFigure[], language: Language): readonly Part[] => {
  const rows = figures.map(({ label, value, note }) => rowOf(label, value, note))
  const columns = [left(language.say('column.item')), right(language.say('column.value')), left('')]
  return rows.length > 0 ? [grid(columns, rows, language)] : []
}

const stepsOf = (block: Extract<Block, { kind: 'steps' }>, name: string, language: Language): readonly Part[] => {
  const columns = [left(language.say('column.quantity')), left(language.say('column.formula')), right('=')]
  const rows = block.steps.map(({ label, formula, result }) => rowOf(label, formula, result))
  return [bold(`${name} ${block.caption}`), grid(columns, rows, language)]
}

const blockParts = (block: Block & { readonly number: string }, language: Language): readonly Part[] => {
  const { number } = block
  switch (block.kind) {
    case 'paragraph':
      return [block.role === 'lead' ? bold(block.text) : inline(block.text)]
    case 'heading':
      return [`### ${number} ${inline(block.text)}`]
    case 'list':
      return listOf(block.items)
    case 'answer':
      return [bold(`${block.mark} ${block.title}`), ...figureRows(block.figures, language), ...block.lines.map(inline)]
    case 'figure':
      return [bold(`${language.say('page.figure', { number })} ${block.caption}`), `> ${inline(block.description)}`]
    case 'steps':
      return stepsOf(block, language.say('page.table', { number }), language)
    case 'prose':
      return [block.markdown]
    case 'definitions':
      return listOf(block.items.map(({ term, text }) => `${term}: ${text}`))
    case 'table':
      return tableOf(block, language.say('page.table', { number }), language)
  }
}

const signaturesOf = ({ approvals }: Cover, language: Language): readonly Part[] => {
  const [roles, names] = [approvals.map(({ role }) => left(role)), approvals.map(({ name }) => cell(name))]
  return approvals.length > 0 ? [grid(roles, [names], language)] : []
}

const coverParts = ({ title, subtitle, banner, mark, cover }: Document, language: Language): readonly Part[] => [
  `# ${inline(title)}`,
  inline(subtitle),
  ...(banner === null ? [] : [`> [!WARNING]\n> ${inline(banner)}`]),
  ...[mark, cover.confidentiality, cover.customer].flatMap((text) => (text ? [inline(text)] : [])),
  ...listOf(cover.facts.map(({ term, text }) => `${term}: ${text}`)),
  ...signaturesOf(cover, language),
  ...(cover.revisions ? tableOf(cover.revisions, '', language) : []),
]

/** A document as GitHub Markdown: figures by their captions and what they show, everything else as it is. */
const markdown = (document: Document, language: Language): string => {
  const { sections } = numbered(document)
  const parts = [
    ...coverParts(document, language),
    ...sections.flatMap((section) => [
      `## ${section.number}. ${inline(section.title)}`,
      ...section.blocks.flatMap((block) => blockParts(block, language)),
    ]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** The body of the document, with chapters of somebody's own. */
export const markdownOf = (edition: Edition, chapters: readonly OwnChapter[] = []): string =>
  markdown(documentOf(edition, 'body', undefined, { chapters, templates: [] }), edition)
