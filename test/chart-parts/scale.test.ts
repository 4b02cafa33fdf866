import { describe, expect, it } from 'vitest'
import {
  fraction,
  isWide,
  levelScale,
  linearScale,
  logScale,
  rounded,
  tightScale,
  valueAt,
  valueScale,
} from '../../src/chart-parts/scale.ts'

describe('linearScale', () => {
  it.each([
    [[33.8], [0, 10, 20, 30, 40]],
    [[1.83], [0, 0.5, 1, 1.5, 2]],
    [[0.0007], [0, 0.0002, 0.0004, 0.0006, 0.0008]],
    [
      [120, 20],
      [0, 25, 50, 75, 100, 125, 150],
    ],
  ])('goes for %j from zero to a round number above', (values, ticks) => {
    const scale = linearScale(values)
    expect(scale.ticks).toEqual(ticks)
    expect(scale.domain).toEqual([0, ticks.at(-1)])
  })

  it('has a domain even if all values are zero', () => {
    const [low, high] = linearScale([0]).domain
    expect(high).toBeGreaterThan(low)
  })
})

describe('tightScale', () => {
  it('ends just above the largest value', () => {
    expect(tightScale([2.9])).toEqual({ type: 'linear', domain: [0, 3.074], ticks: [0, 0.5, 1, 1.5, 2, 2.5, 3] })
  })
})

describe('logScale', () => {
  it('has room at both ends and thinner ticks the more it spans', () => {
    expect(logScale([1, 10])).toEqual({ type: 'log', domain: [0.769231, 13], ticks: [1, 2, 5, 10] })
    expect(logScale([0.02, 8]).ticks).toEqual([0.03, 0.1, 0.3, 1, 3, 10])
  })
})

describe('levelScale', () => {
  it('has a tick at each measured level', () => {
    expect(levelScale([8, 1, 24, 8]).ticks).toEqual([1, 8, 24])
  })

  it('leaves room around a single level', () => {
    const [low, high] = levelScale([16]).domain
    expect(low).toBeLessThan(16)
    expect(high).toBeGreaterThan(16)
  })
})

describe('valueScale', () => {
  it('is logarithmic from a ratio of thirty on, and never with a zero', () => {
    expect([[1, 30], [1, 31], [0, 31], []].map((values) => isWide(values))).toEqual([false, true, false, false])
    expect(valueScale([1, 31]).type).toBe('log')
    expect(valueScale([0, 31]).type).toBe('linear')
  })
})

describe('fraction', () => {
  it.each([logScale([1, 256]), linearScale([1, 256])])('and valueAt undo each other on $type', (scale) => {
    expect(fraction(scale, scale.domain[0])).toBe(0)
    expect(fraction(scale, scale.domain[1])).toBeCloseTo(1, 12)
    for (const value of [1, 7, 200]) expect(valueAt(scale, fraction(scale, value))).toBeCloseTo(value, 9)
  })
})

describe('rounded', () => {
  it('keeps six significant digits', () => {
    expect([26.842539464, 0.000123456789, 0].map(rounded)).toEqual([26.8425, 0.000123457, 0])
  })
})
