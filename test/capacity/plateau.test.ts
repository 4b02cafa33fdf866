import { describe, expect, it } from 'vitest'
import { plateauLoad } from '../../src/capacity/plateau.ts'
import { someLevel } from './some-levels.ts'

const run = (throughputs: readonly (number | null)[]) =>
  throughputs.map((throughput, index) => someLevel(2 ** index, 1, { throughput }))

describe('plateauLoad', () => {
  it('is the smallest load with 95 % of the peak', () => {
    const levels = [16, 32, 64, 96, 128, 256].map((load, index) =>
      someLevel(load, 1, { throughput: [6.8148, 11.02, 16.33, 17.32, 18.1, 17.67][index] ?? null }),
    )
    expect(plateauLoad(levels)).toBe(96)
    expect(plateauLoad(run([19, 20]))).toBe(1)
    expect(plateauLoad(run([18.9, 20]))).toBe(2)
  })
  it('skips levels without a throughput', () => {
    expect(plateauLoad(run([null, 5, null, 5]))).toBe(2)
  })
  it('is null without any', () => {
    expect([plateauLoad([]), plateauLoad(run([null, null]))]).toEqual([null, null])
  })
})
