import type { Brand } from '../brand/brand.ts'
import { type Volume, volumes } from '../document/block.ts'
import type { Locale } from '../i18n/locale.ts'
import { type Format, formats } from '../model/documents.ts'
import { jsonLines } from '../model/report-json.ts'
import type { Edition } from '../document/edition.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

/** What outputs share within one run, so that a page is made once and one browser prints all. */
export interface Workshop {
  /** What files look like, and say besides what the report says. */
  readonly brand: Brand
  readonly html: (report: Report, volume: Volume, language: Language) => Promise<string>
  readonly print: (html: string) => Promise<Uint8Array>
  /** The page that answers other questions; it needs the runs and not only the report. */
  readonly explore: () => Promise<string>
}

/** One kind of file: its content, never where it goes. */
interface Output {
  /** What follows NAME and the language: `html`, `pdf`, `report.json`. */
  readonly extension: string
  /** One file for each language, or one in all. */
  readonly perLanguage: boolean
  /** The volumes of the document that it has a file for, or one in all. */
  readonly volumes: readonly (Volume | null)[]
  /** Only written when asked for by name. */
  readonly onRequest?: true
  readonly render: (edition: Edition, volume: Volume, workshop: Workshop) => Promise<string | Uint8Array>
}

const bytesOf = (lines: Iterable<string>): Uint8Array =>
  Buffer.concat(Array.from(lines, (line) => Buffer.from(`${line}\n`)))

/** One file of the whole, for who asks for it. */
const asked = { volumes: [null], onRequest: true } as const

/** Every kind of file that `report` writes; the key is the name that --format takes. */
export const outputs = {
  /** The report itself: the answer without a language. */
  json: {
    extension: 'report.json',
    perLanguage: false,
    volumes: [null],
    render: async ({ report }) => bytesOf(jsonLines(report)),
  },
  /** Files that open offline. */
  html: {
    extension: 'html',
    perLanguage: true,
    volumes,
    render: (edition, volume, workshop) => workshop.html(edition.report, volume, edition),
  },
  /** The same pages, printed by a browser: no second layout. */
  pdf: {
    extension: 'pdf',
    perLanguage: true,
    volumes,
    render: async (edition, volume, workshop) => workshop.print(await workshop.html(edition.report, volume, edition)),
  },
  /** One file for a meeting: other limits and demands are answered in it, by the same program, offline. */
  explore: {
    extension: 'explore.html',
    ...asked,
    perLanguage: false,
    render: (_edition, _volume, workshop) => workshop.explore(),
  },
  /** A workbook whose cells work the answer out again. */
  xlsx: {
    extension: 'xlsx',
    ...asked,
    perLanguage: true,
    render: async (edition, _volume, { brand }) => (await import('./xlsx/workbook.ts')).workbookOf(edition, brand),
  },
  /** What was measured, for other programs. */
  csv: {
    extension: 'points.csv',
    ...asked,
    perLanguage: false,
    render: async ({ report }) => (await import('./runs-table.ts')).csvOf(report),
  },
  /** The body as text, for repositories and wikis. */
  md: {
    extension: 'md',
    ...asked,
    perLanguage: true,
    render: async (edition, _volume, { brand }) =>
      (await import('./markdown/markdown.ts')).markdownOf(edition, brand.chapters),
  },
  /** Slides for who presents it, with tables and charts that can be edited. */
  pptx: {
    extension: 'pptx',
    ...asked,
    perLanguage: true,
    render: async (edition, _volume, { brand }) => (await import('../pptx/presentation.ts')).slidesOf(edition, brand),
  },
} as const satisfies Record<Format, Output>

export type OutputId = Format

/** What is written unless somebody says. */
export const usualFormats: readonly Format[] = formats.filter((format) => !('onRequest' in outputs[format]))

/** Where a file goes: `target` is the folder and NAME of them all. */
export const pathOf = (target: string, format: OutputId, volume: Volume | null, locale: Locale): string => {
  const { perLanguage, extension } = outputs[format]
  return [target, ...(perLanguage ? [locale] : []), ...(volume === 'evidence' ? [volume] : []), extension].join('.')
}
