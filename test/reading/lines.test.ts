import { describe, expect, it } from 'vitest'
import { placesIn } from '../../src/reading/lines.ts'

describe('placesIn', () => {
  it('counts lines and columns from 1, a line end belonging to its line', () => {
    const place = placesIn('ab\n\ncd\n')
    expect([0, 2, 3, 4, 5, 7].map((offset) => place(offset))).toStrictEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
      { line: 4, column: 1 },
    ])
  })

  it('knows one line in a text without line ends', () => {
    expect(placesIn('')(0)).toStrictEqual({ line: 1, column: 1 })
    expect(placesIn('abc')(2)).toStrictEqual({ line: 1, column: 3 })
  })
})
