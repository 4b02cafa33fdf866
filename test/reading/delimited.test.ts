import { describe, expect, it } from 'vitest'
import { fromHeader, isBlank, parseCsv, sniffDelimiter, startsTable } from '../../src/reading/delimited.ts'

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

const row = (...cells: readonly string[]) => ({ line: 1, cells })

describe('sniffDelimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['a;b\n1,5;2,5\n', ';'],
    ['a\tb, in ms\tc, in ms\n1\t2\t3\n', '\t'],
    ['# remark, with a comma\n\na,b\n1,2\n', ','],
    ['P99 TTFT (ms),"req/s, mean"\n1,2', ','],
    [',1,2\nconcurrency,1,2\n', ','],
    ['gpu,rate\n8xH100,inf\n8xH100,16\n', ','],
    ['a,b,c\n1,2,3\n\n\nx,y\n', ','],
  ])('finds that of %j', (text, delimiter) => {
    expect(sniffDelimiter(text)).toBe(delimiter)
  })

  it.each([
    [''],
    ['a\n1\n'],
    ['a,b\n'],
    ['1,2\n3,4\n'],
    ['Dear customer, hello\nthis is a letter, with commas\n'],
    ['2025-01-01 00:00:00,123 INFO x\n2025-01-01 00:00:01,124 INFO 7\n'],
    ["Namespace(a='b', c=1)\n1, 2\n"],
    ['a,b,c\n1\n2\n3\n'],
    ['# HELP vllm:x y\nvllm:x{a="1",b="2"} 3\nvllm:x{a="1",b="3"} 4\n'],
    [`${'a,'.repeat(60_000)}b\n1,2\n`],
  ])('finds none in %j', (text) => {
    expect(sniffDelimiter(text)).toBeNull()
  })
})

describe('fromHeader', () => {
  it('drops blank lines and remarks before the header only', () => {
    const rows = [row(''), row('# x'), row('#', 'y'), row('a', 'b'), row('# 1', '2')]
    expect(fromHeader(rows)).toStrictEqual(rows.slice(3))
    expect(fromHeader(rows.slice(0, 3))).toStrictEqual([])
  })
})

describe('startsTable', () => {
  it('wants names only', () => {
    expect(startsTable(row('Metric', 'Value'))).toBe(true)
    expect(startsTable(row('8xH100', '16'))).toBe(false)
    expect(startsTable(row('Metric'))).toBe(false)
  })
})

describe('isBlank', () => {
  it('is true for rows of delimiters', () => {
    expect([row(''), row('', ''), row('', '0')].map(isBlank)).toStrictEqual([true, true, false])
  })
})
