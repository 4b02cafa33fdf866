import { describe, expect, it } from 'vitest'
import {
  axisNumber,
  fraction,
  levelScale,
  linearScale,
  roomyTicks,
  threeDigits,
  valueAt,
  valueScale,
} from '../../src/chart-parts/scale.ts'

describe('valueScale', () => {
  it('goes from zero to a round number above the largest value', () => {
    expect(valueScale([2, 20], 1.5)).toEqual({ type: 'linear', domain: [0, 30], ticks: [0, 10, 20, 30] })
  })

  it('has a domain even if all values are zero', () => {
    const [low, high] = valueScale([0], 1.5).domain
    expect(high).toBeGreaterThan(low)
  })

  it('is logarithmic above a ratio of thirty, and never with a zero', () => {
    expect([[1, 30], [1, 31], [0, 31], []].map((values) => valueScale(values, 1.5).type)).toEqual([
      'linear',
      'log',
      'linear',
      'linear',
    ])
  })

  it('has room at both ends of a logarithmic scale and thinner ticks the more it spans', () => {
    expect(valueScale([1, 40], 2)).toEqual({ type: 'log', domain: [0.5, 80], ticks: [1, 3, 10, 30] })
    expect(valueScale([0.02, 8], 1.3).ticks).toEqual([0.03, 0.1, 0.3, 1, 3, 10])
    expect(valueScale([0.001, 1000], 1.3).ticks).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000])
  })
})

describe('linearScale', () => {
  it.each([
    [[0.3], [0, 0.1, 0.2, 0.3]],
    [[95], [0, 25, 50, 75, 100]],
    [[8], [0, 2, 4, 6, 8]],
    [[1331], [0, 500, 1000, 1500]],
    [[0], [0, 0.25, 0.5, 0.75, 1]],
    [[], [0, 0.25, 0.5, 0.75, 1]],
  ])('has a few round ticks from zero to above %j', (values, ticks) => {
    expect(linearScale(values)).toEqual({ type: 'linear', domain: [0, ticks.at(-1)], ticks })
  })
})

describe('valueAt', () => {
  it.each([levelScale([1, 256]), valueScale([10, 256], 1.5)])('is the inverse of the fraction on $type', (scale) => {
    for (const value of [10, 100, 200]) expect(valueAt(scale, fraction(scale, value))).toBeCloseTo(value, 9)
    expect(valueAt(scale, 1.5)).toBeCloseTo(scale.domain[1], 9)
    expect(valueAt(scale, -1)).toBe(scale.domain[0])
  })
})

describe('levelScale', () => {
  it('has a tick at each measured level', () => {
    expect(levelScale([8, 1, 24, 8, 0]).ticks).toEqual([1, 8, 24])
  })

  it('leaves room around a single level', () => {
    const [low, high] = levelScale([16]).domain
    expect(low).toBeLessThan(16)
    expect(high).toBeGreaterThan(16)
  })
})

describe('fraction', () => {
  it.each([levelScale([1, 256]), valueScale([10, 256], 1.5)])('runs from 0 to 1 on $type', (scale) => {
    const [low, high] = scale.domain
    expect(fraction(scale, low)).toBe(0)
    expect(fraction(scale, high)).toBeCloseTo(1, 12)
    expect(fraction(scale, scale.type === 'log' ? Math.sqrt(low * high) : (low + high) / 2)).toBeCloseTo(0.5, 12)
  })
})

describe('roomyTicks', () => {
  const sweep = levelScale([1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384])
  const labelled = (length: number, first?: readonly number[]) =>
    roomyTicks(sweep, length, first).toSorted((a, b) => a - b)

  it('keeps all where there is room', () => {
    expect(labelled(900)).toEqual(sweep.ticks)
  })

  it('keeps both ends first and then as many as fit', () => {
    expect(labelled(400)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 384])
    expect(labelled(60)).toEqual([1, 4, 32, 384])
  })

  it('keeps the ticks that are asked for before the ends', () => {
    expect(labelled(380, [256])).not.toContain(384)
    expect(labelled(60, [192, 128])).toContain(192)
  })
})

describe('numbers', () => {
  it('have at most three digits on an axis where they are not whole, thousands grouped', () => {
    expect([0.1, 10, 1024, 1.23456].map(axisNumber)).toEqual(['0.1', '10', '1,024', '1.23'])
  })

  it('keep zeros that were measured in a table', () => {
    expect([26.842, 3, 180.72, 0.5221].map(threeDigits)).toEqual(['26.8', '3.00', '181', '0.522'])
  })
})
