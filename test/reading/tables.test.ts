import { describe, expect, it } from 'vitest'
import { readTables } from '../../src/reading/tables.ts'

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

  it('leaves other texts to others', () => {
    expect(readTables('Serving Benchmark Result\nSuccessful requests: 1\n')).toBeNull()
  })
})
