import { describe, expect, it } from 'vitest'
import type { SettledRun } from '../../src/model/run.ts'
import { decisionFaults } from '../../validation/claims/decisions.ts'
import { anyClosedSweep } from '../analysis/any-sweep.ts'
import { chosenBy as chosen, someDemand, someEmployees } from '../analysis/some-demand.ts'
import { someArrivals, someSweep } from '../analysis/some-sweep.ts'
import { promisedUsers } from '../../src/model/served.ts'
import { factsOn, somePlan, someRun } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import { subjectsOf } from '../../src/planning/levels.ts'
import { proposalsOf } from '../../src/planning/proposals.ts'
import * as fc from '../property.ts'
import { uglyReports } from '../document/ugly-reports.ts'

/** A sweep of letters on so many GPUs, with so many requests/s at concurrency 1. */
const on = (gpus: number, letters: string, each: number): readonly SettledRun[] =>
  [...letters].map((letter, i) => {
    const concurrency = 2 ** i
    const requests = each * concurrency ** 0.8
    return someRun({
      facts: factsOn(gpus),
      load: { concurrency },
      completed: Math.max(1000, 100 * concurrency),
      throughput: { requests },
      latency: {
        e2e: { mean: concurrency / requests, median: concurrency / requests, p99: (2 * concurrency) / requests },
        ...(letter === 'f' ? { ttft: { p99: 9 } } : letter === 'u' ? { itl: null } : {}),
      },
    })
  })

const decided = (runs: readonly SettledRun[], plan: Parameters<typeof someReport>[1] = {}) => {
  const report = someReport(runs, plan)
  const [decision] = report.decisions
  const series = report.series.find(({ id }) => id === decision!.series)
  return { report, decision: decision!, gpus: series?.layout.gpus ?? null }
}

/** The same without the name of a model. */
const nameless = (runs: readonly SettledRun[]): readonly SettledRun[] =>
  runs.map(({ facts: { model: _, ...facts }, ...run }) => ({ ...run, facts, stated: facts }))

const kinds = (runs: readonly SettledRun[]) => decided(runs).decision.conditions.map(({ kind }) => kind)

