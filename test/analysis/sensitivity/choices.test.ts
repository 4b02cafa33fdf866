import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/model/plan.ts'
import { onlySeries, someLoad } from '../some-sweep.ts'
import { assumptionOf, at, twoLevels, usersOf } from './some-base.ts'

/** Three repeats of the higher level, of which one fails. */
const repeated = [at(32, 1), at(64, 2), at(64, 2.1), at(64, 3.2)]

const derived = (runs: typeof repeated, plan: Partial<Plan>): number =>
  onlySeries(runs, plan).users.find(({ basis, model }) => basis === 'open' && model === 'poisson')!.users

/** Every request's TTFT, spread evenly so that the 99th percentile is this. */
const withRequests = (concurrency: number, p99: number) =>
  at(concurrency, p99, {
    completed: 600,
    latency: { ttft: { mean: null, median: null, std: null, p99 } },
    samples: { ttft: Float64Array.from({ length: 600 }, (_, i) => (p99 * i) / (599 * 0.99)) },
  })

describe('choicesOf', () => {
  it.each<[Partial<Plan>, number]>([
    [{}, 3],
    [{ thinkTimes: [30] }, 30],
  ])('reads the demand the other way: who waits thinks for the interval, or as the plan says', (plan, thinkTime) => {
    const series = onlySeries(twoLevels, plan)
    const row = series.users.find(
      (one) => one.basis === 'closed' && one.model === 'poisson' && one.thinkTime === thinkTime,
    )!
    expect(usersOf(assumptionOf(series, 'reading'))).toEqual([row.users])
  })

  it('plans with one share or with two', () => {
    expect(usersOf(assumptionOf(onlySeries(twoLevels, { utilizations: [0.7] }), 'share'))).toHaveLength(1)
    const found = assumptionOf(onlySeries(twoLevels), 'share')
    expect(found.ends.map(({ value }) => value)).toEqual([0.7, 0.8])
  })

  it('merges repeats in every other way', () => {
    const found = assumptionOf(onlySeries(repeated), 'repeatPolicy')
    expect(found).toMatchObject({ base: 'worst', range: 'choices' })
    expect(found.ends).toMatchObject([
      { value: 'median', level: 64, users: derived(repeated, { repeatPolicy: 'median' }) },
    ])
    expect(found.swing).toBeGreaterThan(0)
  })

  it('pools only what has the requests of every run, and only what was repeated', () => {
    const whole = repeated.map((run) => withRequests(run.load.concurrency!, run.latency.ttft!.p99!))
    const found = assumptionOf(onlySeries(whole), 'repeatPolicy')
    expect(found.ends.map(({ value }) => value)).toEqual(['median', 'pooled'])
    const single = onlySeries(twoLevels).sensitivity!.assumptions.map(({ parameter }) => parameter)
    expect(single).not.toContain('repeatPolicy')
  })

  it('takes back what was accepted', () => {
    const runs = [someLoad('p', 32), someLoad('x', 64), someLoad('f', 128)]
    const found = assumptionOf(onlySeries(runs, { accept: ['V05'] }), 'accept')
    expect(found).toMatchObject({ base: 'V05', ends: [{ value: 'none', level: 32 }] })
    const without = onlySeries(runs).sensitivity!.assumptions.map(({ parameter }) => parameter)
    expect(without).not.toContain('accept')
  })
})
