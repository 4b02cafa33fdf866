import { getDocumentProxy } from 'unpdf'

interface OutlineItem {
  readonly title: string
  readonly items: readonly OutlineItem[]
}

export interface PdfContent {
  readonly pages: readonly string[]
  /** Bookmarks with their depth shown by indentation. */
  readonly outline: readonly string[]
  readonly title: unknown
  readonly language: unknown
  readonly tagged: boolean
  /** Names of the embedded fonts without their subset prefix. */
  readonly fonts: readonly string[]
  readonly hasType3: boolean
}

const flat = (items: readonly OutlineItem[], depth = 0): readonly string[] =>
  items.flatMap((item) => [' '.repeat(depth) + item.title, ...flat(item.items, depth + 1)])

/** What a reader of the PDF gets. Chromium leaves font dictionaries uncompressed, so that they can be read as text. */
export const readPdf = async (bytes: Uint8Array): Promise<PdfContent> => {
  const raw = Buffer.from(bytes).toString('latin1')
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
  const info = (await pdf.getMetadata()).info as Readonly<Record<string, unknown>>
  const content = {
    pages,
    outline: flat(((await pdf.getOutline()) ?? []) as readonly OutlineItem[]),
    title: info['Title'],
    language: info['Language'],
    tagged: (await pdf.getMarkInfo())?.Marked === true,
    fonts: [...new Set([...raw.matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map(([, name = '']) => name))].sort(),
    hasType3: raw.includes('/Type3'),
  }
  await pdf.destroy()
  return content
}
