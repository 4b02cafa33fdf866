import { describe, expect, it } from 'vitest'
import { showsPlateau, throughputCurve } from '../../src/capacity/throughput-curve.ts'
import { levelsOf, slotLimitedSweep } from './some-throughputs.ts'

describe('throughputCurve', () => {
  it('starts at the origin and meets every level', () => {
    const curve = throughputCurve(slotLimitedSweep)
    expect([0, 16, 64, 128].map((n) => curve?.at(n))).toEqual([0, 6.8148, 16.33, 18.1])
  })
  it('stays at the best throughput from there on, though it was measured lower', () => {
    const curve = throughputCurve(slotLimitedSweep)
    expect([128, 200, 256, 1000].map((n) => curve?.at(n))).toEqual([18.1, 18.1, 18.1, 18.1])
    expect(curve?.flatFrom).toBe(256)
  })
  it('is a straight line up to a single level', () => {
    const curve = throughputCurve(levelsOf([128, 27.07]))
    expect(curve?.at(32)).toBeCloseTo(27.07 / 4, 12)
    expect(curve?.at(129)).toBe(27.07)
  })
  it('takes levels in any order, and the faster of two at one concurrency', () => {
    const curve = throughputCurve(levelsOf([8, 4], [4, 2], [8, 5]))
    expect([4, 8].map((n) => curve?.at(n))).toEqual([2, 5])
  })
  it('is null without a level that was measured', () => {
    expect(throughputCurve([])).toBeNull()
    expect(throughputCurve(levelsOf([0, 5], [8, 0]))).toBeNull()
  })
})

describe('showsPlateau', () => {
  it('is what a sweep past its best throughput does', () => {
    expect(showsPlateau(slotLimitedSweep)).toBe(true)
    expect(showsPlateau(slotLimitedSweep.slice(0, 5))).toBe(true)
  })
  it('begins at 95 % of the best', () => {
    const sweeps = [95, 94.9].map((before) => levelsOf([1, 1], [2, 2], [4, 4], [8, before], [16, 100]))
    expect(sweeps.map(showsPlateau)).toEqual([true, false])
  })
  it('is not what four levels do, nor a sweep that still climbs', () => {
    expect(showsPlateau(slotLimitedSweep.slice(2))).toBe(false)
    expect(showsPlateau(levelsOf([1, 1], [2, 2], [4, 4], [8, 8], [16, 15]))).toBe(false)
  })
  it('is not a matter of repeats', () => {
    expect(showsPlateau(levelsOf([1, 1], [2, 2], [4, 4], [4, 4], [4, 4]))).toBe(false)
  })
})
