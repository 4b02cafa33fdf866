import { describe, expect, it } from 'vitest'
import { tailSum } from '../../src/capacity/tail-sum.ts'

describe('tailSum', () => {
  it('is 1 when the first ratio ends the tail', () => {
    expect(tailSum(() => 0)).toBe(1)
  })
  it('sums a geometric series', () => {
    expect(tailSum(() => 0.5)).toBeCloseTo(2, 14)
  })
  it('sums the exponential series', () => {
    expect(tailSum((step) => 1 / (step + 1))).toBeCloseTo(Math.E, 14)
  })
})
