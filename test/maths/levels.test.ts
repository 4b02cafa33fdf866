import { describe, expect, it } from 'vitest'
import { chosen, inOrder, unbrokenRun, usedShare } from '../../src/maths/levels.ts'
import { someLevel, someMetric, sweep } from './some-levels.ts'

const loads = (levels: readonly { readonly load: number }[]) => levels.map(({ load }) => load)

describe('inOrder', () => {
  it('sorts by the offered load, not by the achieved one', () => {
    const levels = [
      someLevel(11.5, 1, { order: 40 }),
      someLevel(12, 1, { order: 20 }),
      someLevel(9.9, 1, { order: 10 }),
    ]
    expect(loads(inOrder(levels))).toEqual([9.9, 12, 11.5])
  })
})

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
