import { writeXlsx } from 'hucre/xlsx'
import type { Brand } from '../../brand/brand.ts'
import { bannerText } from '../../document/nature.ts'
import { coverOf } from '../../document/cover.ts'
import { localText } from '../../document/speech.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type Calculation, calculationSheet } from './calculation.ts'
import { decisionsSheet } from './decisions-sheet.ts'
import { runCells, runsSheet } from './runs-sheet.ts'
import { type Dress, type SheetText, writtenSheet } from './sheet.ts'
import { assumptionsSheet, formulasSheet, sourcesSheet } from './table-sheets.ts'

interface Book {
  /** Who made it and for whom, as far as that was said. */
  readonly parties: string
  readonly sheets: readonly SheetText[]
  readonly cellOf: Calculation['cellOf']
}

/** The sheets of a report in the order of the file, what is answered first; and where numbers of it stand. */
export const bookOf = (report: Report, language: Language): Book => {
  const banner = bannerText(report, language)
  const title = localText(report.plan.title, language) ?? language.say('cover.title')
  const { company, customer } = coverOf(report, 'body', language)
  const parties = [company, customer].filter((text) => text !== null).join('  |  ')
  const runs = runsSheet(report, language, { banner })
  const calculation = calculationSheet(report, language, { banner, title }, runCells(report, runs))
  const sheets = [
    decisionsSheet(report, language, { banner, title, parties }, calculation),
    calculation.sheet,
    runs,
    assumptionsSheet(report, language, { banner }),
    formulasSheet(report, language, { banner }),
    sourcesSheet(report, language, { banner }),
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
export const workbookOf = async (report: Report, language: Language, look: Look | null = null): Promise<Uint8Array> => {
  const { sheets, parties } = bookOf(report, language)
  const dress = dressOf(look, language)
  const when = new Date(report.createdAt)
  return writeXlsx({
    sheets: sheets.map((sheet) => writtenSheet(sheet, dress, parties)),
    properties: { title: sheets[0]!.title, creator: `konkyo ${report.tool.version}`, created: when, modified: when },
    defaultFont: { name: dress.font, size: 10 },
  })
}
