import { describe, expect, it } from 'vitest'
import { normalDensity, normalQuantile, studentQuantile } from '../../src/maths/normal.ts'

const factor = (p: number) => Math.sqrt(p * (1 - p)) / normalDensity(normalQuantile(p))

describe('normalQuantile', () => {
  it.each([
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.999, 3.090232306167813],
    [0.07, -1.4757910281791702],
    [1e-9, -5.9978070150076874],
    [1e-300, -37.0471],
  ])('at %d is %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, expected < -30 ? 4 : 13)
  })
  it('is infinite at the ends', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity])
  })
  it('gives the spread factors of p99 and p95', () => {
    expect([factor(0.99), factor(0.95)].map((value) => value.toFixed(3))).toEqual(['3.733', '2.113'])
  })
})

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