describe('a decision', () => {
  it('takes the only layout that was measured', () => {
    const { decision, report } = decided(someSweep('pppppf'))
    expect(decision).toMatchObject({ status: 'decided', why: 'only', count: 1, gpus: 1 })
    expect(decision.planningRate?.value).toBe(report.series[0]!.headroom!.arrivalRate)
    expect(decision.oneMore).toMatchObject({ kind: 'copy', from: 'assumed', gpus: 2 })
  })

  it('takes the layout that serves most for each GPU, and tells what the next one brings as measured', () => {
    const { decision, gpus } = decided([...on(1, 'pppppf', 1), ...on(2, 'pppppf', 1.2)])
    expect(gpus).toBe(1)
    expect(decision).toMatchObject({ status: 'decided', why: 'perGpu' })
    expect(decision.oneMore).toMatchObject({ kind: 'gpu', from: 'measured', gpus: 2 })
    expect(decided([...on(1, 'pppf', 1), ...on(2, 'ppppppf', 3)]).gpus).toBe(2)
  })

  it('takes the smaller of two that serve as much for each GPU, as less is lost with one that fails', () => {
    const { decision, gpus } = decided([...on(1, 'pppppf', 1), ...on(2, 'pppppf', 2.02)])
    expect(gpus).toBe(1)
    expect(decision).toMatchObject({ status: 'decided', why: 'spare' })
  })

  it('takes the only layout that keeps the SLA', () => {
    const { decision, gpus } = decided([...on(1, 'fff', 1), ...on(2, 'pppppf', 1.2)])
    expect(gpus).toBe(2)
    expect(decision).toMatchObject({ status: 'decided', why: 'onlyPasses' })
  })

  it('does not call others unfit that pass and cannot be counted', () => {
    const { decision } = decided([...on(1, 'pf', 1), ...on(2, 'pppppf', 1.2)])
    expect(decision).toMatchObject({ status: 'decided', why: 'onlyCounted' })
    const asked = { plan: { demand: someDemand({ arrivalRates: [1] }) } }
    expect(decided([...on(1, 'pf', 1), ...on(2, 'pppppf', 1.2)], asked).decision.why).toBe('onlyCounted')
    expect(decided([...on(1, 'fff', 1), ...on(2, 'pppppf', 1.2)], asked).decision.why).toBe('onlyPasses')
  })

  it('is open while another layout was kept with requests that came more evenly, and asks for random ones there', () => {
    const evenly = [someArrivals('p', 90, 90), someArrivals('f', 99, 99)].map((run) => ({
      ...run,
      load: { ...run.load, burstiness: 'inf' as const },
    }))
    const runs = [...on(2, 'pppppf', 1.2), ...evenly]
    for (const plan of [{}, { demand: someDemand({ arrivalRates: [1] }) }]) {
      const { decision, report } = decided(runs, { plan })
      expect(decision).toMatchObject({
        status: 'undecided',
        why: 'otherSmoother',
        next: { gain: 'openLoop', rate: 81 },
      })
      const axisOf = (id: string | undefined) => report.series.find((one) => one.id === id)?.capacity.axis
      expect([decision.series, decision.next?.series].map((id) => axisOf(id ?? undefined))).toEqual([
        'concurrency',
        'requestRate',
      ])
    }
  })

  it('takes loads at random where the sweep of the layout cannot be judged or fails', () => {
    const offered = [someArrivals('p', 0.5, 0.5), someArrivals('p', 1, 1), someArrivals('f', 2, 2)]
    for (const letters of ['uuu', 'fff', 'pppf']) {
      const { decision, report } = decided([...someSweep(letters), ...offered])
      const series = report.series.find(({ id }) => id === decision.series)
      expect(series?.capacity.axis).toBe(letters === 'pppf' ? 'concurrency' : 'requestRate')
    }
  })

  it('holds under what the loads at random that decide it are, and asks for them again', () => {
    const { decision, report } = decided([...someSweep('pppppf'), someArrivals('p', 8, 7.9)])
    const [sweep, offered] = report.series
    expect(decision).toMatchObject({ series: sweep!.id, planningRate: { from: 'measured' } })
    const at = { level: 8, axis: 'requestRate' }
    expect(decision.conditions).toContainEqual({ kind: 'unconfirmed', values: at })
    expect(decision.conditions).toContainEqual({ kind: 'oneRun', values: at })
    expect(decision.next).toMatchObject({ series: offered!.id, rate: 8 })
    const moving = sweep!.sensitivity!.assumptions.map(({ parameter }) => parameter)
    expect(moving).toContain('interval')
    for (const ofLevels of ['threshold', 'overflow', 'throughput'] as const) expect(moving).not.toContain(ofLevels)
  })

  it('has the lower grade of a sweep and of the loads at random that decide it', () => {
    const rates = [someArrivals('p', 8, 7.9), someArrivals('f', 12, 11.9), someArrivals('p', 16, 15.9)]
    const { decision, report } = decided([...someSweep('pppppf'), ...rates])
    expect(decision.planningRate?.from).toBe('measured')
    expect([...report.series.map(({ grade }) => grade), decision.grade]).toEqual(['B', 'C', 'C'])
  })

  it('says that loads at random missed the SLA where these lower it, and holds under a level of the sweep where a share caps it', () => {
    const missed = decided([...someSweep('pppppf'), someArrivals('f', 1.5, 1.5)])
    expect(missed.decision.planningRate?.value).toBeLessThan(1.5)
    const told = missed.decision.conditions.map(({ kind }) => kind)
    expect(told).toContain('missedAtRandom')
    for (const ofSweep of ['unconfirmed', 'oneRun'] as const) expect(told).not.toContain(ofSweep)
    expect(missed.decision.next).toMatchObject({ gain: 'openLoop' })
    expect(missed.decision.next!.rate).toBeLessThan(1.5)
    const runs = [...someSweep('pppppf'), someArrivals('p', 8, 7.9)]
    const capped = decided(runs, {
      plan: { utilizations: [0.3], chosenBy: { ...somePlan().chosenBy, utilizations: 'flag' } },
    })
    expect(capped.decision.planningRate?.cappedBy).toBe('share')
    expect(capped.decision.conditions).toContainEqual({ kind: 'oneRun', values: { level: 16, axis: 'concurrency' } })
    expect(capped.report.series[0]!.sensitivity!.assumptions.map(({ parameter }) => parameter)).toContain('threshold')
  })

  it('is open while another layout may still do more, and asks for that one', () => {
    const { decision, report } = decided([...on(1, 'pppppf', 1), ...on(2, 'pppp', 1.2)])
    expect(decision).toMatchObject({ status: 'undecided', why: 'otherOpen' })
    const asked = report.series.find(({ id }) => id === decision.next?.series)
    expect(asked?.layout.gpus).toBe(2)
  })

  it.each([
    ['fff', 'fails'],
    ['uuu', 'unjudged'],
    ['fpp', 'contradiction'],
  ])('of %s is none: %s, with what to measure', (letters, why) => {
    const { decision } = decided(on(1, letters, 1))
    expect(decision).toMatchObject({ status: 'nothing', why, series: null, planningRate: null, users: [] })
    expect(decision.next === null).toBe(why === 'fails')
  })

  it('of loads at random counts users by the highest that was kept, less a tenth', () => {
    const runs = [someArrivals('p', 0.5, 0.5), someArrivals('p', 1, 1), someArrivals('f', 2, 2)]
    const { decision, report } = decided(runs, { plan: { intervals: [30], thinkTimes: [20] } })
    const { latency, throughput } = report.series[0]!.basis!
    expect(decision.planningRate).toMatchObject({ value: 0.9 * throughput, from: 'measured' })
    expect(decision.users.map(({ basis, users }) => [basis, users])).toEqual([
      ['open', Math.floor(0.9 * throughput * 30)],
      ['closed', Math.floor(0.9 * throughput * (latency! + 30))],
      ['closed', Math.floor(0.9 * throughput * (latency! + 20))],
    ])
  })

  it('plans with nothing that was offered more evenly than is asked about, and with less where days vary', () => {
    const runs = [someArrivals('p', 1, 1), someArrivals('f', 2, 2)]
    const evenly = runs.map((run) => ({ ...run, load: { ...run.load, burstiness: 'inf' as const } }))
    expect(decided(evenly).decision).toMatchObject({ status: 'nothing', why: 'smoother' })
    const bursty = { arrivals: { burstiness: 0.5, dayToDay: null } }
    expect(decided(runs, { plan: bursty }).decision).toMatchObject({ status: 'nothing', why: 'smoother' })
    const varying = { arrivals: { burstiness: null, dayToDay: 0.2 } }
    const { planningRate } = decided(runs, { plan: varying }).decision
    expect(planningRate!.value).toBeCloseTo(0.9 / (1 + 0.2 * 2.3263), 4)
  })

  it('is said to fail where loads at random alone were measured, and fail at the lowest', () => {
    const { decision } = decided([someArrivals('f', 1, 1), someArrivals('f', 2, 2)])
    expect(decision).toMatchObject({ status: 'nothing', why: 'fails' })
  })

  it('asks first for what the plan of measurements has first, where nothing can be planned with', () => {
    const { decision, report } = decided([...on(1, 'uuu', 1), ...on(2, 'uuu', 2)])
    const [first] = proposalsOf(subjectsOf(report))
    expect(first!.series).not.toBe(decision.options[0]!.series)
    expect(decision.next).toMatchObject({ series: first!.series, level: first!.load.concurrency })
  })

  it('is not said to fail where a layout could not be judged, and its document has no better grade', () => {
    const { decision, report } = decided([...on(1, 'uuu', 1), ...on(2, 'fff', 1.2)])
    expect(decision).toMatchObject({ status: 'nothing', why: 'unjudged', grade: 'D' })
    expect(report.grade).toBe('D')
  })

  it('takes as many servers as the demand asks for, and the spare one', () => {
    const rate = decided(someSweep('pppppf')).decision.planningRate!.value
    const demand = { users: [], arrivalRates: [2.5 * rate], tokenRates: [], employees: null, peakDay: null }
    const { decision } = decided(someSweep('pppppf'), { plan: { demand, spare: 1 } })
    expect(decision).toMatchObject({ status: 'decided', demand: 'demand-1', count: 4, gpus: 4 })
    expect(decision.conditions.map(({ kind }) => kind)).toContain('copies')
  })

  it.each([
    ['tooMany', { arrivalRates: [999_999] }, {}],
    ['noLength', { tokenRates: [{ of: 'outputTokens', perSecond: 100 }] }, { output: null }],
  ] as const)('of a demand is none where servers are not counted: %s', (why, asked, tokens) => {
    const runs = someSweep('pppppf').map((run) => ({
      ...run,
      tokens: { ...run.tokens, ...tokens },
      totals: { ...run.totals, ...tokens },
      throughput: { ...run.throughput, ...(why === 'noLength' && { outputTokens: null, totalTokens: null }) },
      ...(why === 'noLength' && { stated: {}, facts: {} }),
    }))
    const { decision } = decided(runs, { plan: { demand: someDemand(asked) } })
    expect(decision).toMatchObject({ status: 'nothing', why, count: null })
  })

  it('says the rate of each server in a pool, the users of all, and that the balancer must make it one', () => {
    const rate = decided(someSweep('pppppf')).decision.planningRate!.value
    const demand = someDemand({ arrivalRates: [2.1 * rate] })
    const plan = {
      demand,
      balancer: 'pooled',
      intervals: [20],
      chosenBy: { ...somePlan().chosenBy, balancer: 'flag' },
    } as const
    const { decision, report } = decided(someSweep('pppppf'), { plan })
    const { pool } = report.sizing[0]!.options[0]!
    expect(decision).toMatchObject({ status: 'decided', count: 2 })
    expect(pool).toMatchObject({ random: 3, unproven: null })
    expect(decision.planningRate).toEqual({ value: pool!.rate! / 2, from: 'law', cappedBy: null })
    expect(2 * decision.planningRate!.value).toBeGreaterThan(2.1 * rate)
    expect(decision.users[0]!.users).toBe(Math.floor(20 * pool!.rate!))
    expect(decision.oneMore).toMatchObject({ planningRate: pool!.oneMore, users: Math.floor(20 * pool!.oneMore!) })
    expect(decision.conditions).toContainEqual({ kind: 'pool', values: { rate } })
    expect(decisionFaults(report)).toEqual([])
  })

  it('says how many registered users its servers carry: as many times those asked about as the rate is more', () => {
    const employees = someEmployees({
      registered: chosen.given(2e5),
      growth: chosen.given(0.2),
      years: chosen.given(3),
    })
    const plan = { demand: someDemand({ employees }), chosenBy: { ...somePlan().chosenBy, balancer: 'flag' } } as const
    const rates = (['random', 'pooled'] as const).map((balancer) => {
      const { decision, report } = decided(someSweep('pppppf'), { plan: { ...plan, balancer } })
      const [{ lastUsers, arrivalRate }, { pool, replicas }] = [report.demand[0]!, report.sizing[0]!.options[0]!]
      const carried = pool?.rate ?? replicas * decision.planningRate!.value
      const [row] = decision.users
      expect(row).toMatchObject({ basis: 'registered', interval: null, thinkTime: null, reachable: true })
      expect(row!.users).toBe(Math.floor(((carried * lastUsers!) / arrivalRate!) * (1 + 1e-12)))
      expect(row!.users).toBeGreaterThanOrEqual(345_600)
      return pool?.rate ? carried / replicas : decision.planningRate!.value
    })
    expect(rates[1]).toBeGreaterThan(1.01 * rates[0]!)
    const others = decided(someSweep('pppppf'), { plan: { demand: someDemand({ users: [9] }) } }).decision.users
    expect(others.map(({ basis }) => basis)).not.toContain('registered')
  })

  it('counts users on schedule of all servers at their rate together: as many as were asked about', () => {
    const rate = decided(someSweep('pppppf')).decision.planningRate!.value
    for (const interval of [23, 29, 31]) {
      const users = Math.floor(3 * rate * interval)
      const plan = { intervals: [interval], demand: someDemand({ users: [users] }) }
      const { decision, report } = decided(someSweep('pppppf'), {
        plan: { ...plan, chosenBy: { ...somePlan().chosenBy, intervals: 'plan' } },
      })
      const [row] = decision.users
      expect(decision.count).toBe(3)
      expect(row).toMatchObject({ basis: 'open', users })
      expect(promisedUsers(report, decision, row!)).toBe(users)
    }
  })

  it('of a demand is open between layouts of which one does not tell its GPUs', () => {
    const [{ gpus: _, tensorParallel: __, ...unknown }, asked] = [
      factsOn(1),
      { plan: { demand: someDemand({ arrivalRates: [9] }) } },
    ]
    const [one, two] = [on(1, 'pppppf', 1), on(2, 'pppppf', 1.2)]
    const why = (...runs: readonly SettledRun[]) => decided(runs, asked).decision
    expect(why(...one, ...two)).toMatchObject({ status: 'decided', why: 'gpus' })
    const bare = one.map((run) => ({ ...run, stated: unknown, facts: unknown }))
    expect(why(...bare, ...two)).toMatchObject({ status: 'undecided', why: 'gpusUnknown', gpus: expect.any(Number) })
    expect(why(...bare)).toMatchObject({ status: 'decided', why: 'only' })
  })

  it('of one server says nothing of a pool', () => {
    const rate = decided(someSweep('pppppf')).decision.planningRate!.value
    const demand = someDemand({ arrivalRates: [rate] })
    const { decision } = decided(someSweep('pppppf'), { plan: { demand, balancer: 'pooled' } })
    expect(decision).toMatchObject({ count: 1, planningRate: { value: rate, from: 'law' } })
    expect(decision.conditions.map(({ kind }) => kind)).not.toContain('pool')
  })

  it('does not hold behind one balancer alone where servers carry no more as a pool', () => {
    const rate = decided(someSweep('ppppppppppf')).decision.planningRate!.value
    const plan = { demand: someDemand({ arrivalRates: [1.9 * rate] }), balancer: 'pooled' } as const
    const { decision, report } = decided(someSweep('ppppppppppf'), { plan })
    const { pool, replicas } = report.sizing[0]!.options[0]!
    expect([replicas, pool!.random, pool!.rate! / rate]).toEqual([2, 2, expect.closeTo(2, 9)])
    expect(decision.conditions.map(({ kind }) => kind)).not.toContain('pool')
  })

  it('says what it holds under', () => {
    expect(kinds(on(1, 'pppp', 1))).toContain('lowerBound')
    expect(kinds(on(1, 'pppf', 1))).not.toContain('lowerBound')
    expect(kinds(on(1, 'ppfp', 1))).toContain('contradiction')
    expect(kinds(on(1, 'pppf', 1))).toContain('unproven')
  })

  it('says of layouts that were compared, and of no other, that nothing names their model', () => {
    const two = [...on(1, 'pppf', 1), ...on(2, 'pppf', 1.2)]
    expect(kinds(nameless(two))).toContain('modelUnknown')
    expect(kinds(two)).not.toContain('modelUnknown')
    expect(kinds(nameless(on(1, 'pppf', 1)))).not.toContain('modelUnknown')
  })

  it('is not said to be untested where requests at random met the SLA at its planning rate, by too little to show it', () => {
    const sweep = someSweep('pppppf')
    const rate = decided(sweep).decision.planningRate!.value
    const toldWith = (offered: number, plan = {}) => {
      const { decision } = decided([...sweep, someArrivals('p', offered, offered)], plan)
      expect(decision.planningRate).toMatchObject({ value: rate, from: 'law' })
      return decision.conditions.filter(({ kind }) => kind === 'unproven' || kind === 'barelyKept')
    }
    expect(toldWith(1.01 * rate)).toEqual([{ kind: 'barelyKept', values: { rate, kept: 1.01 * rate } }])
    expect(toldWith(0.99 * rate)).toEqual([{ kind: 'unproven', values: { rate } }])
    expect(decided([...sweep, someArrivals('p', 1.2 * rate, 1.2 * rate)]).decision.planningRate?.from).toBe('measured')
  })

  it('counts users of all servers, and marks what nobody can reach', () => {
    const { decision, report } = decided(someSweep('pppppf'), { plan: { ...somePlan({ intervals: [1, 60] }) } })
    const open = decision.users.filter(({ basis }) => basis === 'open')
    expect(open.map(({ reachable }) => reachable)).toEqual([false, true])
    expect(open[1]!.users).toBe(Math.floor(60 * report.series[0]!.headroom!.arrivalRate))
  })
})

