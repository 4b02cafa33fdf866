import { describe, expect, it } from 'vitest'
import { normalDensity, normalQuantile } from '../../src/capacity/normal.ts'

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
