import { describe, expect, it } from 'vitest'
import { chosen, unbrokenRun, usedShare } from '../../src/maths/levels.ts'
import { someMetric, sweep } from './some-levels.ts'

const loads = (levels: readonly { readonly load: number }[]) => levels.map(({ load }) => load)

describe('unbrokenRun', () => {
  it.each([
    ['ppp', [1, 2, 4]],
    ['ppfp', [1, 2]],
    ['pup', [1]],
    ['fp', []],
    ['', []],
  ])('of %j is %j', (letters, expected) => {
    expect(loads(unbrokenRun(sweep(letters)))).toEqual(expected)
  })
})

describe('usedShare', () => {
  it('is the value relative to its threshold', () => {
    expect(usedShare(someMetric(1.5, 3))).toBe(0.5)
  })
  it('is null without a metric, a value or a positive threshold', () => {
    expect([undefined, someMetric(null, 3), someMetric(1, 0)].map(usedShare)).toEqual([null, null, null])
  })
})

describe('chosen', () => {
  it('is the same in whatever order repeats were read, also of two that say nothing for different reasons', () => {
    const unknown = { verdict: 'unknown', value: null, violations: null, samples: null } as const
    const repeats = [
      { ...unknown, reason: 'metricMissing' },
      { ...unknown, reason: 'failures' },
    ]
    expect(chosen(repeats, 'worst').reason).toBe('failures')
    expect(chosen(repeats.toReversed(), 'worst').reason).toBe('failures')
  })
})
