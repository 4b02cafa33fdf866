import type { MarkdownIt, Token } from 'markdown-it'
import { dirname } from 'node:path'
import type { Block } from '../document/block.ts'
import type { OwnChapter } from '../document/document.ts'
import { UserError } from '../errors.ts'
import { type Locale, locales } from '../i18n/locale.ts'
import type { LocatedPlan } from '../question/located-plan.ts'
import type { PlanFile } from '../question/plan-schema.ts'
import { decode } from '../reading/documents.ts'
import { readPicture } from './image.ts'
import { markdownAgain } from './markdown-again.ts'
import { type Named, type OnRead, ownFile, ownPath } from './own-file.ts'

/** What a text refers to, and on which line. */
export interface Reference {
  readonly text: string
  readonly line: number
}

interface Reading {
  /** Begins the ids of headings. */
  readonly id: string
  /** Throws for a link that may not be. */
  readonly link: (reference: Reference) => void
  /** A local image as a data: URI. */
  readonly image: (reference: Reference) => Promise<string>
}

/** A text of one's own as blocks: its upper headings numbered as those of a section, all between them prose. */
interface OwnText {
  /** The heading that the text begins with. */
  readonly title: string | null
  /** Without that heading where `titled`. */
  readonly blocksOf: (titled: boolean) => readonly Block[]
}

const isHeading = ({ type }: Token): boolean => type === 'heading_open'
const isTop = (token: Token): boolean => isHeading(token) && token.level === 0

/** The inline content of a heading as plain text. */
const plain = (token: Token | undefined): string =>
  (token?.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('')
    .trim()

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '')

/** Links and images are looked at before anything is made of them. */
const settle = async (tokens: readonly Token[], { link, image }: Reading): Promise<void> => {
  let line = 1
  for (const { children, map } of tokens) {
    if (map) line = map[0] + 1
    for (const token of children ?? []) {
      if (token.type === 'link_open') link({ text: attribute(token, 'href'), line })
      if (token.type === 'image') token.attrSet('src', await image({ text: attribute(token, 'src'), line }))
    }
  }
}

/** Columns beyond which a table is set small, as those of the document. */
const manyColumns = 6

const columnsOf = (tokens: readonly Token[], table: number): number => {
  const end = tokens.findIndex(({ type }, i) => i > table && type === 'tr_close')
  return tokens.slice(table, end).filter(({ type }) => type === 'th_open').length
}

const aligned = (token: Token): void => {
  const [, align = 'left'] = /text-align:(\w+)/.exec(attribute(token, 'style')) ?? []
  token.attrs = [['class', align], ...(token.type === 'th_open' ? [['scope', 'col'] as [string, string]] : [])]
}

/** Tables, cells and links in the markup of the document's own. */
const parser = async (): Promise<MarkdownIt> => {
  const { default: MarkdownIt } = await import('markdown-it')
  const markdown = new MarkdownIt({ html: false, linkify: false })
  markdown.validateLink = () => true
  const { rules } = markdown.renderer
  rules.table_open = (tokens, i) =>
    `<div class="table own${columnsOf(tokens, i) > manyColumns ? ' dense' : ''}">\n<table>\n`
  rules.table_close = () => '</table>\n</div>\n'
  return markdown
}

/** Levels of headings as they occur, without gaps: the first two of them are 3 and 4, below the title of the chapter. */
const foldedLevels = (headings: readonly Token[]): ReadonlyMap<string, number> => {
  const tags = [...new Set(headings.map(({ tag }) => tag))].toSorted()
  return new Map(tags.map((tag, i) => [tag, Math.min(6, 3 + i)]))
}

const fold = (tokens: readonly Token[]): void => {
  const levels = foldedLevels(tokens.filter(isHeading))
  for (const token of tokens) {
    const level = levels.get(token.tag)
    if (level !== undefined && token.type.startsWith('heading_'))
      token.tag = `h${token.level === 0 ? level : Math.max(4, level)}`
    if (token.type === 'th_open' || token.type === 'td_open') aligned(token)
  }
}

/** Where a block of the document begins: at each heading that is numbered. */
const startsOf = (tokens: readonly Token[]): readonly number[] =>
  tokens.flatMap((token, i) => (isTop(token) && token.tag === 'h3' ? [i] : []))

