import { writeXlsx } from 'hucre/xlsx'
import type { Brand } from '../../brand/brand.ts'
import { bannerText } from '../../document/nature.ts'
import { coverOf } from '../../document/cover.ts'
import { localText } from '../../document/speech.ts'
import type { Language } from '../../i18n/language.ts'
import { type Calculation, calculationSheet } from './calculation.ts'
import { decisionsSheet } from './decisions-sheet.ts'
import { runCells, runsSheet } from './runs-sheet.ts'
import { type Dress, type SheetText, writtenSheet } from './sheet.ts'
import { assumptionsSheet, formulasSheet, sourcesSheet } from './table-sheets.ts'
import type { Edition } from '../../document/edition.ts'

interface Book {
  /** Who made it and for whom, as far as that was said. */
  readonly parties: string
  readonly sheets: readonly SheetText[]
  readonly cellOf: Calculation['cellOf']
}

/** The sheets of a report in the order of the file, what is answered first; and where numbers of it stand. */
export const bookOf = (edition: Edition): Book => {
  const banner = bannerText(edition)
  const title = localText(edition.report.plan.title, edition) ?? edition.say('cover.title')
  const { company, customer } = coverOf(edition, 'body')
  const parties = [company, customer].filter((text) => text !== null).join('  |  ')
  const runs = runsSheet(edition, { banner })
  const calculation = calculationSheet(edition, { banner, title }, runCells(edition.report, runs))
  const sheets = [
    decisionsSheet(edition, { banner, title, parties }, calculation),
    calculation.sheet,
    runs,
    assumptionsSheet(edition, { banner }),
    formulasSheet(edition, { banner }),
    sourcesSheet(edition, { banner }),
  ]
  return { parties, sheets, cellOf: calculation.cellOf }
}

/** What a workbook takes of a brand. */
type Look = Pick<Brand, 'colours' | 'font'>

const fontOf = (look: Look | null, { locale }: Language): string => {
  const { family = null, isJapanese = false } = look?.font?.regular ?? {}
  if (family !== null && (isJapanese || locale !== 'ja')) return family
  return locale === 'ja' ? 'Yu Gothic' : 'Calibri'
}

const dressOf = (look: Look | null, language: Language): Dress => ({
  font: fontOf(look, language),
  head: (look?.colours.primary ?? '#1F4E79').slice(1),
  section: (look?.colours.tint ?? '#DCE6F1').slice(1),
})

/** The report as a workbook whose numbers follow from the question in its cells. */
export const workbookOf = async (edition: Edition, look: Look | null = null): Promise<Uint8Array> => {
  const { sheets, parties } = bookOf(edition)
  const dress = dressOf(look, edition)
  const when = new Date(edition.report.createdAt)
  return writeXlsx({
    sheets: sheets.map((sheet) => writtenSheet(sheet, dress, parties)),
    properties: {
      title: sheets[0]!.title,
      creator: `konkyo ${edition.report.tool.version}`,
      created: when,
      modified: when,
    },
    defaultFont: { name: dress.font, size: 10 },
  })
}
