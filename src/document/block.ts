import type { Drawing } from '../charts/chart.ts'

/** How a text is meant: it decides colour and mark, never the words. */
export type Tone = 'pass' | 'fail' | 'unknown' | 'warning' | 'info' | 'plain'

/** What kind of number this is; printed beside it wherever kinds could be mixed up. */
export type Nature = 'measured' | 'synthetic' | 'given' | 'assumed' | 'estimated' | 'derived'

export interface Cell {
  readonly text: string
  /** On paper, where rows stay in their order: without what the row above says already. */
  readonly short?: string
  readonly tone?: Tone
  readonly nature?: Nature
  /** Place of the number in report.json, such as `series/0/capacity/maxConcurrency`. */
  readonly ref?: string
  /** How the number was made, in one line. */
  readonly title?: string
  readonly header?: boolean
}

export interface Column {
  readonly label: string
  readonly align: 'left' | 'right' | 'center'
  /** For hashes and paths, which may break anywhere. */
  readonly breakable?: boolean
}

/** The cells of a row. */
export type Row = readonly Cell[]

export interface Table {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly notes: readonly string[]
  /** Small type for tables with many columns. */
  readonly dense: boolean
}

/** A large number with its unit, what it is, and the condition it holds under. */
export interface KeyFigure {
  readonly label: string
  readonly value: Cell
  readonly note: string
}

export const keyFigure = (label: string, value: Cell, note: string): KeyFigure => ({ label, value, note })

/** One line of arithmetic: what, the formula with the values put in, and the result. */
export interface Step {
  readonly label: string
  readonly formula: string
  readonly result: Cell
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly role: 'lead' | 'body' | 'note' }
  | {
      readonly kind: 'answer'
      readonly tone: Tone
      readonly title: string
      readonly mark: string
      readonly lines: readonly string[]
      readonly figures: readonly KeyFigure[]
    }
  /** Where it begins a page, it does so in print. */
  | { readonly kind: 'heading'; readonly text: string; readonly id: string; readonly page?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'steps'; readonly caption: string; readonly steps: readonly Step[] }
  | {
      readonly kind: 'figure'
      readonly caption: string
      /** What it is of, for the list of figures: the caption says what it shows. */
      readonly title: string
      readonly description: string
      readonly drawing: Drawing
    }
  /** Text of somebody's own as markup in which nothing runs or is loaded, and as Markdown. */
  | { readonly kind: 'prose'; readonly html: string; readonly markdown: string }
  | { readonly kind: 'definitions'; readonly items: readonly { readonly term: string; readonly text: string }[] }
  | Table

export interface Section {
  readonly id: string
  readonly title: string
  /** It begins a page in print. */
  readonly page?: boolean
  readonly blocks: readonly Block[]
}

/** The body is what a customer signs; the evidence is what proves it. */
export const volumes = ['body', 'evidence'] as const
export type Volume = (typeof volumes)[number]

/** What stands before the first section. */
export interface Cover {
  readonly company: string | null
  readonly customer: string | null
  readonly confidentiality: string | null
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  /** Boxes to sign, with the names that are known. */
  readonly approvals: readonly { readonly role: string; readonly name: string }[]
  readonly revisions: Table | null
}

/** The whole document in one language, as blocks: what the page, the terminal and later outputs all read. */
export interface Document {
  readonly volume: Volume
  readonly lang: string
  readonly title: string
  readonly subtitle: string
  readonly cover: Cover
  /** Number and version, for the foot of every page. */
  readonly mark: string
  /** Said on every page when the data was not measured. */
  readonly banner: string | null
  /** Heads of the contents and of the lists behind them. */
  readonly heads: Readonly<Record<'contents' | 'figures' | 'tables', string>>
  readonly sections: readonly Section[]
}

export const cell = (text: string, more: Omit<Cell, 'text'> = {}): Cell => ({ text, ...more })
export const left = (label: string): Column => ({ label, align: 'left' })
export const breakable = (label: string): Column => ({ label, align: 'left', breakable: true })
export const right = (label: string): Column => ({ label, align: 'right' })
export const center = (label: string): Column => ({ label, align: 'center' })

/** One thing, several of them, or none: what is absent or false is left out. */
export type Some<T> = T | readonly T[] | false | null | undefined

export const present = <T>(parts: readonly Some<T>[]): readonly T[] =>
  parts.flatMap((part) => (part === false || part === null || part === undefined ? [] : part))

interface More {
  readonly notes?: readonly Some<string>[]
  readonly dense?: boolean
}

