import { describe, expect, it } from 'vitest'
import {
  limitAtThreshold,
  limitMergedBy,
  limitWithoutAcceptance,
  measuredLimitOf,
} from '../../../src/analysis/sensitivity/measured-limit.ts'
import { somePlan } from '../../builders.ts'
import { onlySeries, someArrivals, someLoad, someSweep } from '../some-sweep.ts'
import { at, measured, twoLevels } from './some-base.ts'

describe('measuredLimitOf', () => {
  it('is the largest level of the unbroken passes, with its time by Little', () => {
    const { points, capacity } = onlySeries(someSweep('ppfp'))
    const limit = measuredLimitOf(points, capacity)!
    expect(limit).toMatchObject({ level: 2, censored: false })
    expect(limit.latency).toBeCloseTo(limit.level / limit.throughput, 12)
  })

  it('is measured in an open loop, and a lower bound where all passes', () => {
    const { points, capacity } = onlySeries([someArrivals('p', 8, 8)])
    expect(measuredLimitOf(points, capacity)).toEqual({ level: 8, throughput: 8, latency: 4.025, censored: true })
  })

  it('is null where nothing passes', () => {
    const { points, capacity } = onlySeries(someSweep('ff'))
    expect(measuredLimitOf(points, capacity)).toBeNull()
  })
})

describe('limitAtThreshold', () => {
  const plan = somePlan()
  const limitAt = (threshold: number) =>
    limitAtThreshold(measured(twoLevels), plan, { ...plan.sla.limits[0]!, threshold })

  it('judges that limit again', () => {
    expect(limitAt(3)).toMatchObject({ level: 64, censored: false })
    expect(limitAt(4)).toMatchObject({ level: 128, censored: true })
    expect(limitAt(1)).toBeNull()
  })

  it('leaves the other limits and what audits found as they are', () => {
    const held = someSweep('ppxuf')
    const limit = { ...plan.sla.limits[0]!, threshold: 100 }
    expect(limitAtThreshold(measured(held), plan, limit)).toMatchObject({ level: 2 })
  })

  it('needs no array of requests that the plan would not pool', () => {
    const samples = { ttft: Float64Array.from({ length: 400 }, (_, i) => i / 200) }
    const told = { completed: 400, latency: { ttft: { mean: null, median: null, std: null, p99: 1.97505 } } }
    const whole = [at(64, 1.97505, { ...told, samples })]
    const limit = { ...plan.sla.limits[0]!, threshold: 2 }
    const found = ['worst', 'pooled'].map((repeatPolicy) =>
      limitAtThreshold(measured(whole), somePlan({ repeatPolicy: repeatPolicy as 'worst' }), limit),
    )
    expect(found[0]).toMatchObject({ level: 64 })
    expect(found[1]).toEqual(found[0])
  })
})

describe('limitMergedBy', () => {
  it('merges repeats in another way', () => {
    const repeats = measured([at(32, 1), at(64, 2), at(64, 2.1), at(64, 3.2)])
    expect(limitMergedBy(repeats, somePlan(), 'worst')).toMatchObject({ level: 32 })
    expect(limitMergedBy(repeats, somePlan(), 'median')).toMatchObject({ level: 64 })
  })
})

describe('limitWithoutAcceptance', () => {
  it('takes back what was accepted', () => {
    const plan = somePlan({ accept: ['V05'] })
    const runs = [someLoad('p', 32), someLoad('x', 64), someLoad('f', 128)]
    expect(limitMergedBy(measured(runs, plan), plan, 'worst')).toMatchObject({ level: 64 })
    expect(limitWithoutAcceptance(measured(runs, plan), plan)).toMatchObject({ level: 32 })
  })
})
