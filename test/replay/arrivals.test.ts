import { describe, expect, it } from 'vitest'
import { arrivalsOf, arrivalTimes, busyDay, keptShare, meanLoad, plannedRate } from '../../src/replay/arrivals.ts'
import { someSweep } from './some-sweep.ts'

const gapsOf = (burstiness: number): readonly number[] => {
  const times = arrivalTimes(20_000, { burstiness, variation: 0 }, 3)
  return [...times].map((time, i) => time - (times[i - 1] ?? 0))
}

describe('arrivals', () => {
  it.each([1, 0.5, 0.2])('come once a second on average, and vary as stated, %f', (burstiness) => {
    const gaps = gapsOf(burstiness)
    expect(gaps.reduce((a, b) => a + b, 0) / gaps.length).toBeCloseTo(1, 9)
    const variance = gaps.reduce((sum, gap) => sum + (gap - 1) ** 2, 0) / gaps.length
    expect(variance * burstiness).toBeGreaterThan(0.93)
    expect(variance * burstiness).toBeLessThan(1.07)
  })

  it('are Poisson unless something is stated, and never smoother', () => {
    expect(arrivalsOf({})).toEqual({ burstiness: 1, variation: 0 })
    expect(arrivalsOf({ burstiness: 4, variation: 0.1 })).toEqual({ burstiness: 1, variation: 0.1 })
  })

  it('are more on a busy day', () => {
    expect(busyDay({ burstiness: 1, variation: 0 }, 0.01)).toBe(1)
    expect(busyDay({ burstiness: 1, variation: 0.1 }, 0.01)).toBeCloseTo(1.2326, 3)
    expect(busyDay({ burstiness: 1, variation: 0.1 }, 0.9)).toBe(1)
  })
})

const { levels } = someSweep()

describe('the overflow rule', () => {
  it('keeps Poisson requests in flight at 32 or fewer 99 times in a hundred: 66 % of the throughput', () => {
    const level = { ...levels[0]!, concurrency: 32, throughput: 10 }
    expect((meanLoad(32, 0.01) * 10) / 32).toBeCloseTo(6.6, 1)
    expect(plannedRate([level], 0.001)).toBeLessThan(plannedRate([level], 0.01))
  })

  it('plans for 85 % of that, at the level that supports most, and for nothing without one', () => {
    const [low, high] = [
      { concurrency: 32, throughput: 10 },
      { concurrency: 64, throughput: 7 },
    ]
    expect(keptShare(32, 0.01)).toBe(0.85)
    expect(plannedRate([low, high], 0.01)).toBeCloseTo((0.85 * meanLoad(32, 0.01) * 10) / 32, 12)
    expect(plannedRate([low, { ...high, throughput: 12 }], 0.01)).toBeGreaterThan(plannedRate([low], 0.01))
    expect(plannedRate([], 0.01)).toBe(0)
  })

  it('leaves a place for the request that comes: of 2 what 1 holds, of 1 nothing', () => {
    expect(keptShare(10, 0.01)).toBe(0.85)
    expect(keptShare(8, 0.01)).toBeCloseTo(2.9061 / 3.5075, 4)
    expect(keptShare(2, 0.01)).toBeCloseTo(0.14855 / 0.43605, 4)
    expect(keptShare(1, 0.01)).toBe(0)
  })
})
