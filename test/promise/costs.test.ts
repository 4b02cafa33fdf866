import { describe, expect, it } from 'vitest'
import { leftGaps, medianGaps, stepCost } from '../../src/promise/costs.ts'
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
    const { base, perSequence } = stepCost(medianGaps(measured, 1))
    expect(base / someEngine.base).toBeCloseTo(1, 1)
    expect(perSequence / someEngine.perSequence).toBeGreaterThan(0.8)
  })
})

describe('what prefill leaves of a gap', () => {
  const mixed = measured.map((level, i) => (i < 5 ? level : { ...level, throughput: 50 }))

  it('stands where most steps have prefill in them, and nowhere else', () => {
    const gaps = leftGaps(mixed, { chunks: 1, seconds: 0.008 })!
    expect(gaps.slice(0, 5)).toEqual(medianGaps(mixed, 1).slice(0, 5))
    expect(gaps[5]!.seconds / mixed[5]!.itl.mean).toBeCloseTo(1 - 50 * 0.008, 12)
    expect(gaps[5]!.weight).toBeGreaterThan(0)
  })

  it('is not asked for where the median shows every level', () => {
    expect(leftGaps(measured.slice(0, 3), { chunks: 1, seconds: 0.02 })).toBeNull()
  })

  it('counts for nothing where prefill takes all', () => {
    expect(leftGaps(mixed, { chunks: 1, seconds: 0.03 })![5]!.weight).toBe(0)
  })
})
