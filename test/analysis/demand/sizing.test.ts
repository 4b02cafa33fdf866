import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import { demandsOf } from '../../../src/analysis/demand/asked-demand.ts'
import { optionOf } from '../../../src/analysis/demand/sizing.ts'
import { basisPoint } from '../../../src/model/of-series.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { balancers, type Plan, type TokenRate } from '../../../src/model/plan.ts'
import { type Demand, reportSchema, type Series } from '../../../src/model/report.ts'
import { resolveSize } from '../../../src/question/size-question.ts'
import { sizeOf } from '../../../src/sizing/size.ts'
import { someFacts, somePlan } from '../../builders.ts'
import * as fc from '../../property.ts'
import { askedOf } from '../../sizing/some-question.ts'
import { anyClosedSweep } from '../any-sweep.ts'
import { replayableSweep } from '../replayable-sweep.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../some-demand.ts'
import { onlySeries, someArrivals, someSweep } from '../some-sweep.ts'
import { on, tied } from '../sweeps-on.ts'
import { promisedOnce } from '../../promised-once.ts'

const arrivals = (perSecond: number): Demand =>
  demandsOf(somePlan({ demand: someDemand({ arrivalRates: [perSecond] }) }))[0]!

const thinking = (users: number, thinkTime: number): Demand =>
  demandsOf(somePlan({ thinkTimes: [thinkTime], demand: someDemand({ users: [users] }) }))[0]!

const tokens = (of: TokenRate['of'], perSecond: number): Demand =>
  demandsOf(somePlan({ demand: someDemand({ tokenRates: [{ of, perSecond }] }) }))[0]!

const option = (series: Series, demand: Demand, plan: Partial<Plan> = {}) => {
  const found = optionOf(series, demand, somePlan(plan))
  if (typeof found === 'string') throw new Error(found)
  return found
}

const given = { ...somePlan().chosenBy, utilizations: 'plan' as const }
const sweep = onlySeries(someSweep('ppppppf'))
const safeRate = sweep.headroom!.arrivalRate
const [replayed] = analyze(replayableSweep(), somePlan({ thinkTimes: [4, 30] }), promisedOnce).series as [Series]

