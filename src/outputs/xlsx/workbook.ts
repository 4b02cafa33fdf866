import { writeXlsx } from 'hucre/xlsx'
import { syntheticMakers } from '../../document/answer.ts'
import { localText } from '../../document/speech.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type Calculation, calculationSheet } from './calculation.ts'
import { decisionsSheet } from './decisions-sheet.ts'
import { runCells, runsSheet } from './runs-sheet.ts'
import { type SheetText, writtenSheet } from './sheet.ts'
import { assumptionsSheet, formulasSheet, sourcesSheet } from './table-sheets.ts'

interface Book {
  readonly sheets: readonly SheetText[]
  readonly cellOf: Calculation['cellOf']
}

/** The sheets of a report in the order of the file, what is asked and answered first; and where numbers of it stand. */
export const bookOf = (report: Report, language: Language): Book => {
  const makers = syntheticMakers(report)
  const banner = makers.length > 0 ? language.say('synthetic.banner', { makers: language.list(makers) }) : null
  const title = localText(report.plan.title, language) ?? language.say('cover.title')
  const runs = runsSheet(report, language, { banner })
  const calculation = calculationSheet(report, language, { banner, title }, runCells(report, runs))
  const sheets = [
    calculation.sheet,
    decisionsSheet(report, language, { banner }, calculation),
    runs,
    assumptionsSheet(report, language, { banner }),
    formulasSheet(report, language, { banner }),
    sourcesSheet(report, language, { banner }),
  ]
  return { sheets, cellOf: calculation.cellOf }
}

/** The report as a workbook whose numbers follow from the question in its cells. */
export const workbookOf = async (report: Report, language: Language): Promise<Uint8Array> => {
  const { sheets } = bookOf(report, language)
  const font = language.locale === 'ja' ? 'Yu Gothic' : 'Calibri'
  const when = new Date(report.createdAt)
  return writeXlsx({
    sheets: sheets.map((sheet) => writtenSheet(sheet, font)),
    properties: { title: sheets[0]!.title, creator: `konkyo ${report.tool.version}`, created: when, modified: when },
    defaultFont: { name: font, size: 10 },
  })
}
