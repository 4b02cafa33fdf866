import { createHash } from 'node:crypto'
import { type Brand, noBrand } from '../brand/brand.ts'
import { colourStyle } from '../brand/colours.ts'
import { type Block, type Cell, type Column, type Document, type Nature, numbered } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import { visible } from '../visible.ts'
import { fontFaces } from './fonts.ts'
import { type Draw, drawnOnce } from './draw.ts'
import { compilePage, type Fill, type Helpers, readTemplate, trusted } from './template.ts'

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

/** A Japanese page with numbers and their counters on one line. */
const counted = (html: string): string => html.replaceAll(/(?<=\d) (?=[人台枚])/g, '\u00a0')

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

const strongIn = (html: string): string => html.match(/<strong>.*?<\/strong>/gs)?.join('') ?? ''

/** What a page of ours shows, and the part of it that may be bold: the characters that each weight must draw. */
export const pageText = (html: string): { readonly all: string; readonly bold: string } => {
  const shown = withoutStyle(html)
  return { all: textOf(shown), bold: textOf(regular.reduce((rest, element) => rest.replace(element, strongIn), shown)) }
}

/** The style sheet of the document, screen and print. */
export const readStyle = (): Promise<string> => readTemplate('report.css')

/** What a page does on the screen, and the hash by which alone a browser runs it. */
const readScript = async (): Promise<{ readonly script: string; readonly scriptHash: string }> => {
  const script = await readTemplate('report.js')
  return { script, scriptHash: `sha256-${createHash('sha256').update(script).digest('base64')}` }
}

/** What buttons of the page say. */
const screenWords = (language: Language) => ({
  copy: language.say('screen.copy'),
  copied: language.say('screen.copied'),
  sort: language.say('screen.sort'),
  close: language.say('screen.close'),
})

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

const blocksOf = <Kind extends Block['kind']>(document: Document, kind: Kind): readonly Of<Kind>[] =>
  document.sections.flatMap(({ blocks }) => blocks.filter((block): block is Of<Kind> => block.kind === kind))

const drawAll = async (document: Document, draw: Draw): Promise<ReadonlyMap<string, object>> => {
  const drawn = await Promise.all(
    blocksOf(document, 'figure').map(async ({ drawing, description }) => {
      const svg = await draw({ ...drawing.spec, description }, drawing.id.replace(/[^a-z0-9-]/gi, '-'))
      return [drawing.id, await trusted(svg)] as const
    }),
  )
  return new Map(drawn)
}

const proseOf = async (document: Document): Promise<ReadonlyMap<string, object>> =>
  new Map(await Promise.all(blocksOf(document, 'prose').map(async ({ html }) => [html, await trusted(html)] as const)))

type Markup = ReadonlyMap<string, object>

const helpersFor = (language: Language, charts: Markup, prose: Markup): Helpers => ({
  svg: (id: string) => charts.get(id),
  prose: (html: string) => prose.get(html),
  numberOf: (kind: 'table' | 'figure', number: string) => language.say(`page.${kind}`, { number }),
  headOf: (name: 'item' | 'formula' | 'value') => language.say(`column.${name}`),
  natureName: (nature: Nature) => language.say(`nature.${nature}`),
  widthOf: (rows: readonly (readonly Cell[])[], index: number) => {
    const has = (pattern: RegExp): boolean => rows.some((row) => pattern.test(row[index]?.text ?? ''))
    if (has(veryLongWord)) return ' wide'
    return has(paragraphs) || has(hash) ? ' paragraphs' : ''
  },
  unitsOf: (label: string) => label.split(unit).map((text) => ({ text, whole: unit.test(text) })),
  longOf: (text: string) => (longWord.test(text) ? ' long' : ''),
  partsOf: (text: string) => (name.test(text) && !veryLongWord.test(text) ? text.split(joint) : []),
  alignOf: (columns: readonly Column[], index: number) => {
    const { align, breakable } = columns[index] ?? { align: 'left' as const, breakable: false }
    return breakable ? `${align} breakable` : align
  },
})

