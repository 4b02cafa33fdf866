import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import { recommendationsOf } from '../../../src/analysis/layouts/recommend.ts'
import type { Facts } from '../../../src/model/fact.ts'
import type { Recommendation } from '../../../src/model/report.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { factsOn, somePlan, someRun, type RunChoices } from '../../builders.ts'
import * as fc from '../../property.ts'
import { bareSeries } from '../bare-series.ts'
import { someArrivals } from '../some-sweep.ts'

/** A level on so many GPUs; the mean latency follows from concurrency and throughput. */
const on = (gpus: number, concurrency: number, requests: number, more: RunChoices = {}): SettledRun =>
  someRun({
    facts: factsOn(gpus),
    load: { concurrency },
    completed: Math.max(1000, 100 * concurrency),
    ...more,
    throughput: { requests, ...more.throughput },
    latency: {
      e2e: { mean: concurrency / requests, median: concurrency / requests, p99: (2 * concurrency) / requests },
      ...more.latency,
    },
  })

const tooLate: RunChoices = { latency: { ttft: { p99: 4 } } }
const facts = (gpus: number, more: Facts): RunChoices => ({ facts: { ...factsOn(gpus), ...more } })
const given = (value: number) => ({ value, from: 'plan', where: '**' }) as const

/** All layouts of one workload, each larger one compared with the smallest unless they are not comparable. */
const recommended = (
  runs: readonly SettledRun[],
  { compared = true, refused = false, sla = undefined as string | undefined } = {},
): readonly Recommendation[] => {
  const { series, runs: told } = bareSeries(runs, sla)
  const [base, ...others] = series.toSorted((a, b) => (a.layout.gpus ?? 0) - (b.layout.gpus ?? 0))
  const pairs = others.map(({ id }, i) => ({
    id: `scaling-${i + 1}`,
    workload: 'workload-1',
    base: base!.id,
    scaled: id,
  }))
  const refusals = refused ? [{ workload: 'workload-1' }] : []
  return recommendationsOf(series, compared && !refused ? pairs : [], refusals, told)
}

const first = (runs: readonly SettledRun[]): Recommendation => recommended(runs)[0]!

const base = [on(1, 1, 0.25), on(1, 8, 2), on(1, 16, 2.5, tooLate)]
const larger = (top: number, beyond = top) => [on(2, 8, 2.5), on(2, 16, top), on(2, 32, beyond, tooLate)]

const states = ({ rules }: Recommendation) => rules.map(({ id, state }) => `${id} ${state}`)

