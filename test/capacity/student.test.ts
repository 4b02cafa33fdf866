import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../src/capacity/normal.ts'
import { studentQuantile } from '../../src/capacity/student.ts'

describe('studentQuantile', () => {
  it.each([
    [0.975, 1, 12.7062],
    [0.975, 2, 4.30265],
    [0.975, 3, 3.18245],
    [0.975, 4, 2.77645],
    [0.975, 9, 2.26216],
    [0.95, 10, 1.81246],
    [0.995, 30, 2.75],
    [0.9995, 5, 6.86883],
  ])('has the printed value for p %d with %d degrees', (p, degrees, printed) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(printed, 3)
  })

  it('is 0 at the median and comes near the normal quantile with many degrees', () => {
    expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 9)
    expect(studentQuantile(0.975, 2001)).toBeCloseTo(normalQuantile(0.975), 2)
  })
})
