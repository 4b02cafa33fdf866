import type { Contents } from './contents.ts'
import { parseCsv, type CsvRow } from './csv.ts'
import { fromHeader, isBlank, sniffDelimiter, startsTable } from './delimiter.ts'
import { readTable, type Block } from './table.ts'

/** Index of each row that heads a table: the first, and after a blank line those that can only be names. */
const headerIndexes = (rows: readonly CsvRow[]): readonly number[] =>
  rows.flatMap((row, index) => {
    const above = rows[index - 1]
    const below = rows[index + 1]
    return !above || (isBlank(above) && below && !isBlank(below) && startsTable(row)) ? [index] : []
  })

const isRepeated = (row: CsvRow, header: CsvRow): boolean =>
  row.cells.length === header.cells.length && row.cells.every((cell, index) => cell === header.cells[index])

const toBlocks = (rows: readonly CsvRow[], cut: boolean): readonly Block[] => {
  const starts = headerIndexes(rows)
  return starts.flatMap((start, index) => {
    const [header, ...rest] = rows.slice(start, starts[index + 1])
    if (!header) return []
    const data = rest.filter((row) => !isBlank(row) && !isRepeated(row, header))
    return [{ header, rows: data, cut: cut && index === starts.length - 1 }]
  })
}

/** The tables of a delimited text, several when blank lines part them; null when the text is not a table. */
export const readTables = (original: string): Contents | null => {
  const text = original.replaceAll(/\r\n?/g, '\n')
  const delimiter = sniffDelimiter(text)
  if (delimiter === null) return null
  const rows = parseCsv(text, delimiter)
  if ('brokenAt' in rows) {
    const problem = { code: 'brokenTable', where: `line:${rows.brokenAt}`, values: { line: rows.brokenAt } } as const
    return { documents: [], problems: [problem] }
  }
  const tables = toBlocks(fromHeader(rows), !text.endsWith('\n')).map(readTable)
  return {
    documents: tables.flatMap(({ documents }) => documents),
    problems: tables.flatMap(({ problems }) => problems),
  }
}