const prose = (tokens: Token[], markdown: MarkdownIt): readonly Block[] => {
  const html = markdown.renderer.render(tokens, markdown.options, {})
  return html === '' ? [] : [{ kind: 'prose', html, markdown: markdownAgain(tokens) }]
}

const withLinks = (tokens: readonly Token[]): void => {
  for (const { children } of tokens)
    for (const token of children ?? []) if (token.type === 'link_open') token.attrSet('rel', 'noopener noreferrer')
}

const blocksOf = (tokens: Token[], markdown: MarkdownIt, id: string): readonly Block[] => {
  fold(tokens)
  withLinks(tokens)
  const starts = startsOf(tokens)
  const sections = starts.map((start, i) => tokens.slice(start, starts[i + 1]))
  return [
    ...prose(tokens.slice(0, starts[0]), markdown),
    ...sections.flatMap(([, inline, , ...rest], i): readonly Block[] => [
      { kind: 'heading', id: `${id}-${i + 1}`, text: plain(inline) || '—' },
      ...prose(rest, markdown),
    ]),
  ]
}

/** Markdown as blocks of the document. Markup in it is text, and nothing is loaded. Throws what `link` and `image` throw. */
export const readMarkdown = async (text: string, reading: Reading): Promise<OwnText> => {
  const markdown = await parser()
  const tokens = markdown.parse(text, {})
  await settle(tokens, reading)
  const [first, inline] = tokens
  const title = first && isTop(first) ? plain(inline) : ''
  return {
    title: title === '' ? null : title,
    blocksOf: (titled) => blocksOf(titled ? tokens.slice(3) : tokens, markdown, reading.id),
  }
}

/** Of a chapter, bytes. */
const largestChapter = 200_000

type Planned = NonNullable<NonNullable<PlanFile['brand']>['chapters']>[number]
type Text = Exclude<Planned['title'], undefined>

const inLanguage = (text: Text, locale: Locale): string | null =>
  typeof text === 'string' ? text : (text[locale] ?? Object.values(text)[0] ?? null)

const textOf = async (named: Named): Promise<string> => {
  const text = decode(await ownFile(named, largestChapter))
  if (text === null) throw new UserError('chapterNoText', { where: named.where, path: named.path })
  return text
}

const isRemote = (text: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(text)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What links and images of a text may be: images lie beside it, within the folder of the plan. */
const referencesOf = (named: Named, folder: string) => ({
  link: ({ text, line }: { readonly text: string; readonly line: number }): void => {
    if (!/^(?:https?:\/\/|mailto:)/i.test(text))
      throw new UserError('chapterLink', { where: named.where, path: named.path, line, text })
  },
  image: async ({ text, line }: { readonly text: string; readonly line: number }): Promise<string> => {
    if (isRemote(text)) throw new UserError('chapterImage', { where: named.where, path: named.path, line, text })
    return (await readPicture({ ...named, from: folder, path: decoded(text) })).uri
  },
})

const written = async (named: Named, id: string, title: string | null) => {
  const text = await textOf(named)
  const folder = dirname((await ownPath(named)) ?? named.from)
  const own = await readMarkdown(text, { id, ...referencesOf(named, folder) })
  if (title === null && own.title === null)
    throw new UserError('chapterUntitled', { where: named.where, path: named.path })
  return { title: title ?? own.title ?? '', blocks: own.blocksOf(title === null) }
}

/** The chapter at a place of the plan in each language. */
export const readChapter = async (
  { file, title, volume = 'body', after = 'end' }: Planned,
  number: number,
  {
    root,
    at,
    onRead,
  }: { readonly root: string; readonly at: LocatedPlan['where']; readonly onRead: OnRead | undefined },
): Promise<OwnChapter> => {
  const id = `chapter-${number}`
  const inEach = async (locale: Locale) => {
    const path = inLanguage(file, locale) ?? ''
    const named = { path, from: root, root, where: at('brand', 'chapters', number - 1, 'file'), onRead }
    return [locale, await written(named, id, title === undefined ? null : inLanguage(title, locale))] as const
  }
  const texts: Partial<Record<Locale, OwnChapter['texts'][Locale]>> = Object.fromEntries(
    await Promise.all(locales.map(inEach)),
  )
  return { id, volume, after, texts: texts as OwnChapter['texts'] }
}