export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly Row[],
  { notes = [], dense = false }: More = {},
): Table => ({ kind: 'table', caption, columns, rows, notes: present(notes), dense })

/** A row by what it is about. */
export const rowOf = (name: string, ...others: readonly (Cell | string)[]): Row => [
  cell(name, { header: true }),
  ...others.map(asCell),
]

const asCell = (told: Cell | string): Cell => (typeof told === 'string' ? cell(told) : told)

/** A column with what stands in it for each row, as a cell or a text alone. */
export type FilledColumn<Thing> = readonly [column: Column, cellOf: (thing: Thing, index: number) => Cell | string]

/** A table whose columns say themselves what stands in them: one row for each thing. */
export const tableOf = <Thing>(
  caption: string,
  things: readonly Thing[],
  columns: readonly FilledColumn<Thing>[],
  more: More = {},
): Table =>
  table(
    caption,
    columns.map(([column]) => column),
    things.map((thing, i) => columns.map(([, cellOf]) => asCell(cellOf(thing, i)))),
    more,
  )

/** A table, where there is anything in it. */
export const filled = (one: Table): readonly Table[] => (one.rows.length > 0 ? [one] : [])

export const body = (text: string): Block => ({ kind: 'paragraph', text, role: 'body' })
export const lead = (text: string): Block => ({ kind: 'paragraph', text, role: 'lead' })
export const note = (text: string): Block => ({ kind: 'paragraph', text, role: 'note' })

/** A list, where there is anything in it. */
export const bullets = (items: readonly Some<string>[]): readonly Block[] => {
  const told = present(items)
  return told.length > 0 ? [{ kind: 'list', items: told }] : []
}

export const section = (id: string, title: string, blocks: readonly Some<Block>[]): Section => ({
  id,
  title,
  blocks: present(blocks),
})

/** The same, where there is anything in it. */
export const sectionOf = (...parts: Parameters<typeof section>): readonly Section[] => {
  const own = section(...parts)
  return own.blocks.length > 0 ? [own] : []
}

/** A section with its number, tables and figures with theirs (2-1: the first of section 2), as people cite them. */
type NumberedBlock = Block & { readonly number: string }
interface NumberedSection extends Omit<Section, 'blocks'> {
  readonly number: string
  readonly blocks: readonly NumberedBlock[]
}

/** A line of the contents: what stands under that number, and the element to go to. */
export interface Entry {
  readonly id: string
  readonly number: string
  readonly text: string
}

interface NumberedDocument extends Omit<Document, 'sections'> {
  readonly sections: readonly NumberedSection[]
  readonly contents: readonly (Entry & { readonly headings: readonly Entry[] })[]
  readonly figures: readonly Entry[]
  readonly tables: readonly Entry[]
}

/** Steps are captioned as tables, so they are counted with them. */
const counterOf = ({ kind }: Block): string => (kind === 'steps' ? 'table' : kind)

const counted = (blocks: readonly Block[], of: number): readonly NumberedBlock[] => {
  const seen = new Map<string, number>()
  return blocks.map((block) => {
    const counter = counterOf(block)
    const count = (seen.get(counter) ?? 0) + 1
    seen.set(counter, count)
    return { ...block, number: block.kind === 'heading' ? `${of}.${count}` : `${of}-${count}` }
  })
}

const headingsOf = ({ blocks }: NumberedSection): readonly Entry[] =>
  blocks.flatMap((one) => (one.kind === 'heading' ? [{ id: one.id, number: one.number, text: one.text }] : []))

/** Figures, or tables with the steps among them, as a list: `figure-2-1` is the element of the first of section 2. */
const captioned = (sections: readonly NumberedSection[], counter: 'figure' | 'table'): readonly Entry[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((one) => {
      if (!('caption' in one) || counterOf(one) !== counter) return []
      const { number } = one
      return [{ id: `${counter}-${number}`, number, text: one.kind === 'figure' ? one.title : one.caption }]
    }),
  )

/** The document with its numbers and contents; only the body lists its figures and tables. */
export const numbered = (document: Document): NumberedDocument => {
  const sections = document.sections.map((own, i) => ({
    ...own,
    number: `${i + 1}`,
    blocks: counted(own.blocks, i + 1),
  }))
  const lists = document.volume === 'body' ? sections : []
  return {
    ...document,
    sections,
    contents: sections.map((one) => ({ id: one.id, number: one.number, text: one.title, headings: headingsOf(one) })),
    figures: captioned(lists, 'figure'),
    tables: captioned(lists, 'table'),
  }
}