/** A unit behind a quantity, which stays on one line. */
const unit = /(\([^()]{1,5}\))/
/** A word that a narrow column cannot hold whole. */
const longWord = /[!-~]{19}/
/** A path, an id or a field that may be broken at its joints. */
const name = /[!-~]{18}/
/** Where a path or an id may be broken, before it is within a word. */
const joint = /(?<=[/_])(?=[^/_\s])|(?<=\.)(?=[a-z])/i
/** One that would make a tower of lines in it. */
const veryLongWord = /[!-~]{80}/
/** SHA-256 in hexadecimal. */
const hash = /^[0-9a-f]{64}$/
/** Sentences below each other, which a narrow column would make as tall. */
const paragraphs = /.{60}.*\n/

/** A text as the inside of a CSS string: what could end the string, the line or the style element is escaped. */
const cssText = (text: string): string =>
  visible(text).replace(/["\\<>\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)

/** What print puts into the margins of every page: title, banner, page numbers, and the logo. */
const margins = (document: Document, { logo }: Brand): string =>
  `@page{@top-left{content:"${cssText(document.title)}"}@top-right{content:"${cssText(document.cover.confidentiality ?? document.cover.customer ?? '')}"}@bottom-left{content:"${cssText(document.banner ?? '')}"}@bottom-center{content:"${cssText(document.mark)}"}${logo === null ? '' : `@top-right-corner{content:"";background:url(${logo.uri}) left center / contain no-repeat;margin:6.5mm 4mm 6.5mm 2mm}`}}`

/** The customer's name stands beside their logo; that of the company may stand nowhere else. */
const logosOf = ({ logo, customerLogo }: Brand, { cover }: Document) =>
  [
    { of: 'of-customer', src: customerLogo?.uri, alt: '' },
    { of: 'of-company', src: logo?.uri, alt: cover.company ?? '' },
  ].filter(({ src }) => src !== undefined)

/** What is drawn in charts, whose labels are measured for the font of konkyo. */
const chartText = (html: string): string => textOf(html.match(/<svg[\s>].*?<\/svg>/gs)?.join('') ?? '')

const facesOf = async (html: string, document: Document, { font }: Brand): Promise<string> => {
  const { all, bold } = pageText(html)
  const { customer, confidentiality } = document.cover
  const inMargins = `${document.title}${customer ?? ''}${confidentiality ?? ''}${document.mark}${document.banner ?? ''}0123456789/—【】`
  const own = font && { font, beside: chartText(html) }
  return (await fontFaces(all + inMargins, bold + inMargins, own)).css
}

/** What all pages of a report are made with. */
export interface PageTools {
  readonly draw: Draw
  readonly fill: Promise<Fill>
}

export const pageTools = ({ templates }: Brand): PageTools => ({
  draw: drawnOnce(),
  fill: compilePage(templates.partials),
})

/**
 * The document as one HTML file: works offline, charts as inline SVG, fonts embedded as subsets of the
 * characters it uses. Same document, same bytes. Throws UserError templateBroken for a template of somebody's own.
 */
export const page = async (
  document: Document,
  language: Language,
  generator: string,
  brand: Brand = noBrand,
  { draw, fill }: PageTools = pageTools(brand),
): Promise<string> => {
  const [charts, prose, filled] = await Promise.all([drawAll(document, draw), proseOf(document), fill])
  const style = [await readStyle(), margins(document, brand), colourStyle(brand.colours), brand.templates.style].join(
    '',
  )
  const { script, scriptHash } = await readScript()
  const more = {
    generator,
    screen: screenWords(language),
    scriptHash,
    logos: logosOf(brand, document),
    css: '',
    script: '',
  }
  const shown = isolated(filled({ ...numbered(document), ...more }, helpersFor(language, charts, prose)))
  const html = language.locale === 'ja' ? counted(shown) : shown
  const css = await facesOf(html, document, brand)
  return html
    .replace('<style></style>', () => `<style>${css}\n${style}</style>`)
    .replace('<script type="module"></script>', () => `<script type="module">${script}</script>`)
}
