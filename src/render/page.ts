import type { HelperDelegate } from 'handlebars'
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Block, type Column, type Document, type Nature, numbered } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import { visible } from '../visible.ts'
import { fontFaces } from './fonts.ts'
import { renderSvg } from './svg.ts'

const rightToLeft = String.raw`[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]`

/** From the first to the last letter of a language that is written from right to left, as far as nothing else is between. */
const run = new RegExp(String.raw`${rightToLeft}(?:[\p{M}\s]*${rightToLeft})*`, 'gu')

/** Charts, tags, and the text between them. */
const piece = /<svg[\s>][^]*?<\/svg>|<[^>]*>|[^<]+/g

/** Isolated by marks that no reader sees, where no element can stand: in attributes and charts. */
const marked = (markup: string): string => markup.replace(run, '\u2068$&\u2069')

/**
 * A page on which nothing that a file says changes how what is around it reads: marks that steer the direction of text or
 * have no width are shown by their number, and words from right to left are isolated from the numbers beside them.
 */
export const isolated = (html: string): string => {
  const shown = visible(html)
  if (shown.search(run) === -1) return shown
  return shown.replace(piece, (part) => (part.startsWith('<') ? marked(part) : part.replace(run, '<bdi>$&</bdi>')))
}

/** Elements that the style sheet never sets in bold: plain paragraphs, items, descriptions, and cells without a tone. */
const regular = [
  /<p(?: class="(?:body|note|table-note|subtitle|figure-note)")?>.*?<\/p>/gs,
  /<li>.*?<\/li>/gs,
  /<dd>(?!<span class="big").*?<\/dd>/gs,
  /<td class="(?!result|[^"]*tone-)[^"]*"[^>]*>.*?<\/td>/gs,
]

const withoutStyle = (html: string): string => html.replace(/<style>.*?<\/style>/gs, '')

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll(/&(?:#x([0-9a-f]+)|(lt|gt|quot|amp));/gi, (_, code: string | undefined, name: string) =>
      code === undefined ? entities[name]! : String.fromCodePoint(Number.parseInt(code, 16)),
    )

/** What a page of ours shows, and the part of it that may be bold: the characters that each weight must draw. */
export const pageText = (html: string): { readonly all: string; readonly bold: string } => {
  const shown = withoutStyle(html)
  return { all: textOf(shown), bold: textOf(regular.reduce((rest, element) => rest.replace(element, ''), shown)) }
}

const folder = new URL('../../templates/', import.meta.url)

const read = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8')

/** The style sheet of the document, screen and print. */
export const readStyle = (): Promise<string> => read('report.css')

/** What a page does on the screen, and the hash by which alone a browser runs it. */
const readScript = async (): Promise<{ readonly script: string; readonly scriptHash: string }> => {
  const script = await read('report.js')
  return { script, scriptHash: `sha256-${createHash('sha256').update(script).digest('base64')}` }
}

/** What buttons of the page say. */
const screenWords = (language: Language) => ({
  copy: language.say('screen.copy'),
  copied: language.say('screen.copied'),
  sort: language.say('screen.sort'),
  close: language.say('screen.close'),
})

export type Helpers = Readonly<Record<string, HelperDelegate>>

/**
 * The page as a function of its data: an isolated, strict Handlebars with the given helpers only, one partial for each
 * kind of block. A field that the data lacks throws.
 */
export const compilePage = async (helpers: Helpers): Promise<(data: object) => string> => {
  const { default: handlebars } = await import('handlebars')
  const engine = handlebars.create()
  const blocks = (await readdir(fileURLToPath(new URL('blocks/', folder))))
    .filter((name) => name.endsWith('.hbs'))
    .toSorted()
  for (const name of blocks) engine.registerPartial(basename(name, '.hbs'), await read(`blocks/${name}`))
  engine.registerHelper(helpers)
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))
  return engine.compile(await read('report.hbs'), { strict: true, knownHelpers, knownHelpersOnly: true })
}

/** Markup that is safe because konkyo made it: the style sheet and the charts. */
export const trusted = async (markup: string): Promise<object> => {
  const { default: handlebars } = await import('handlebars')
  return new handlebars.SafeString(markup)
}

type Figure = Extract<Block, { kind: 'figure' }>

const figuresOf = (document: Document): readonly Figure[] =>
  document.sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'figure'))

const drawAll = async (document: Document): Promise<ReadonlyMap<string, object>> => {
  const drawn = await Promise.all(
    figuresOf(document).map(async ({ drawing, description }) => {
      const svg = await renderSvg({ ...drawing.spec, description }, drawing.id.replace(/[^a-z0-9-]/gi, '-'))
      return [drawing.id, await trusted(svg)] as const
    }),
  )
  return new Map(drawn)
}

const helpersFor = (language: Language, charts: ReadonlyMap<string, object>): Helpers => ({
  svg: (id: string) => charts.get(id),
  numberOf: (kind: 'table' | 'figure', number: string) => language.say(`page.${kind}`, { number }),
  natureName: (nature: Nature) => language.say(`nature.${nature}`),
  longOf: (text: string) => (longWord.test(text) ? ' long' : ''),
  alignOf: (columns: readonly Column[], index: number) => {
    const { align, breakable } = columns[index] ?? { align: 'left' as const, breakable: false }
    return breakable ? `${align} breakable` : align
  },
})

/** A word that a narrow column cannot hold whole. */
const longWord = /[!-~]{19}/

/** A text as the inside of a CSS string: what could end the string, the line or the style element is escaped. */
const cssText = (text: string): string =>
  visible(text).replace(/["\\<>\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)

/** What print puts into the margins of every page: title, banner, page numbers. */
const margins = (document: Document): string =>
  `@page{@top-left{content:"${cssText(document.title)}"}@top-right{content:"${cssText(document.cover.confidentiality ?? document.cover.customer ?? '')}"}@bottom-left{content:"${cssText(document.banner ?? '')}"}@bottom-center{content:"${cssText(document.mark)}"}}`

/**
 * The document as one HTML file: works offline, charts as inline SVG, fonts embedded as subsets of the
 * characters it uses. Same document, same bytes.
 */
export const page = async (document: Document, language: Language, generator: string): Promise<string> => {
  const template = await compilePage(helpersFor(language, await drawAll(document)))
  const style = (await readStyle()) + margins(document)
  const { script, scriptHash } = await readScript()
  const screen = screenWords(language)
  const html = isolated(template({ ...numbered(document), generator, screen, scriptHash, css: '', script: '' }))
  const { all, bold } = pageText(html)
  const { customer, confidentiality } = document.cover
  const inMargins = `${document.title}${customer ?? ''}${confidentiality ?? ''}${document.mark}${document.banner ?? ''}0123456789/—【】`
  const { css } = await fontFaces(all + inMargins, bold + inMargins)
  return html
    .replace('<style></style>', () => `<style>${css}\n${style}</style>`)
    .replace('<script type="module"></script>', () => `<script type="module">${script}</script>`)
}
