import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import { recordedOf } from '../../../src/analysis/headroom/offered.ts'
import { blocksOf } from '../../../src/maths/long-list.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { type RunChoices, somePlan, someRun } from '../../builders.ts'
import { promisedOnce } from '../../promised-once.ts'
import { onlySeries, someArrivals, someSweep } from '../some-sweep.ts'

/** So many requests: the second was sent before the first, the others a second apart. */
const count = 1000
const places = Float64Array.from({ length: count }, (_, i) => i)
const samples = {
  starts: places.map((i) => 100 + (i < 2 ? 1 - i : i)),
  inputTokens: places.map((i) => 10 + i),
  ttft: places.map((i) => 0.1 + i),
  e2e: places.map((i) => 1 + i),
  gaps: Float64Array.of(0.1, 0.2, 0.3),
  gapCounts: places.map((i) => (i < 3 ? 1 : 0)),
}

const recordedIn = (own: RunChoices['samples']) => recordedOf(someRun({ samples: { ...samples, ...own } }))
const changed = (values: Float64Array, first: number) => values.map((value, i) => (i === 0 ? first : value))

describe('what a run records of each request', () => {
  it('is in order of sending, from the first on', () => {
    const { gaps, ...rest } = recordedIn({})!
    const firsts = Object.entries(rest).map(([name, values]) => [name, [...values.subarray(0, 3)]])
    expect(Object.fromEntries(firsts)).toEqual({
      sent: [0, 1, 2],
      promptTokens: [11, 10, 12],
      ttft: [1.1, 0.1, 2.1],
      e2e: [2, 1, 3],
      gapCounts: [1, 1, 1],
    })
    expect(gaps).toBe(samples.gaps)
  })

  it('is of the first 10,000 alone, whatever their order in the file', () => {
    const all = Float64Array.from({ length: 10_003 }, (_, i) => i)
    const of = (value: number) => all.map(() => value)
    const { sent, gaps } = recordedIn({
      starts: all.map((i) => 10_003 - i),
      inputTokens: of(5),
      ttft: of(0.1),
      e2e: of(1),
      gaps: all,
      gapCounts: of(1),
    })!
    expect(sent).toHaveLength(10_000)
    expect(Math.min(...[...blocksOf(gaps)].flatMap((block) => [...block]))).toBe(3)
    expect(gaps.length).toBe(10_000)
  })

  it('is nothing where it cannot have been measured', () => {
    expect(recordedIn({ inputTokens: changed(samples.inputTokens, 1e9) })).toBeNull()
    expect(recordedIn({ starts: changed(samples.starts, -1e308) })).toBeNull()
    expect(recordedIn({ e2e: changed(samples.e2e, Number.NaN) })).toBeNull()
  })

  it('is nothing where requests were lost, or one of its parts was not recorded', () => {
    expect(recordedOf(someRun({}))).toBeNull()
    expect(recordedIn({ starts: samples.starts.subarray(1) })).toBeNull()
    expect(recordedIn({ failed: 1 })).toBeNull()
    expect(recordedIn({ hollow: 1 })).toBeNull()
    for (const part of ['starts', 'inputTokens', 'gapCounts'] as const) {
      const { [part]: _, ...rest } = samples
      expect(recordedOf(someRun({ samples: rest }))).toBeNull()
    }
  })
})

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
