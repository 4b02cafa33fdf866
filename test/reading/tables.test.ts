import { describe, expect, it } from 'vitest'
import { readTable, readTables } from '../../src/reading/tables.ts'

const table = (lines: readonly string[], cut = false) => {
  const [header, ...rows] = lines.map((line, index) => ({ line: index + 1, cells: line.split(',') }))
  return readTable({ header: header ?? { line: 1, cells: [] }, rows, cut })
}

describe('readTable', () => {
  it('keys cells by column name and rows by line', () => {
    expect(table(['a,b', '1,x', '2,'])).toStrictEqual({
      documents: [
        {
          kind: 'table',
          header: ['a', 'b'],
          rows: [
            { at: 'row:2', cells: { a: '1', b: 'x' } },
            { at: 'row:3', cells: { a: '2', b: '' } },
          ],
        },
      ],
      problems: [],
    })
  })

  it('leaves out row numbers under an empty name, and keeps row labels', () => {
    expect(table([',a', '0,x', '0,y'])).toMatchObject({ documents: [{ header: ['a'] }], problems: [] })
    expect(table([',1', 'ttft,2'])).toMatchObject({
      documents: [{ header: ['', '1'], rows: [{ cells: { '': 'ttft', 1: '2' } }] }],
      problems: [],
    })
  })

  it('ignores a column without a name, and says so when it has values', () => {
    expect(table(['a,,b', '1,2,3', '4,,6'])).toMatchObject({
      documents: [{ header: ['a', 'b'], rows: [{ cells: { a: '1', b: '3' } }, { cells: { a: '4', b: '6' } }] }],
      problems: [{ code: 'unnamedColumn', where: 'row:1', values: { column: 2, rows: 1 } }],
    })
    expect(table(['a,b,', '1,2,'])).toMatchObject({ documents: [{ header: ['a', 'b'] }], problems: [] })
  })

  it('uses the first of columns with the same name', () => {
    expect(table(['a,b,a,a', '1,2,3,4'])).toMatchObject({
      documents: [{ header: ['a', 'b'], rows: [{ cells: { a: '1', b: '2' } }] }],
      problems: [{ code: 'duplicateColumn', where: 'row:1', values: { name: 'a', columns: 3 } }],
    })
  })

  it('leaves out a table whose every row is wider than its header', () => {
    expect(table(['a,b', '0,1,2', '1,3,4'])).toStrictEqual({
      documents: [],
      problems: [{ code: 'shiftedHeader', where: 'row:1', values: { header: 2, row: 3 } }],
    })
  })

  it('leaves out rows that are too wide, but not for empty cells at the end', () => {
    expect(table(['a,b', '1,2,3', '4,5', '6,7,,'])).toMatchObject({
      documents: [{ rows: [{ at: 'row:3' }, { at: 'row:4', cells: { a: '6', b: '7' } }] }],
      problems: [{ code: 'raggedRow', where: 'row:2', values: { header: 2, row: 3 } }],
    })
  })

  it('lets a row end where others are empty, and no earlier', () => {
    expect(table(['a,b,c,d', '1,2,,', '3,4', '5', '67,,'])).toMatchObject({
      documents: [{ rows: [{ at: 'row:2' }, { at: 'row:3', cells: { a: '3', b: '4', c: '', d: '' } }] }],
      problems: [
        { code: 'raggedRow', where: 'row:4', values: { header: 4, row: 1 } },
        { code: 'raggedRow', where: 'row:5', values: { header: 4, row: 3 } },
      ],
    })
  })

  it('trusts no short row at the end of a file that stops without a line end', () => {
    const lines = ['a,b,c', '1,2,', '3,4']
    expect(table(lines, true)).toMatchObject({ documents: [{ rows: [{}] }], problems: [{ where: 'row:3' }] })
    expect(table(lines, false)).toMatchObject({ documents: [{ rows: [{}, {}] }], problems: [] })
  })

  it('has a place for any column name', () => {
    const { documents } = table(['__proto__,b', '1,2'])
    expect(documents[0]).toMatchObject({ header: ['__proto__', 'b'] })
    expect(documents[0]?.kind === 'table' && Object.keys(documents[0].rows[0]?.cells ?? {})).toContain('__proto__')
  })
})