describe('optionOf', () => {
  it('rounds the servers up to what the report says one takes', () => {
    expect(option(sweep, arrivals(safeRate)).replicas).toBe(1)
    expect(option(sweep, arrivals(safeRate * 1.001)).replicas).toBe(2)
    expect(option(sweep, arrivals(safeRate * 3.5))).toMatchObject({
      each: safeRate,
      nature: 'estimate',
      replicas: 4,
      gpus: 4,
      nPlusOne: { replicas: 5, gpus: 5 },
    })
  })

  it('counts the load on the throughput at the limit of all servers', () => {
    const { utilization, nPlusOne } = option(sweep, arrivals(safeRate * 1.5))
    expect(utilization).toBeCloseTo((safeRate * 1.5) / (2 * sweep.basis!.throughput), 12)
    expect(nPlusOne.utilization).toBeCloseTo((utilization * 2) / 3, 12)
  })

  it('keeps to a planned share that somebody gave, and not to the examples', () => {
    const share = sweep.headroom!.utilization / 2
    const shares = { utilizations: [share, 2 * share] }
    expect(option(sweep, arrivals(1), shares).each).toBe(safeRate)
    const asked = { ...shares, chosenBy: given }
    const capped = onlySeries(someSweep('ppppppf'), asked)
    expect(option(capped, arrivals(1), asked).each).toBeCloseTo(share * sweep.basis!.throughput, 12)
  })

  it('counts users who wait as the report does', () => {
    const series = onlySeries(someSweep('ppppppf'), { thinkTimes: [30] })
    const each = series.users.find(({ model, thinkTime }) => model !== 'fixed' && thinkTime === 30)!.users
    const asked = { thinkTimes: [30] }
    expect(option(series, thinking(each, 30), asked)).toMatchObject({ replicas: 1 })
    expect(option(series, thinking(each + 1, 30), asked).replicas).toBe(2)
    expect(option(series, thinking(5 * each, 30), asked).replicas).toBe(5)
  })

  it('counts users who wait by a replay as the report does', () => {
    for (const thinkTime of [4, 30]) {
      const row = replayed.users.find(
        (own) => own.thinkTime === thinkTime && own.basis === 'closed' && own.model === 'poisson',
      )!
      const asked = { thinkTimes: [4, 30] }
      const four = Math.floor(4 * replayed.headroom!.arrivalRate * (Math.min(row.latency!, row.levelTime!) + thinkTime))
      const counted = [1, row.users, row.users + 1, four, four + 1].map((users) =>
        option(replayed, thinking(users, thinkTime), asked),
      )
      expect(counted[0]!.each).toBe(replayed.headroom!.arrivalRate)
      expect(counted.map(({ replicas }) => replicas)).toEqual([1, 1, 2, 4, 5])
    }
  })

  it.each([
    ['noPass', onlySeries(someSweep('ff'))],
    ['unjudged', onlySeries(someSweep('uu'))],
  ])('%s is a reason and no number', (reason, series) => {
    expect(optionOf(series, arrivals(1), somePlan())).toBe(reason)
  })

  it('sizes with loads at random by the highest that was kept, less a tenth, and by no more where a share is given', () => {
    const series = onlySeries([someArrivals('p', 1, 1), someArrivals('f', 2, 2)])
    expect(option(series, arrivals(2))).toMatchObject({ each: 0.9, replicas: 3 })
    const planned = (share: number) => {
      const plan = { utilizations: [share], chosenBy: given }
      return option(onlySeries([someArrivals('p', 1, 1), someArrivals('f', 2, 2)], plan), arrivals(2), plan)
    }
    expect(planned(1)).toMatchObject({ each: 0.9 })
    expect(planned(0.5)).toMatchObject({ each: 0.5, replicas: 4 })
  })

  it('gives no plan of a hundred thousand servers', () => {
    expect(optionOf(sweep, arrivals(safeRate * 200_000), somePlan())).toBe('tooMany')
  })

  it('plans no users who send on schedule faster than answers come', () => {
    const answer = sweep.users.find(({ basis, model }) => basis === 'open' && model !== 'fixed')!.latency!
    const [slow, fast] = [1.1, 0.9].map((factor) => {
      const interval = factor * answer
      const [series] = analyze(someSweep('ppppppf'), somePlan({ intervals: [interval] })).series as [Series]
      return optionOf(series, { ...arrivals(1), kind: 'open', users: interval, interval }, somePlan())
    })
    expect(slow).toMatchObject({ replicas: 1 })
    expect(fast).toBe('tooSlow')
  })

  it('knows servers without knowing their GPUs', () => {
    const { gpus: _, ...facts } = someFacts
    const series = onlySeries(someSweep('ppf').map((run) => ({ ...run, facts, stated: facts })))
    expect(option(series, arrivals(1))).toMatchObject({ gpus: null, nPlusOne: { gpus: null } })
  })

  it('never needs fewer servers for more of the demand', () => {
    const rate = fc.double({ min: 0.001, max: 500, noNaN: true })
    fc.assert(
      fc.property(anyClosedSweep, rate, rate, (runs, a, b) => {
        const { series } = analyze(runs, somePlan())
        for (const own of series) {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((r) => optionOf(own, arrivals(r), somePlan()))
          if (typeof less === 'string' || typeof more === 'string') continue
          expect(less!.replicas).toBeLessThanOrEqual(more!.replicas)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never needs fewer servers for more users', () => {
    const series = onlySeries(someSweep('pppf'), { thinkTimes: [20] })
    const plan = somePlan({ thinkTimes: [20] })
    const count = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((users) =>
          optionOf(series, thinking(users, 20), plan),
        )
        if (typeof less === 'string' || typeof more === 'string') throw new Error('no option')
        expect(less!.replicas).toBeLessThanOrEqual(more!.replicas)
      }),
      { numRuns: 60 },
    )
  })
})

const runs = [...on(1, 'pppppf'), ...on(2, 'pppppf', 1.5)]
const sized = (plan: Partial<Plan>) => analyze(runs, somePlan(plan), promisedOnce)

const gpusOf = (id: string): number | undefined => Number(id.split('-')[1])

/** The same sweep where nobody counted tokens. */
const uncounted = (facts: SettledRun['facts']) =>
  onlySeries(
    someSweep('ppppppf').map((run) => ({
      ...run,
      facts,
      stated: facts,
      tokens: { input: null, output: null },
      totals: { input: null, output: null },
      throughput: { ...run.throughput, outputTokens: null, totalTokens: null },
    })),
  )

describe('sized', () => {
  it('has nothing where nothing was asked', () => {
    expect(sized({})).toMatchObject({ demand: [], sizing: [], costs: [] })
  })

  it('puts the fewest GPUs first where there are no prices', () => {
    const { sizing, series } = sized({ demand: someDemand({ arrivalRates: [1] }) })
    expect(sizing[0]).toMatchObject({ id: 'sizing-1', demand: 'demand-1', orderedBy: 'gpus', left: [] })
    const order = sizing[0]?.options.map(({ series: id }) => series.find((one) => one.id === id)?.layout.gpus)
    expect(order).toEqual([1, 2])
  })

  it('puts the cheapest first where every layout has a price, and otherwise does not pretend to', () => {
    const cheapTwo = someCost({ layouts: [somePrice(), somePrice({ gpus: 2, purchase: 1000 })] })
    const demand = someDemand({ arrivalRates: [0.01] })
    const priced = sized({ demand, cost: cheapTwo })
    expect(priced.sizing[0]?.orderedBy).toBe('cost')
    expect(priced.sizing[0]?.options.map(({ gpus }) => gpus)).toEqual([2, 1])
    const half = sized({ demand, cost: someCost({ layouts: [somePrice()] }) })
    expect(half.sizing[0]?.orderedBy).toBe('gpus')
    expect(half.sizing[0]?.options.map(({ cost }) => cost === null)).toEqual([false, true])
  })

  it('puts the less loaded first of layouts that take as many servers and GPUs', () => {
    const demand = someDemand({ arrivalRates: [0.1], users: [3] })
    const { sizing, series } = analyze(tied, somePlan({ demand, thinkTimes: [20] }), promisedOnce)
    expect(series.map(({ layout }) => layout.name)).toEqual(['1x A100', '1x RTX 5090'])
    for (const { orderedBy, options } of sizing) {
      expect(orderedBy).toBe('gpus')
      expect(options.map(({ series: id, gpus }) => [id, gpus])).toEqual([
        [series[1]!.id, 1],
        [series[0]!.id, 1],
      ])
    }
  })

  it('lists a layout that cannot be judged with the reason and never chooses it', () => {
    const unjudged = [...on(1, 'uuu'), ...on(2, 'pppppf')]
    const { sizing } = analyze(unjudged, somePlan({ demand: someDemand({ arrivalRates: [1] }) }))
    expect(sizing[0]?.left).toMatchObject([{ reason: 'unjudged' }])
    expect(sizing[0]?.options).toHaveLength(1)
    expect(gpusOf(sizing[0]?.left[0]?.series ?? '')).not.toBe(gpusOf(sizing[0]?.options[0]?.series ?? ''))
  })

  it('sizes for the peak day, and says how busy the same servers are on a normal one', () => {
    const asked = { arrivalRates: [30], users: [700], peakDay: { name: null, factor: 1.8 } }
    const { sizing, demand } = sized({ thinkTimes: [20], demand: someDemand(asked) })
    const [normal, waiting] = [54, 1260].map((most) =>
      sized({ thinkTimes: [20], demand: someDemand(most > 100 ? { users: [most] } : { arrivalRates: [most] }) }),
    )
    for (const [i, other] of [normal, waiting].entries()) {
      const [best, same] = [sizing[i]?.options[0], other?.sizing[0]?.options[0]]
      expect(best).toMatchObject({ replicas: same?.replicas, utilization: same?.utilization })
      expect(best?.normalUtilization).toBeCloseTo((same?.utilization ?? 0) / 1.8, 12)
      expect(same?.normalUtilization).toBeNull()
    }
    expect(demand.map(({ normalRate }) => normalRate)).toEqual([30, null])
  })

  it('makes tokens requests by what a request had at the limit, and sizes as for those', () => {
    const served = onlySeries(someSweep('ppppppf'))
    const at = basisPoint(served)!.throughput
    for (const kind of ['outputTokens', 'totalTokens'] as const) {
      const length = at[kind]! / at.requests!
      const found = option(served, tokens(kind, 3 * safeRate * length))
      expect(found.length).toEqual({ tokens: length, nature: 'measured' })
      expect(found.arrivalRate).toBeCloseTo(3 * safeRate, 9)
      expect(found.replicas).toBe(3)
    }
  })

  it('assumes the length that was asked of the benchmark where nobody counted, and leaves out what none is known of', () => {
    const tokenRates = [{ of: 'outputTokens' as const, perSecond: 512 }]
    const [demand] = demandsOf(somePlan({ demand: someDemand({ tokenRates }) }))
    const { inputTokens: _, outputTokens: __, ...others } = someFacts
    expect(option(uncounted(someFacts), demand!)).toMatchObject({
      length: { tokens: 256, nature: 'assumed' },
      arrivalRate: 2,
    })
    expect(optionOf(uncounted(others), demand!, somePlan())).toBe('noLength')
  })

  it('fits the schema of the report', () => {
    const { demand, sizing, costs } = sized({
      demand: someDemand({ arrivalRates: [1, 30], users: [500] }),
      thinkTimes: [30],
      spare: 1,
      cost: someCost(),
    })
    for (const [name, value] of Object.entries({ demand, sizing, costs })) {
      const { error } = reportSchema.shape[name as 'sizing'].safeParse(value)
      expect(error).toBeUndefined()
    }
    expect(sizing).toHaveLength(3)
  })

  const rates = [0.5, 1, 7, 9.1, 40]
  const users = [20, 90, 700]
  const tokenRates = [900, 9000].map((perSecond) => ({ of: 'outputTokens' as const, perSecond }))
  const employees = someEmployees({ perDay: chosenBy.given(90) })
  const peakDay = { name: 'month-end', factor: 1.37 }
  const cases: readonly { readonly asked: Partial<Plan['demand']>; readonly share?: number }[] = [
    { asked: { arrivalRates: rates } },
    { asked: { users } },
    { asked: { arrivalRates: rates, users }, share: 0.6 },
    { asked: { arrivalRates: rates }, share: 0.4 },
    { asked: { arrivalRates: rates, peakDay } },
    { asked: { tokenRates } },
    { asked: { tokenRates, peakDay } },
    { asked: { users, peakDay } },
    { asked: { users, peakDay }, share: 0.6 },
    { asked: { employees, peakDay } },
  ]

  const offered = [someArrivals('p', 0.5, 0.5), someArrivals('p', 1, 1), someArrivals('f', 2, 2)]
  const sweeps = {
    closed: runs,
    tied,
    offered,
    both: [...on(1, 'pppppf'), ...offered],
    mixed: [...on(2, 'pppppf', 1.5), ...offered],
  }
  const questions = balancers.flatMap((balancer) => cases.map((one) => ({ balancer, ...one })))

  it.each(
    questions.flatMap((one) =>
      (Object.keys(sweeps) as (keyof typeof sweeps)[]).map((results) => ({ results, ...one })),
    ),
  )('recommends what the calculator says of the same numbers: %j', ({ results, balancer, asked, share }) => {
    const shares = share === undefined ? {} : { utilizations: [share], chosenBy: given }
    const plan = somePlan({ thinkTimes: [5, 20], demand: someDemand(asked), balancer, ...shares })
    const report = analyze(sweeps[results], plan, promisedOnce)
    const question = resolveSize({}, plan)
    const demands = sizeOf(question, askedOf(report.series, plan), '0').demands.filter(
      ({ kind }) => kind !== 'inFlight',
    )
    expect(demands).toHaveLength(report.sizing.length)
    const typed = demands.map(({ options }) =>
      options.map(({ layout, copies, pool }) => [layout, copies, pool?.atRandom ?? null]),
    )
    expect(typed.flat().length).toBeGreaterThan(0)
    expect(typed).toEqual(
      report.sizing.map(({ options }) =>
        options.map(({ series, replicas, pool }) => [series, replicas, pool?.random ?? null]),
      ),
    )
  })
})

const pooled = { balancer: 'pooled', chosenBy: { ...somePlan().chosenBy, balancer: 'plan' } } as const

describe('servers as one pool', () => {
  it('are fewer than at random, by the law for the limits of all together', () => {
    const asked = [2.1, 3.3, 9].map((times) => option(sweep, arrivals(times * safeRate), pooled))
    expect(asked.map(({ replicas, pool }) => [replicas, pool!.random])).toEqual([
      [2, 3],
      [3, 4],
      [8, 9],
    ])
    for (const { arrivalRate, replicas, pool } of asked) {
      expect(pool!.rate).toBeGreaterThanOrEqual(arrivalRate)
      expect(pool!.rate).toBeLessThanOrEqual(0.7 * replicas * sweep.basis!.throughput)
    }
  })

  it('are as many where one is enough', () => {
    expect(option(sweep, arrivals(safeRate), pooled)).toMatchObject({
      replicas: 1,
      pool: { random: 1, rate: safeRate },
    })
  })

  it('hold users who wait by the binomial of all of them, and no more than the pool takes requests', () => {
    const asked = { ...pooled, thinkTimes: [30] }
    const series = onlySeries(someSweep('ppppppf'), asked)
    const { users: each, latency } = series.users.find((row) => row.model !== 'fixed' && row.thinkTime === 30)!
    const found = [1, 2.1, 9].map((times) => option(series, thinking(Math.floor(times * each), 30), asked))
    expect(found.map(({ replicas, pool }) => [replicas, pool!.random])).toEqual([
      [1, 1],
      [2, 3],
      [8, 9],
    ])
    for (const [i, { pool }] of found.entries())
      expect(Math.floor([1, 2.1, 9][i]! * each) / (latency! + 30)).toBeLessThanOrEqual(pool!.rate! * (1 + 1e-9))
  })

  it('keep to a share that somebody gave', () => {
    const share = 1.02 * sweep.headroom!.utilization
    const plan = { ...pooled, utilizations: [share], chosenBy: { ...given, balancer: 'plan' } } as const
    const series = onlySeries(someSweep('ppppppf'), plan)
    const found = option(series, arrivals(20 * safeRate), plan)
    expect(found.pool!.rate).toBeCloseTo(found.replicas * share * series.basis!.throughput, 9)
    expect(found.replicas).toBe(Math.ceil((20 * safeRate) / (share * series.basis!.throughput)))
  })

  it('grow with the demand of each year, never more than at random', () => {
    const employees = someEmployees({
      registered: { value: 40_000, by: 'plan' },
      growth: { value: 0.3, by: 'plan' },
      years: { value: 4, by: 'plan' },
    })
    const [demand] = demandsOf(somePlan({ demand: someDemand({ employees }) }))
    const [pool, random] = [option(sweep, demand!, pooled), option(sweep, demand!)]
    expect(pool.years).toHaveLength(5)
    expect(pool.years.at(-1)).toBe(pool.replicas)
    for (const [i, servers] of pool.years.entries()) expect(servers).toBeLessThanOrEqual(random.years[i]!)
    expect(pool.replicas).toBeLessThan(random.replicas)
  })

  it.each([
    ['replay', replayed, {}],
    ['measured', { ...sweep, headroom: { ...sweep.headroom!, from: 'measured' as const } }, {}],
    [
      'measured',
      onlySeries([someArrivals('p', 1, 1), someArrivals('f', 2, 2)]),
      { utilizations: [0.5], chosenBy: given },
    ],
    ['bursts', sweep, { arrivals: { burstiness: 0.5, dayToDay: null } }],
    ['bursts', sweep, { arrivals: { burstiness: null, dayToDay: 0.2 } }],
    [
      'less',
      {
        ...sweep,
        headroom: {
          ...sweep.headroom!,
          promise: { ...sweep.headroom!.promise!, refusal: { reason: 'less' as const, levels: [] } },
        },
      },
      {},
    ],
  ])('stay as many as at random where nothing is proven of a pool: %s', (unproven, series, plan) => {
    const [pool, random] = [
      option(series, arrivals(30), { ...plan, balancer: 'pooled' }),
      option(series, arrivals(30), plan),
    ]
    expect(pool).toMatchObject({ replicas: random.replicas, years: random.years })
    expect(pool.pool).toEqual({ random: random.replicas, rate: null, oneMore: null, unproven })
    expect(random.pool).toBeNull()
  })
})
