import type { Token } from 'markdown-it'
import { asLines, inLine } from '../markdown-text.ts'
import { visible } from '../visible.ts'

/** More backticks than stand anywhere in a text beside each other. */
const ticksAround = (text: string, least: number): string =>
  '`'.repeat(Math.max(least, ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1)))

const codeOf = (content: string): string => {
  const text = visible(content)
  const ticks = ticksAround(text, 1)
  return /^`|`$/.test(text) ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`
}

/** What stands in a line for each kind of piece; an image is told by its words. */
const pieces: Readonly<Record<string, (token: Token) => string>> = {
  text: ({ content }) => inLine(content),
  softbreak: () => '\n',
  hardbreak: () => '\\\n',
  code_inline: ({ content }) => codeOf(content),
  strong_open: () => '**',
  strong_close: () => '**',
  em_open: () => '*',
  em_close: () => '*',
  s_open: () => '~~',
  s_close: () => '~~',
  link_open: () => '[',
  image: ({ content }) => inLine(content),
}

const lineOf = ({ children }: Token): string => {
  const links: string[] = []
  return (children ?? [])
    .map((token) => {
      if (token.type === 'link_open') links.push(String(token.attrGet('href') ?? ''))
      return token.type === 'link_close' ? `](<${links.pop()}>)` : (pieces[token.type]?.(token) ?? '')
    })
    .join('')
}

/** An element and all that it holds, without its two ends. */
interface Element {
  readonly token: Token
  readonly inside: readonly Token[]
}

const elementsOf = (tokens: readonly Token[]): readonly Element[] => {
  const found: Element[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!
    const end = tokens.findIndex(({ level, nesting }, i) => i > at && nesting < 0 && level === token.level)
    found.push({ token, inside: token.nesting > 0 ? tokens.slice(at + 1, end) : [] })
    if (token.nesting > 0) at = end
  }
  return found
}

const indented = (text: string, mark: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? mark + line : line && ' '.repeat(mark.length) + line))
    .join('\n')

const listOf = ({ token, inside }: Element): string => {
  const first = Number(token.attrGet('start') ?? 1)
  const markOf = (i: number): string => (token.type === 'ordered_list_open' ? `${first + i}. ` : '- ')
  // Paragraphs of a list without empty lines are hidden.
  const between = inside.some(({ hidden, level }) => hidden && level === token.level + 2) ? '\n' : '\n\n'
  return elementsOf(inside)
    .map((item, i) => indented(partsOf(item.inside).join(between), markOf(i)))
    .join(between)
}

const rules: Readonly<Record<string, string>> = { left: ':--', right: '--:', center: ':-:' }

const cellOf = ({ inside }: Element): string =>
  inside
    .map(lineOf)
    .join(' ')
    .replaceAll(/(?<!\\)\|/g, String.raw`\|`)

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const tableOf = ({ inside }: Element): string => {
  const rows = elementsOf(inside).flatMap((part) => elementsOf(part.inside).map((row) => elementsOf(row.inside)))
  const heads = rows[0] ?? []
  const [first, ...others] = rows.map((row) => rowOf(row.map(cellOf)))
  return [first, rowOf(heads.map(({ token }) => rules[String(token.attrGet('class'))] ?? ':--')), ...others].join('\n')
}

const fenced = ({ content, info }: Token): string => {
  const ticks = ticksAround(content, 3)
  return `${ticks}${/^[\w+-]*/.exec(info)?.[0] ?? ''}\n${visible(content).replace(/\n$/, '')}\n${ticks}`
}

const paragraphOf = ({ inside }: Element): string => asLines(inside.map(lineOf).join(''))

const kinds: Readonly<Record<string, (element: Element) => string>> = {
  paragraph_open: paragraphOf,
  heading_open: ({ token, inside }) =>
    `${'#'.repeat(Number(token.tag.slice(1)))} ${inside.map(lineOf).join(' ').replaceAll('\n', ' ')}`,
  bullet_list_open: listOf,
  ordered_list_open: listOf,
  blockquote_open: ({ inside }) => partsOf(inside).join('\n\n').replaceAll(/^/gm, '> '),
  table_open: tableOf,
  fence: ({ token }) => fenced(token),
  code_block: ({ token }) => fenced(token),
  hr: () => '---',
}

/** Parts of a text between which an empty line stands. */
const partsOf = (tokens: readonly Token[]): readonly string[] =>
  elementsOf(tokens).flatMap((one) => kinds[one.token.type]?.(one) ?? [])

/** What was read as Markdown again, in which nothing is markup that was none, and images are words. */
export const markdownAgain = (tokens: readonly Token[]): string => partsOf(tokens).join('\n\n')
