import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { elasticities, growthOf } from '../../src/capacity/elasticity.ts'
import { slotLimitedSweep } from './some-throughputs.ts'

const sweep = slotLimitedSweep.map(({ concurrency, throughput }) => ({ x: concurrency, y: throughput }))

describe('elasticities', () => {
  it('of a measured sweep fall from scaling to falling', () => {
    const found = elasticities(sweep)
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [16, 32],
      [32, 64],
      [64, 96],
      [96, 128],
      [128, 256],
    ])
    const expected = [0.693381, 0.56740057, 0.14516168, 0.15312054, -0.03468766]
    found.forEach(({ elasticity }, index) => expect(elasticity).toBeCloseTo(expected[index] ?? NaN, 7))
    expect(found.map(({ elasticity }) => growthOf(elasticity ?? NaN))).toEqual([
      'knee',
      'knee',
      'saturated',
      'saturated',
      'falling',
    ])
  })
  it('are the exponent of a power law, whatever the units', () => {
    const power = fc.double({ min: -2, max: 2, noNaN: true })
    const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(power, factor, (exponent, scale) => {
        const points = [1, 3, 8].map((x) => ({ x, y: scale * x ** exponent }))
        for (const { elasticity } of elasticities(points)) expect(elasticity).toBeCloseTo(exponent, 9)
      }),
    )
  })
  it('are null where a logarithm is missing, and none for a single point', () => {
    const points = [0, 1, 2, 2].map((x, index) => ({ x, y: index === 2 ? 0 : 5 }))
    expect(elasticities(points).map(({ elasticity }) => elasticity)).toEqual([null, null, null])
    expect(elasticities(points.slice(0, 1))).toEqual([])
    expect(
      elasticities([
        { x: 2, y: 1 },
        { x: 2, y: 3 },
      ])[0]?.elasticity,
    ).toBeNull()
  })
})

describe('growthOf', () => {
  it('has its bounds at 0.7, 0.2 and 0', () => {
    expect([1, 0.71, 0.7, 0.2, 0.19, 0, -0.01].map(growthOf)).toEqual([
      'scaling',
      'scaling',
      'knee',
      'knee',
      'saturated',
      'saturated',
      'falling',
    ])
  })
})
