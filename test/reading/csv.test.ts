import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/reading/csv.ts'

describe('parseCsv', () => {
  it('trims cells, also inside quotes and around them', () => {
    expect(parseCsv('a, b \n"\t1", "x,y" \n', ',')).toStrictEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x,y'] },
    ])
  })

  it('counts lines of the file, over blank lines and line ends within quotes', () => {
    expect(parseCsv('a,b\n\n1,"x\ny"\n\n3,4', ',')).toStrictEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: [''] },
      { line: 3, cells: ['1', 'x\ny'] },
      { line: 5, cells: [''] },
      { line: 6, cells: ['3', '4'] },
    ])
  })

  it('keeps empty cells between tabs', () => {
    expect(parseCsv('\ta\t\n', '\t')).toStrictEqual([{ line: 1, cells: ['', 'a', ''] }])
  })

  it('keeps rows of any width and quotes in the middle of cells', () => {
    expect(parseCsv('a,b\n1\n1,2,3\nx "y" z,1\n', ',')).toMatchObject([
      { cells: ['a', 'b'] },
      { cells: ['1'] },
      { cells: ['1', '2', '3'] },
      { cells: ['x "y" z', '1'] },
    ])
  })

  it('stops after a number of rows', () => {
    expect(parseCsv('a\nb\nc\n"d', ',', 2)).toHaveLength(2)
  })

  it('tells the line of the row whose quote stays open', () => {
    expect(parseCsv('a,b\n1,"x\n2,y\n', ',')).toStrictEqual({ brokenAt: 2 })
    expect(parseCsv('a,b\n1,"x', ',')).toStrictEqual({ brokenAt: 2 })
  })
})