describe('the choice between a larger layout and copies', () => {
  it('is copies where they serve more at their own limits, to be measured', () => {
    expect(first([...base, ...larger(3)])).toMatchObject({
      id: 'recommendation-1',
      scaling: 'scaling-1',
      base: 'series-1',
      larger: 'series-2',
      choice: 'copies',
      reason: 'R3.copiesMore',
      copies: { count: 2, each: 2, allowance: 0.95, throughput: 4, interval: [3.8, 5], remaining: 2, judged: true },
      measured: { throughput: 3, interval: [3, 3], judged: true },
      toMeasure: [{ what: 'copies', series: 'series-1', level: 16 }],
    })
    expect(states(first([...base, ...larger(3)]))).toEqual([
      'R0 silent',
      'R1 silent',
      'R2 open',
      'R3 fires',
      'R4 fires',
    ])
  })

  it('is the larger layout where even the failing level of the smaller would not do', () => {
    const { choice, reason, toMeasure } = first([...base, ...larger(5.5)])
    expect([choice, reason, toMeasure]).toEqual(['larger', 'R3.largerMore', []])
  })

  it('is open where the levels between limit and fail could turn it', () => {
    const told = first([...base, ...larger(4.5)])
    expect([told.choice, told.reason]).toEqual(['undecided', 'R3.between'])
    expect(told.toMeasure.map(({ what, level }) => [what, level])).toEqual([
      ['between', 8],
      ['between', 16],
      ['copies', 16],
    ])
    expect(first([...base, ...larger(3, 4)]).reason).toBe('R3.between')
  })

  it('is open where rounding or repeats do not tell them apart', () => {
    const rough = { throughput: { requests: 3.7, requestsRounding: 0.2 } }
    const told = first([...base, on(2, 8, 2.5), on(2, 16, 3.7, rough), on(2, 32, 3.7, tooLate)])
    expect([told.reason, told.toMeasure.map(({ what }) => what)]).toEqual([
      'R3.overlap',
      ['repeats', 'repeats', 'copies'],
    ])
    const repeats = [...base, ...larger(3.7), on(2, 16, 4)]
    expect(first(repeats).reason).toBe('R3.overlap')
  })

  it('is open where the limit of the side that lags was not found', () => {
    const open = first([...base, on(2, 8, 2.5), on(2, 16, 3)])
    expect([open.reason, open.measured!.interval]).toEqual(['R3.largerOpen', [3, null]])
    expect(open.toMeasure[0]).toEqual({ what: 'above', series: 'series-2', level: 16 })
    const lags = first([on(1, 1, 0.25), on(1, 8, 2), ...larger(5)])
    expect([lags.reason, lags.copies!.interval]).toEqual(['R3.baseOpen', [3.8, null]])
    expect(first([on(1, 1, 0.25), on(1, 8, 2), ...larger(3)]).reason).toBe('R3.copiesMore')
  })

  it('is the larger layout where a single request misses the SLA on the smaller', () => {
    const { choice, reason, copies } = first([on(1, 1, 0.25, tooLate), ...larger(3)])
    expect([choice, reason, copies]).toEqual(['larger', 'R1.onlyLarger', null])
  })

  it('is open where the smaller fails at more than one request and was not measured below', () => {
    const { choice, reason, toMeasure } = first([on(1, 8, 2, tooLate), ...larger(3)])
    expect([choice, reason]).toEqual(['undecided', 'R1.notBelow'])
    expect(toMeasure).toEqual([{ what: 'below', series: 'series-1', level: 8 }])
  })

  it('asks for no level below a single request', () => {
    const { reason, toMeasure } = first([on(1, 1, 0.25, tooLate), on(2, 1, 0.3, tooLate)])
    expect([reason, toMeasure]).toEqual(['R1.neither', []])
  })

  it('is none where the SLA cannot be judged, and the copies are told as unjudged', () => {
    const blind: RunChoices = { latency: { itl: null } }
    const told = first([on(1, 8, 2, blind), on(2, 8, 2.5, blind)])
    expect(told).toMatchObject({
      choice: 'undecided',
      reason: 'R3.notJudged',
      copies: { throughput: 4, interval: [3.8, null], judged: false },
      measured: { throughput: 2.5, judged: false },
    })
    expect(told.toMeasure.map(({ what }) => what)).toEqual(['latency', 'latency', 'copies'])
  })

  it('is none against copies that were measured', () => {
    const twice = { ...facts(2, { dataParallel: given(2), tensorParallel: given(1) }), throughput: {} }
    const told = first([...base, on(2, 8, 2.5, twice), on(2, 16, 3.9, twice)])
    expect([told.reason, told.copies]).toEqual(['R3.copiesMeasured', null])
  })

  it('is one for each pair', () => {
    const four = [on(4, 16, 7), on(4, 32, 7.5, tooLate)]
    expect(
      recommended([...base, ...larger(3), ...four]).map(({ scaling, copies }) => [scaling, copies!.count]),
    ).toEqual([
      ['scaling-1', 2],
      ['scaling-2', 4],
    ])
  })

  it('is none where the layouts may not be compared', () => {
    expect(recommended([...base, ...larger(3)], { refused: true })).toEqual([])
  })
})

describe('a KV cache that is too small for what the larger layout serves', () => {
  it('is told beside the rule that decides', () => {
    const small = facts(1, { kvCacheTokens: given(5000) })
    const large = facts(2, { kvCacheTokens: given(20_000) })
    const told = first([
      on(1, 1, 0.25, small),
      on(1, 8, 2, small),
      on(1, 16, 2.5, { ...tooLate, ...small }),
      on(2, 16, 3, large),
      on(2, 32, 3, { ...tooLate, ...large }),
    ])
    expect(told.rules.find(({ id }) => id === 'R2')).toMatchObject({
      state: 'fires',
      reason: 'kvBound',
      values: { base: 9, larger: 39, limit: 16 },
    })
    expect(told.reason).toBe('R3.copiesMore')
  })
})

describe('a workload without a pair', () => {
  it('says what a second copy would give, and that a larger layout was not measured', () => {
    const [told] = recommended(base, { compared: false })
    expect(told).toMatchObject({
      scaling: null,
      base: 'series-1',
      larger: null,
      choice: 'undecided',
      reason: 'single.oneLayout',
      copies: { count: 2, throughput: 4 },
    })
    expect(told!.toMeasure.map(({ what }) => what)).toEqual(['larger', 'copies'])
  })

  it('does not take what was not measured on fewer GPUs for what does not fit', () => {
    const [told] = recommended(larger(3), { compared: false })
    expect([told!.choice, told!.reason, told!.larger]).toEqual(['undecided', 'R0.notMeasured', 'series-1'])
    expect(told!.toMeasure.map(({ what }) => what)).toEqual(['fewer', 'larger', 'copies'])
  })

  it('asks for no load below the lowest of one layout that another of as many GPUs was measured at', () => {
    const on64 = { ...facts(1, { engine: { value: 'aaa', from: 'plan', where: '' } }), ...tooLate }
    const low = [on(1, 2, 0.5, tooLate), on(1, 4, 1, tooLate)]
    const [told] = recommended([on(1, 64, 3, on64), ...low], { compared: false })
    expect(told!.toMeasure).toContainEqual({ what: 'below', series: 'series-2', level: 2 })
    expect(told!.toMeasure).not.toContainEqual(expect.objectContaining({ level: 64 }))
  })

  it('takes the word of the plan that fewer GPUs do not hold it', () => {
    const stated = facts(2, { minGpus: given(2) })
    const [told] = recommended([on(2, 8, 2.5, stated), on(2, 16, 3, stated)], { compared: false })
    expect([told!.choice, told!.reason]).toEqual(['larger', 'R0.stated'])
  })

  it('says why nothing can be said', () => {
    expect(recommended([someArrivals('p', 1, 1)], { compared: false })).toMatchObject([
      { reason: 'single.openLoop', base: null, larger: null, rules: [], copies: null },
    ])
    expect(recommended([someRun({ facts: {} })], { compared: false })).toMatchObject([
      { reason: 'single.gpusUnknown', rules: [] },
    ])
  })
})

