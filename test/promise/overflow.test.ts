import { describe, expect, it } from 'vitest'
import { kept, limitLevel, overflowRate, plannedRate } from '../../src/promise/overflow.ts'
import { someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const judged = (...verdicts: readonly ('pass' | 'fail' | 'unknown')[]) =>
  verdicts.map((verdict, i) => ({ ...levels[i]!, verdict }))

describe('the limit of a sweep', () => {
  it('is the highest level of the unbroken run of passes', () => {
    expect(limitLevel(judged('pass', 'pass', 'fail', 'pass'))?.concurrency).toBe(2)
    expect(limitLevel(judged('pass', 'unknown'))?.concurrency).toBe(1)
    expect(limitLevel(judged('pass', 'pass', 'pass'))?.concurrency).toBe(4)
    expect(limitLevel(judged('fail', 'pass'))).toBeNull()
  })
})

describe('the overflow rule', () => {
  it('keeps Poisson requests in flight at 32 or fewer 99 times in a hundred: 66 % of the throughput', () => {
    const level = { ...levels[0]!, concurrency: 32, throughput: 10 }
    expect(overflowRate(level, 0.01)).toBeCloseTo(6.6, 1)
    expect(overflowRate(level, 0.001)).toBeLessThan(overflowRate(level, 0.01))
  })

  it('plans for 85 % of that, at the level that supports most, and for nothing without one', () => {
    const [low, high] = [
      { concurrency: 32, throughput: 10 },
      { concurrency: 64, throughput: 7 },
    ]
    expect(kept).toBe(0.85)
    expect(plannedRate([low, high], 0.01)).toBe(0.85 * overflowRate(low, 0.01))
    expect(plannedRate([low, { ...high, throughput: 12 }], 0.01)).toBeGreaterThan(plannedRate([low], 0.01))
    expect(plannedRate([], 0.01)).toBe(0)
  })
})
