import { describe, expect, it } from 'vitest'
import { welchDegrees, welchHalfWidth } from '../../src/maths/welch.ts'

const a = { mean: 10.74, std: 1.0853570840972107, samples: 5 }
const b = { mean: 12.4, std: 0.5597618541248885, samples: 4 }

describe('the difference of two means', () => {
  it('has the degrees of scipy.stats.ttest_ind(equal_var=False), and the interval of scipy.stats.t with those rounded down', () => {
    expect(welchDegrees(a, b)).toBeCloseTo(6.189727147505668, 9)
    expect(welchHalfWidth(a, b)).toBeCloseTo(1.3709986908005432, 9)
  })

  it('is open where a sample has one value, or neither varies', () => {
    expect(welchHalfWidth({ ...a, samples: 1 }, b)).toBeNull()
    expect(welchHalfWidth({ ...a, std: 0 }, { ...b, std: 0 })).toBeNull()
  })
})
