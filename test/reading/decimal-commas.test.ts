import { describe, expect, it } from 'vitest'
import { withDecimalPoints } from '../../src/reading/decimal-commas.ts'

const read = (delimiter: string, ...rows: readonly (readonly string[])[]) =>
  withDecimalPoints(
    rows.map((cells, i) => ({ line: i + 1, cells })),
    delimiter,
  )

describe('numbers of a table', () => {
  it('have the decimal commas of their column, or else of their table', () => {
    expect(read(';', ['0,881', '1,653'], ['10,528', '2,5']).rows.map(({ cells }) => cells)).toEqual([
      ['0.881', '1.653'],
      ['10.528', '2.5'],
    ])
  })

  it('have none by what another column holds, in a table that commas part', () => {
    const { rows, problems } = read(',', ['1.653', '2,100', '0,1'], ['3.070', '4,200', '0,1'])
    expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['1.653', ''],
      ['3.070', ''],
    ])
    expect(problems).toMatchObject([{ code: 'unclearNumbers', values: { text: '2,100' } }])
  })
})
