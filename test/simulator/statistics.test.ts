import { array, assert, integer, property, tuple } from '../property.ts'
import { describe, expect, it } from 'vitest'
import { once, summarize } from '../../simulator/statistics.ts'

describe('summarize', () => {
  it('agrees with numpy.mean, median, std and percentile', () => {
    const { mean, median, std, percentiles } = summarize(once(Float64Array.of(3, 1, 2, 10)), [25, 90, 99])
    expect(mean).toBe(4)
    expect(median).toBe(2.5)
    expect(std).toBeCloseTo(Math.sqrt(12.5), 12)
    expect(percentiles[0]).toBeCloseTo(1.75, 12)
    expect(percentiles[1]).toBeCloseTo(7.9, 12)
    expect(percentiles[2]).toBeCloseTo(9.79, 12)
  })

  it('takes a count for as many equal values', () => {
    const pairs = array(tuple(integer({ min: 0, max: 9 }), integer({ min: 0, max: 4 })))
    assert(
      property(pairs, (drawn) => {
        const all = [...drawn, [5, 1] as [number, number]]
        const values = Float64Array.from(all, ([value]) => value)
        const counts = Int32Array.from(all, ([, count]) => count)
        const expanded = Float64Array.from(all.flatMap(([value, count]) => Array<number>(count).fill(value)))
        const [counted, plain] = [summarize({ values, counts }, [1, 99]), summarize(once(expanded), [1, 99])]
        expect(counted.percentiles).toEqual(plain.percentiles)
        expect(counted.median).toBe(plain.median)
        expect(counted.mean).toBeCloseTo(plain.mean, 12)
        expect(counted.std).toBeCloseTo(plain.std, 12)
      }),
    )
  })

  it('does not make up a summary of nothing', () => {
    expect(() => summarize(once(new Float64Array(0)), [50])).toThrow('no values')
  })
})
