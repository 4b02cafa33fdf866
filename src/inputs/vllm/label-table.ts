import type { Document, TableDocument } from '../../model/source.ts'
import { keyOfLabel } from './printed.ts'
import { levelIn, conditionsOf } from './conditions.ts'
import { withoutSeparators, type RawRecord } from '../../records/pick.ts'
import { derived, readWritten, type Written } from './written.ts'
import type { Input } from '../input.ts'
import { vllmCommand } from './command.ts'

/** One run by the names of the table. `level`: the load that the name of its column states. */
interface Entry {
  readonly at: string
  readonly cells: Readonly<Record<string, string>>
  readonly level: RawRecord
}

const isEnough = (names: readonly string[]): boolean => {
  const keys = new Set(names.map(keyOfLabel))
  const rate = keys.has('request_throughput') || (keys.has('completed') && keys.has('duration'))
  return rate && [...keys].some((key) => key?.endsWith('_ms'))
}

const rowNames = ({ header, rows }: TableDocument): readonly string[] =>
  rows.map(({ cells }) => cells[header[0] ?? ''] ?? '')

const levelsInRows = ({ rows }: TableDocument): readonly Entry[] =>
  rows.map(({ at, cells }) => ({ at, cells, level: {} }))

/** Labels in the first column, a level in each of the others. */
const levelsInColumns = (table: TableDocument): readonly Entry[] => {
  const [corner = '', ...columns] = table.header
  const names = rowNames(table)
  return columns.map((column, index) => ({
    at: `column:${index + 2}`,
    cells: Object.fromEntries(table.rows.map(({ cells }, row) => [names[row] ?? '', cells[column] ?? ''])),
    level: levelIn(column, corner),
  }))
}

const entriesOf = (document: Document): readonly Entry[] => {
  if (document.kind !== 'table') return []
  if (isEnough(document.header)) return levelsInRows(document)
  return isEnough(rowNames(document)) ? levelsInColumns(document) : []
}

const writtenOf = ({ cells, level }: Entry): Written => {
  const labelled = Object.entries(cells).flatMap(([name, cell]) => {
    const key = keyOfLabel(name)
    return key === null || cell === '' ? [] : [{ key, name, value: withoutSeparators(cell) }]
  })
  const others = Object.entries(cells).filter(([name, cell]) => keyOfLabel(name) === null && cell !== '')
  const { record, names } = conditionsOf(Object.fromEntries(others))
  return derived(
    { ...level, ...record, ...Object.fromEntries(labelled.map(({ key, value }) => [key, value])) },
    { ...names, ...Object.fromEntries(labelled.map(({ key, name }) => [key, name])) },
  )
}

/** Tables of what `vllm bench serve` prints: labels as columns with a run a row, or labels as rows with a run a column. */
export const labelTable: Input = {
  tool: 'vllm bench serve (table of printed labels)',
  lenient: true,
  notes: ['chunks'],
  marks: [],
  detect: (document) => entriesOf(document).length > 0,
  read: (document, from) =>
    readWritten(
      'labelTable',
      entriesOf(document).map((entry) => ({ at: entry.at, written: writtenOf(entry) })),
      from,
    ),
  command: vllmCommand,
}
