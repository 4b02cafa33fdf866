import { createLanguage } from '../../../src/i18n/language.ts'
import type { Report } from '../../../src/model/report.ts'
import { bookOf } from '../../../src/outputs/xlsx/workbook.ts'
import type { Change, Recalculated, Result } from './recalculated.ts'
import { editionOf } from '../../../src/document/edition.ts'

const en = createLanguage('en')

/** Where numbers stand, found out once for each report. */
const known = new WeakMap<Report, ReturnType<typeof bookOf>>()

const bookFor = (report: Report): ReturnType<typeof bookOf> => {
  const book = known.get(report) ?? bookOf(editionOf(report, en))
  known.set(report, book)
  return book
}

/** The cell of a place, as `recalculated` takes it: both from 0 on. */
export const cellAt = (report: Report, place: string) => {
  const [, sheet = '', letters = '', digits = ''] = /^'(.+)'!([A-Z]+)(\d+)$/.exec(bookFor(report).cellOf(place)!)!
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { sheet, row: Number(digits) - 1, column }
}

export const changed = (report: Report, place: string, value: number): Change => ({ ...cellAt(report, place), value })

export const numberIn = (report: Report, { at }: Recalculated, place: string) => {
  const { sheet, row, column } = cellAt(report, place)
  return at(sheet, row, column)
}

/** A layout of a question as the conclusion tells it. */
interface Told {
  readonly series: string
  readonly count: Result
  readonly gpus: Result
  readonly cost: Result
  readonly users: Result
  readonly status: Result
  readonly why: Result
}

/** The layouts of each question in the conclusion, the answer first. */
export const conclusionIn = ({ decisions }: Report, { workbook, at }: Recalculated): readonly (readonly Told[])[] => {
  const { name, rows, freezePane } = workbook.sheets[0]!
  const heads = rows[freezePane!.rows! - 1]!
  const columnOf = (
    id: 'number.servers' | 'number.gpuTotal' | 'decision.column.users' | 'sheet.head.status' | 'column.problem',
  ) => heads.indexOf(en.say(id))
  let row = freezePane!.rows! - 1
  return decisions.map(({ options }) => {
    if (options.length === 0) row += 1
    return options.map(({ series }) => {
      row += 1
      const told = (column: number) => at(name, row, column)
      return {
        series,
        count: told(columnOf('number.servers')),
        gpus: told(columnOf('number.gpuTotal')),
        users: told(columnOf('decision.column.users')),
        cost: told(heads.findIndex((head) => String(head).startsWith(en.say('decision.column.cost')))),
        status: told(columnOf('sheet.head.status')),
        why: told(columnOf('column.problem')),
      }
    })
  })
}
