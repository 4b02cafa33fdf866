import { type Block, type Column, type Document, type Nature, numbered } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import { visible } from '../visible.ts'
import { fontFaces } from './fonts.ts'
import { isolated } from './isolated.ts'
import { pageText } from './page-text.ts'
import { renderSvg } from './svg.ts'
import { compilePage, readStyle, trusted, type Helpers } from './templates.ts'

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
  alignOf: (columns: readonly Column[], index: number) => {
    const { align, breakable } = columns[index] ?? { align: 'left' as const, breakable: false }
    return breakable ? `${align} breakable` : align
  },
})

/** A text as the inside of a CSS string: what could end the string, the line or the style element is escaped. */
const cssText = (text: string): string =>
  visible(text).replace(/["\\<>\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)

/** What print puts into the margins of every page: title, banner, page numbers. */
const margins = (document: Document): string =>
  `@page{@top-left{content:"${cssText(document.title)}"}@top-right{content:"${cssText(document.customer ?? '')}"}@bottom-left{content:"${cssText(document.banner ?? '')}"}}`

/**
 * The document as one HTML file: works offline, no script, charts as inline SVG, fonts embedded as subsets of the
 * characters it uses. Same document, same bytes.
 */
export const page = async (document: Document, language: Language, generator: string): Promise<string> => {
  const template = await compilePage(helpersFor(language, await drawAll(document)))
  const style = (await readStyle()) + margins(document)
  const html = isolated(template({ ...numbered(document), generator, css: '' }))
  const { all, bold } = pageText(html)
  const inMargins = `${document.title}${document.customer ?? ''}${document.banner ?? ''}0123456789/—【】`
  const { css } = await fontFaces(all + inMargins, bold + inMargins)
  return html.replace('<style></style>', () => `<style>${css}\n${style}</style>`)
}
