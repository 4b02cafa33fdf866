import { describe, expect, it } from 'vitest'
import { totalsOf } from '../../src/maths/gap-lists.ts'

describe('totalsOf', () => {
  it('adds up the gaps of a request, whose longest is 0 without any', () => {
    expect(totalsOf(Float64Array.of(0.1, 0.5, 0.2))).toEqual({ sum: 0.1 + 0.5 + 0.2, longest: 0.5 })
    expect(totalsOf(new Float64Array())).toEqual({ sum: 0, longest: 0 })
  })

  it.each([Number.NaN, Infinity, -Infinity, 1e10])('makes %s no number, and what holds it', (gap) => {
    const gaps = Float64Array.of(0.1, gap, 0.2)
    expect(totalsOf(gaps)).toEqual({ sum: Number.NaN, longest: Number.NaN })
    expect([...gaps]).toEqual([0.1, Number.NaN, 0.2])
  })
})
