import { describe, expect, it } from 'vitest'
import { limitLevel, overflowRate } from '../../src/promise/overflow.ts'
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
})
