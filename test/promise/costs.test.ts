import { describe, expect, it } from 'vitest'
import { plainGaps, stepCost } from '../../src/promise/costs.ts'
import { measuredOf } from '../../src/promise/measured.ts'
import { workOf } from '../../src/promise/work.ts'
import { someEngine, someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const work = workOf(levels)!
const measured = levels.map((level) => measuredOf(level, work)!)

describe('the cost of a step', () => {
  it('is the line through plain gaps', () => {
    const gaps = [1, 4, 16].map((decoding) => ({ decoding, seconds: 0.01 + 0.002 * decoding, weight: 1 }))
    const { base, perSequence } = stepCost(gaps)
    expect([base, perSequence].map((cost) => Math.round(1e9 * cost))).toEqual([1e7, 2e6])
  })

  it('does not count levels without weight, and never falls with more requests', () => {
    const gaps = [
      { decoding: 1, seconds: 0.01, weight: 1 },
      { decoding: 8, seconds: 0.009, weight: 1 },
      { decoding: 16, seconds: 0.5, weight: 0 },
    ]
    expect(stepCost(gaps).perSequence).toBe(0)
    expect(stepCost(gaps).base).toBeLessThan(0.0101)
  })

  it('is near that of the server behind a sweep, by median gaps alone', () => {
    const { base, perSequence } = stepCost(plainGaps(measured, 1))
    expect(base / someEngine.base).toBeCloseTo(1, 1)
    expect(perSequence / someEngine.perSequence).toBeGreaterThan(0.8)
  })
})
