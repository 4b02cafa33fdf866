import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/model/plan.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { somePlan } from '../../builders.ts'
import { onlySeries, someArrivals, someSweep } from '../some-sweep.ts'
import { analyze } from '../../../src/analysis/analyze.ts'
import { promisedOnce } from '../../promised-once.ts'

const offered = [someArrivals('p', 4, 4), someArrivals('p', 8, 8), someArrivals('f', 16, 12)]
const byHand = { ...somePlan().chosenBy, utilizations: 'flag' as const }
const comingAs = (burstiness: number | 'inf', runs: readonly SettledRun[]): readonly SettledRun[] =>
  runs.map((run) => ({ ...run, load: { ...run.load, burstiness } }))
const keptBy = (runs: readonly SettledRun[], plan: Partial<Plan> = {}) => onlySeries(runs, plan).headroom

const keptOf = (...utilizations: number[]) => keptBy(offered, { utilizations, chosenBy: byHand })
const asking = (burstiness: number) => ({ arrivals: { burstiness, dayToDay: null } })

/** The rate on a mean day where the busiest of a hundred days is so many standard deviations above it. */
const onMeanDay = (rate: number, dayToDay: number): number => rate / (1 + dayToDay * 2.326347874)

describe('the rate that loads at random show', () => {
  it('is the highest that was kept, less a tenth', () => {
    expect(keptBy(offered)).toMatchObject({
      arrivalRate: 7.2,
      utilization: 0.9,
      from: 'measured',
      cappedBy: null,
      nextRate: null,
      promise: null,
      shown: { kept: true, rate: 8, margin: 0.1, carried: null },
    })
    expect(keptBy([someArrivals('f', 4, 4)])).toBeNull()
  })

  it('is no more than the least share that somebody gave', () => {
    expect(keptOf(0.5, 0.8)).toMatchObject({ arrivalRate: 4, cappedBy: 'share' })
    expect(keptOf(0.95)).toMatchObject({ arrivalRate: 7.2, cappedBy: null })
  })

  it('is none of requests that came more evenly than those asked about', () => {
    expect(keptBy(comingAs('inf', offered))).toBeNull()
    expect(keptBy(offered, asking(0.5))).toBeNull()
    expect(keptBy(comingAs(0.5, offered), asking(0.5))?.arrivalRate).toBe(7.2)
    expect(keptBy(comingAs(0.5, offered))?.arrivalRate).toBe(7.2)
  })

  it('is that of the busiest day that counts, where days vary', () => {
    const arrivals = { burstiness: null, dayToDay: 0.2 }
    expect(keptBy(offered, { arrivals })!.arrivalRate).toBeCloseTo(onMeanDay(7.2, 0.2), 9)
    expect(keptBy(offered, { arrivals, overflow: 0.6 })!.arrivalRate).toBe(7.2)
  })
})

describe('runs at random beside a sweep', () => {
  const sweep = someSweep('pppppf')
  const { headroom } = onlySeries(sweep)
  const rate = headroom!.nextRate!
  const planned = (plan: Partial<Plan>) =>
    analyze([...sweep, someArrivals('p', rate, rate)], somePlan(plan), promisedOnce).series.find(
      ({ capacity }) => capacity.axis === 'concurrency',
    )!.headroom!

  it('show the rate of the busiest day as well, and are to be offered at it', () => {
    const arrivals = { burstiness: null, dayToDay: 0.2 }
    const [same, varying] = [planned({}), planned({ arrivals })]
    expect(same).toMatchObject({ from: 'measured', shown: { rate } })
    expect(varying.shown!.rate).toBe(rate)
    expect(varying.arrivalRate).toBeCloseTo(onMeanDay(rate * (1 - varying.shown!.margin), 0.2), 9)
    const alone = onlySeries(sweep, { arrivals }).headroom!
    expect(alone.nextRate).toBeGreaterThan(alone.arrivalRate * (1 + 0.2 * 2))
  })
})
