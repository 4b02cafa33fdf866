import { describe, expect, it } from 'vitest'
import { placeKey, type Entry } from '../../src/chart-parts/key.ts'
import { standingSwatch } from '../../src/chart-parts/swatch.ts'

const entry = (label: string): Entry => ({ label, swatch: standingSwatch('pass') })
const places = (groups: readonly (readonly string[])[], width = 200) =>
  placeKey(
    groups.map((labels) => labels.map(entry)),
    -50,
    width,
  )

describe('placeKey', () => {
  it('sets entries side by side and the next group below', () => {
    const { entries, height } = places([['a', 'b'], ['c']])
    expect(entries.map(({ label, y }) => [label, y])).toEqual([
      ['a', 7],
      ['b', 7],
      ['c', 24],
    ])
    expect(entries.map(({ x }) => x === -50)).toEqual([true, false, true])
    expect(height).toBe(34)
  })

  it('starts a new row when a row is full', () => {
    const { entries } = places([['aaaaaaaaaa', 'bbbbbbbbbb', 'c']])
    expect(entries.map(({ x, y }) => [x === -50, y])).toEqual([
      [true, 7],
      [true, 24],
      [false, 24],
    ])
  })

  it('gives a long label as many lines as it needs', () => {
    const { entries, height } = places([['one two three four five six seven', 'b']])
    expect(entries[0]?.lines.length).toBe(2)
    expect(entries[1]?.y).toBe(38)
    expect(height).toBe(48)
  })

  it('is empty without entries', () => {
    expect(places([[], []])).toEqual({ entries: [], height: 0 })
  })
})