const shapes = (text: string) =>
  readTables(text)?.documents.map((document) => {
    if (document.kind !== 'table') return document.kind
    return `${document.header.join()}: ${document.rows.map(({ at }) => at).join()}`
  })

describe('readTables', () => {
  it('reads every line end, also mixed', () => {
    expect(shapes('a,b\r\n1,2\n3,4\r5,6')).toStrictEqual(['a,b: row:2,row:3,row:4'])
  })

  it('passes over blank lines and repeated headers', () => {
    expect(shapes('a,b\n1,2\n\n3,4\na,b\n5,6\n,\n\n')).toStrictEqual(['a,b: row:2,row:4,row:6'])
  })

  it('parts tables at a blank line before names', () => {
    expect(shapes('Metric,avg,p99\nx,1,2\n\nMetric,Value\ny,3\n\n\nEndpoint,Info\nz,on\n')).toStrictEqual([
      'Metric,avg,p99: row:2',
      'Metric,Value: row:5',
      'Endpoint,Info: row:9',
    ])
  })

  it('does not take a last line without rows for a table', () => {
    expect(shapes('a,b\n1,2\n\nsum,none\n')).toStrictEqual(['a,b: row:2,row:4'])
  })

  it('leaves out a table whose quotes do not close', () => {
    const rows = '1,2\n'.repeat(60)
    expect(readTables(`a,b\n${rows}1,"2\n`)).toStrictEqual({
      documents: [],
      problems: [{ code: 'brokenTable', where: 'line:62', values: { line: 62 } }],
    })
  })

  it('passes over a title and what tells spreadsheets the delimiter', () => {
    const csv = 'a,b,c,d\n1,2,3,4\n'
    const [read] = readTables(`Results,,,\nDate,2026/9/5,,\n\n${csv}`)?.documents ?? []
    expect(read).toMatchObject({ header: ['a', 'b', 'c', 'd'], rows: [{ at: 'row:5', cells: { d: '4' } }] })
    expect(readTables(`sep=;\n${csv.replaceAll(',', ';')}`)?.documents).toMatchObject([{ rows: [{ at: 'row:3' }] }])
  })

  it.each([
    ['decides by a column', 'a;b\n1;0,881\n64;10,526\n', ['0.881', '10.526'], 0],
    ['decides by the table', 'a;b\n1,5;2,000\n2,5;1.144\n', ['2.000', '1144'], 0],
    ['takes commas for thousands beside points', 'a\tb\n0.5\t2,000\n1.5\t1,144\n', ['2,000', '1,144'], 0],
    ['takes quoted commas for thousands', 'a,b\n1,"2,000"\n2,"1,144"\n', ['2,000', '1,144'], 0],
    ['takes none where nothing decides', 'a;b\n1;2,000\n2;1,144\n', ['', ''], 2],
    ['takes none of both in one column', 'a;b\n1;2,5\n2;1.5\n3;1,144\n', ['', '1.5', ''], 2],
  ])('reads decimal commas: %s', (_, text, expected, open) => {
    const read = readTables(text)
    const [first] = read?.documents ?? []
    expect(first?.kind === 'table' ? first.rows.map(({ cells }) => cells['b']) : null).toEqual(expected)
    expect(read?.problems.map(({ code, values }) => [code, values['cells']])).toEqual(
      open > 0 ? [['unclearNumbers', open]] : [],
    )
  })

  it('leaves other texts to others', () => {
    expect(readTables('Serving Benchmark Result\nSuccessful requests: 1\n')).toBeNull()
  })
})

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
