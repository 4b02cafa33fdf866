import { limitName } from '../../document/speech.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type RunColumn, runsTable } from '../runs-table.ts'
import { formatOf } from './number-format.ts'
import { addressOf, firstRow, inSheet, type SheetCell, type SheetText } from './sheet.ts'
import type { Edition } from '../../document/edition.ts'

const headOf = ({ about }: RunColumn, { say }: Language): string => {
  if ('name' in about) return say(`sheet.run.${about.name}`)
  return say(`sheet.run.${about.is}`, { limit: limitName(about.limit) })
}

const textOf = (kind: RunColumn['kind'], value: string | null, { say }: Language): string | null => {
  if (value === 'inf') return say('rate.inf')
  return kind === 'verdict' && value !== null ? say(`chart.mark.${value as 'pass'}`) : value
}

const cellOf = ({ kind }: RunColumn, value: string | number | null, language: Language): SheetCell =>
  typeof value === 'number'
    ? { value, look: 'number', format: formatOf(kind === 'count' ? 'count' : 'rate', value) }
    : { value: textOf(kind, value, language), look: 'line' }

/** Every run that was measured. */
export const runsSheet = (edition: Edition, above: Pick<SheetText, 'banner'>): SheetText => {
  const { columns, rows } = runsTable(edition.report)
  return {
    ...above,
    name: edition.say('sheet.runs'),
    title: edition.say('sheet.runs.title'),
    notes: [edition.say('sheet.runs.note')],
    heads: columns.map((column) => headOf(column, edition)),
    rows: rows.map((row) => columns.map((column) => cellOf(column, column.valueOf(row), edition))),
  }
}

const held: Readonly<Record<string, string>> = {
  'throughput/requests': 'requests_per_s',
  'load/concurrency': 'concurrency',
}

/** Where that sheet has a number of a run, such as `runs/7/throughput/requests`; null for what it does not have as it is. */
export const runCells = (report: Report, sheet: Pick<SheetText, 'name' | 'banner' | 'notes'>) => {
  const { columns } = runsTable(report)
  return (place: string): string | null => {
    const [, run = '', name = ''] = /^runs\/(\d+)\/(.+)$/.exec(place) ?? []
    const column = columns.findIndex(({ id }) => id === held[name])
    return column < 0 ? null : inSheet(sheet, addressOf(firstRow(sheet) - 1 + Number(run), column))
  }
}
