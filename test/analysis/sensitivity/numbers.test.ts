import { describe, expect, it } from 'vitest'
import { roundingAt } from '../../../src/analysis/sensitivity/numbers.ts'
import type { Plan } from '../../../src/model/plan.ts'
import { onlySeries, someArrivals } from '../some-sweep.ts'
import { assumptionOf, at, measured, twoLevels, usersOf } from './some-base.ts'

const written = (requests: number, requestsRounding: number) => ({ throughput: { requests, requestsRounding } })

/** Throughput written coarsely. */
const rounded = [at(64, 2, written(15.875, 0.0625)), at(128, 4, written(31.75, 0.0625))]

const valuesAt = (name: string, plan: Partial<Plan> = {}, runs = twoLevels) =>
  assumptionOf(onlySeries(runs, plan), name).ends.map(({ value }) => value)

describe('numbersOf', () => {
  it('moves times and thresholds by half, and the accepted chance from a tenth to five times', () => {
    expect(valuesAt('interval')).toEqual([1.5, 4.5])
    expect(valuesAt('ttft.p99')).toEqual([1.5, 4.5])
    expect(valuesAt('itl.p99')).toEqual([0.06, 0.18])
    expect(valuesAt('overflow')).toEqual([0.001, 0.05])
  })

  it('accepts a chance of one half at most', () => {
    expect(valuesAt('overflow', { overflow: 0.2 })).toEqual([0.02, 0.5])
  })

  it('moves the throughput of the limit by how it was written, and the time in the system with it', () => {
    const found = assumptionOf(onlySeries(rounded), 'throughput')
    expect(found).toMatchObject({ base: 15.875, range: 'rounding' })
    expect(found.ends.map(({ throughput, latency }) => [throughput, latency])).toEqual([
      [15.8125, 64 / 15.8125],
      [15.9375, 64 / 15.9375],
    ])
    const [low, high] = usersOf(found)
    expect(low).toBeLessThanOrEqual(high!)
  })

  it('does not mention a rounding too fine to move anything', () => {
    const { sensitivity } = onlySeries(twoLevels)
    expect(sensitivity?.assumptions.map(({ parameter }) => parameter)).not.toContain('throughput')
  })

  it('moves a single planned share by half, and never above the whole', () => {
    const runs = [someArrivals('p', 8, 8), someArrivals('f', 16, 12)]
    expect(valuesAt('share', { utilizations: [0.8] }, runs)).toEqual([0.4, 1])
    expect(valuesAt('share', { utilizations: [0.6, 0.9] }, runs)).toEqual([0.6, 0.9])
  })
})

describe('roundingAt', () => {
  it('is the coarsest of the repeats of the level', () => {
    const runs = [at(64, 2, written(8.5, 0.05)), at(64, 2, written(8.4, 0.005))].map((run, i) => ({
      ...run,
      id: `r${i + 1}`,
    }))
    const [point] = onlySeries(runs).points
    expect(roundingAt(point, measured(runs))).toBe(0.05)
    expect(roundingAt(undefined, measured(runs))).toBe(0)
  })
})
