import { describe, expect, it } from 'vitest'
import { readTables } from '../../src/reading/tables.ts'

const groups = ['Run', 'Run', 'Run', 'Time', 'Time', 'Time', 'Time', 'Count', 'Count']
const fields = ['ID', 'Kind', 'Name', 'Start', 'ms', 'ms', 'ms', 'Good', 'Bad']
const units = ['', '', '', '', 'Mean', 'Median', 'Std Dev', '', '']
const row = ['x', 'a', 'n', '2026-01-01', '1', '2', '3', '4', '5']

const csv = (...rows: readonly (readonly string[])[]): string => `${rows.map((cells) => cells.join(',')).join('\n')}\n`

describe('a header of three rows', () => {
  it('gives each column the names above it', () => {
    const { documents, problems } = readTables(csv(groups, fields, units, row))!
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      {
        kind: 'table',
        rows: [{ at: 'row:4', cells: { 'Run | ID': 'x', 'Time | ms | Median': '2', 'Count | Bad': '5' } }],
      },
    ])
  })

  it.each([
    ['few columns', csv(['a', 'a'], ['b', 'c'], ['d', 'e'], ['1', '2'])],
    ['a row of numbers below the first', csv(groups, row, row, row)],
    [
      'names that differ',
      csv(
        fields.map((name, i) => `${name}${i}`),
        fields,
        units,
        row,
      ),
    ],
    ['rows of other lengths', csv(groups, fields.slice(1), units, row)],
  ])('is not seen in a table with %s', (_, text) => {
    const names = (readTables(text)?.documents ?? []).flatMap((one) => (one.kind === 'table' ? one.header : []))
    expect(names.filter((name) => name.includes(' | '))).toEqual([])
  })
})
