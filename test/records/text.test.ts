import { describe, expect, it } from 'vitest'
import { tablesIn } from '../../src/records/text.ts'

const text = `Notes
| a | b |
|---|--:|
| 1 | 2 |
| 3 |

| a | c |
|---|---|
| 4 | 5 |
`

describe('tablesIn', () => {
  it('gives the rows of the tables that have the columns, with their lines', () => {
    expect(tablesIn(text, ['a', 'b'])).toEqual([
      { line: 4, head: 2, cells: { a: '1', b: '2' } },
      { line: 5, head: 2, cells: { a: '3', b: '' } },
    ])
    expect(tablesIn(text, ['c'])).toEqual([{ line: 9, head: 7, cells: { a: '4', c: '5' } }])
    expect(tablesIn(text, ['d'])).toEqual([])
  })
})
