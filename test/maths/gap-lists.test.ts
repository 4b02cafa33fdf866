import { describe, expect, it } from 'vitest'
import { picked, totalsOf, tpotsOf } from '../../src/maths/gap-lists.ts'

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

describe('picked', () => {
  it('are the values of some requests in their order, no number where there is none', () => {
    expect([...picked(Float64Array.of(1, 2, 3), [2, 0, 5])]).toEqual([3, 1, Number.NaN])
  })
})

describe('tpotsOf', () => {
  it('divides the time after the first token by the tokens after it, of requests that have any', () => {
    const [ttft, e2e] = [Float64Array.of(1, 1, 1), Float64Array.of(4, 1, 2)]
    expect([...tpotsOf(ttft, e2e, Float64Array.of(4, 1, Number.NaN))]).toEqual([1])
  })
})
