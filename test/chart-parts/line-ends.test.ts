import { describe, expect, it } from 'vitest'
import { placeLineEnds, type LineEnd } from '../../src/chart-parts/line-ends.ts'
import { lineStyle } from '../../src/chart-parts/palette.ts'
import { lineSwatch } from '../../src/chart-parts/swatch.ts'

const end = (label: string, y: number): LineEnd => ({ label, y, swatch: lineSwatch(lineStyle(0)) })
const plot = { height: 200, widthFor: (margin: number) => 500 - margin }
const place = (...ends: readonly LineEnd[]) => placeLineEnds(ends, plot)
const middles = (...ends: readonly LineEnd[]) => place(...ends)?.entries.map(({ label, y }) => [label, y])

describe('placeLineEnds', () => {
  it('puts each label at the height of its line, right of the plot', () => {
    expect(middles(end('low', 150), end('high', 20))).toEqual([
      ['high', 20],
      ['low', 150],
    ])
    const placed = place(end('low', 150), end('high', 20))
    expect(placed?.entries[0]?.x).toBe(500 - (placed?.width ?? 0) + 10)
  })

  it('moves labels that would overlap a little apart', () => {
    expect(middles(end('a', 100), end('b', 104))).toEqual([
      ['a', 100],
      ['b', 116],
    ])
  })

  it('keeps the labels of lines that end at the bottom on the drawing', () => {
    expect(middles(end('a', 197), end('b', 199))).toEqual([
      ['a', 189],
      ['b', 205],
    ])
  })

  it('wraps long labels', () => {
    expect(place(end('2× RTX 5090 TP2', 50), end('b', 150))?.entries[0]?.lines).toEqual(['2× RTX 5090', 'TP2'])
  })

  it.each([
    ['one line', [end('a', 10)]],
    ['five lines', [0, 40, 80, 120, 160].map((y) => end('a', y))],
    ['lines that end too close', [100, 101, 102].map((y) => end('a', y))],
    ['labels of more than three lines', [end('layout '.repeat(20), 50), end('b', 150)]],
  ])('leaves %s to the legend', (_, ends) => {
    expect(place(...ends)).toBeNull()
  })
})