describe('decisions', () => {
  it.each(Object.keys(uglyReports))('of %s are not against their evidence', (name) => {
    expect(decisionFaults(uglyReports[name as keyof typeof uglyReports]())).toEqual([])
  })

  it('of random sweeps behind a balancer by the fewest in flight are not against it', () => {
    const often = { intervals: [30], thinkTimes: [20], balancer: 'pooled', spare: 1 } as const
    const chosenBy = { ...somePlan().chosenBy, intervals: 'plan', balancer: 'plan' } as const
    const share = fc.option(fc.double({ min: 0.2, max: 0.95, noNaN: true }), { nil: null })
    const count = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(
        anyClosedSweep,
        count,
        fc.double({ min: 0.01, max: 300, noNaN: true }),
        share,
        (runs, users, rate, given) => {
          const demand = someDemand({ users: [users], arrivalRates: [rate] })
          const shares =
            given === null ? {} : { utilizations: [given], chosenBy: { ...chosenBy, utilizations: 'plan' as const } }
          const report = someReport(runs, { plan: { ...often, chosenBy, demand, ...shares } })
          expect(decisionFaults(report)).toEqual([])
          const random = someReport(runs, { plan: { ...often, chosenBy, demand, ...shares, balancer: 'random' } })
          for (const [i, { options }] of report.sizing.entries())
            for (const { series, pool } of options) {
              const alike = random.sizing[i]!.options.find((one) => one.series === series)
              expect(pool!.random).toBe(alike?.replicas)
            }
        },
      ),
      { numRuns: 40 },
    )
  }, 120_000)
})
