import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/reading/table.ts'

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
