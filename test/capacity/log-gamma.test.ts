import { describe, expect, it } from 'vitest'
import { logGamma } from '../../src/capacity/log-gamma.ts'

describe('logGamma', () => {
  it.each([
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [2, 0],
    [5, Math.log(24)],
    [11, Math.log(3628800)],
    [0.001, 6.907178885383853],
    [1234.5, 7550.550901077896],
    [1e6, 12815504.569147611],
  ])('at %d is %d', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(expected)))
  })
})