describe('the whole analysis', () => {
  it('takes from the plan how many GPUs a copy needs at least', () => {
    const plan = somePlan({ series: [{ match: '**', minGpus: 2 }] })
    const [told] = analyze([on(2, 8, 2.5)], plan).recommendations
    expect([told?.choice, told?.reason]).toEqual(['larger', 'R0.stated'])
  })

  it('recommends nothing between layouts that differ in more than their GPUs', () => {
    const other = facts(2, { gpu: { value: 'H100', from: 'plan', where: '' } })
    const { refusals, recommendations } = analyze([on(1, 8, 2), on(2, 8, 2.5, other)], somePlan())
    expect(refusals).toHaveLength(1)
    expect(recommendations).toEqual([])
  })
})

const anyLevel = fc
  .record({
    gpus: fc.constantFrom(1, 2),
    concurrency: fc.constantFrom(1, 2, 4, 8, 16, 32, 64),
    requests: fc.double({ min: 0.5, max: 20, noNaN: true }),
    late: fc.boolean(),
  })
  .map(({ gpus, concurrency, requests, late }) => on(gpus, concurrency, requests, late ? tooLate : {}))

const anySweeps = fc.array(anyLevel, { minLength: 1, maxLength: 10 })

/** The same measurement on a clock that runs slower. */
const slower = (run: SettledRun, times: number): SettledRun => {
  const latency = Object.fromEntries(
    Object.entries(run.latency).map(([metric, statistics]) => [
      metric,
      statistics &&
        Object.fromEntries(
          Object.entries(statistics).map(([name, value]) => [name, typeof value === 'number' ? value * times : value]),
        ),
    ]),
  ) as unknown as SettledRun['latency']
  const { requests, outputTokens, totalTokens } = run.throughput
  const less = (value: number | null): number | null => value && value / times
  return {
    ...run,
    duration: run.duration && run.duration * times,
    latency,
    throughput: {
      ...run.throughput,
      requests: less(requests),
      outputTokens: less(outputTokens),
      totalTokens: less(totalTokens),
    },
  }
}

const choices = (all: readonly Recommendation[]) => all.map(({ choice, reason }) => `${choice} ${reason}`)
const twoSlas = ['ttft.p99<=3s,itl.p99<=120ms', 'ttft.p99<=6s,itl.p99<=240ms'] as const

describe('any recommendation', () => {
  it('is the same on a clock that runs half as fast', () => {
    fc.assert(
      fc.property(anySweeps, (runs) => {
        const slow = runs.map((run) => slower(run, 2))
        expect(choices(recommended(slow, { sla: twoSlas[1] }))).toEqual(choices(recommended(runs, { sla: twoSlas[0] })))
      }),
    )
  })

  it('is not turned to copies, nor raises them, by a level of the smaller layout that fails above its limit', () => {
    fc.assert(
      fc.property(anySweeps, fc.double({ min: 0.5, max: 30, noNaN: true }), (runs, requests) => {
        const all = [...runs, on(1, 1, 0.25), on(2, 1, 0.3)]
        const before = recommended(all)
        const after = recommended([...all, on(1, 128, requests, tooLate)])
        for (const [i, { choice, copies }] of after.entries()) {
          if (choice === 'copies') expect(before[i]!.choice).toBe('copies')
          expect(copies?.throughput ?? 0).toBe(before[i]!.copies?.throughput ?? 0)
        }
      }),
    )
  })

  it('estimates no other copies where the larger layout fails above its limit', () => {
    fc.assert(
      fc.property(anySweeps, fc.double({ min: 0.5, max: 30, noNaN: true }), (runs, requests) => {
        const all = [...runs, on(1, 1, 0.25), on(2, 1, 0.3)]
        const after = recommended([...all, on(2, 128, requests, tooLate)])
        expect(after.map(({ copies }) => copies)).toEqual(recommended(all).map(({ copies }) => copies))
      }),
    )
  })

  it('of copies holds against everything that was measured of the larger layout up to its first fail', () => {
    fc.assert(
      fc.property(anySweeps, (runs) => {
        for (const { choice, copies, measured } of recommended([...runs, on(1, 1, 0.25), on(2, 1, 0.3)]))
          if (choice === 'copies') expect(copies!.interval[0]).toBeGreaterThan(measured!.interval[1]!)
      }),
    )
  })
})
