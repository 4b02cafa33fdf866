import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { factsOn, somePlan, someRun, someSla } from '../builders.ts'
import { capacityOf, onlySeries, someArrivals, someLoad, someSweep } from './some-sweep.ts'

const axis = 'concurrency'
const onGpus = (gpus: number) => someRun({ facts: factsOn(gpus) })
const capped = (concurrency: number, requestRate: number, requests: number, mean = 4.025) =>
  someRun({ load: { concurrency, requestRate }, throughput: { requests }, latency: { e2e: { mean } }, completed: 1000 })

describe('the limit of a closed-loop sweep', () => {
  it.each([
    ['p', 'rightCensored', 1, null, null, []],
    ['ppp', 'rightCensored', 4, null, null, []],
    ['ppf', 'bracketed', 2, 4, null, []],
    ['f', 'leftCensored', null, 1, null, []],
    ['fff', 'leftCensored', null, 1, null, []],
    ['ppfp', 'nonContiguous', 2, 4, null, []],
    ['fp', 'nonContiguous', null, 1, null, []],
    ['pfpf', 'nonContiguous', 1, 2, null, []],
    ['u', 'noData', null, null, 1, []],
    ['uu', 'noData', null, null, 1, []],
    ['pup', 'rightCensored', 1, null, 2, []],
    ['pupf', 'bracketed', 1, 8, 2, []],
    ['up', 'noData', null, null, 1, []],
    ['uf', 'noData', null, 2, 1, []],
    ['x', 'noData', null, null, null, [1]],
    ['xx', 'noData', null, null, null, [1, 2]],
    ['pxpf', 'bracketed', 4, 8, null, [2]],
    ['ppx', 'rightCensored', 2, null, null, [4]],
    ['xpp', 'rightCensored', 4, null, null, [1]],
    ['pvp', 'rightCensored', 1, null, 2, [2]],
    ['vpf', 'noData', null, 4, 1, [1]],
    ['pX', 'bracketed', 1, 2, null, []],
    ['pXp', 'nonContiguous', 1, 2, null, []],
    ['X', 'leftCensored', null, 1, null, []],
    ['xf', 'noData', null, 2, null, [1]],
    ['xu', 'noData', null, null, 2, [1]],
  ])('of %s is %s: at most %s, failing at %s, gap %s, left out %j', (letters, status, most, failing, gap, excluded) => {
    expect(capacityOf(someSweep(letters))).toMatchObject({
      axis,
      status,
      maxConcurrency: most,
      firstFailing: failing,
      gap,
      excluded,
    })
  })

  it('keeps a pass above a fail in sight without counting it', () => {
    expect(capacityOf(someSweep('ppfp'))).toMatchObject({ maxConcurrency: 2, largestPassing: 8, estimate: null })
  })

  it('puts repeats of one level together and goes by the worst', () => {
    const runs = [...someSweep('ppp'), someLoad('f', 4)]
    expect(capacityOf(runs)).toMatchObject({ status: 'bracketed', maxConcurrency: 2, firstFailing: 4 })
    expect(onlySeries(runs).points.map((point) => point.runs)).toEqual([['r1'], ['r2'], ['r3', 'r4']])
  })

  it('has no users and no headroom where nothing passes', () => {
    expect(onlySeries(someSweep('ff'))).toMatchObject({ basis: null, headroom: null, users: [] })
    expect(onlySeries(someSweep('up'))).toMatchObject({ basis: null, headroom: null, users: [] })
    expect(onlySeries(someSweep('x'))).toMatchObject({ basis: null, headroom: null, users: [] })
  })

  it('judges percentiles that only the arrays hold', () => {
    const samples = { ttft: Float64Array.from({ length: 3200 }, (_, i) => (i + 1) / 1000) }
    const { judgements } = onlySeries([someRun({ samples, latency: { ttft: null } })], {
      sla: someSla('ttft.p99.9<=3.2s'),
    }).points[0]!
    expect(judgements['ttft.p99.9']).toMatchObject({ verdict: 'pass', value: expect.closeTo(3.196_801, 6) })
  })
})

describe('the limit of an open-loop sweep', () => {
  const sweep = [
    someArrivals('f', 32, 9.1),
    someArrivals('p', 8, 7.2),
    someArrivals('p', 1, 0.98),
    someArrivals('f', 16, 9.3),
    someArrivals('p', 2, 1.95),
  ]

  it('orders by the offered rate, and answers in achieved requests/s', () => {
    const { capacity, points } = onlySeries(sweep)
    expect(points.map(({ requestRate }) => requestRate)).toEqual([1, 2, 8, 16, 32])
    expect(points.map(({ level }) => level)).toEqual([0.98, 1.95, 7.2, 9.3, 9.1])
    expect(capacity).toMatchObject({ axis: 'requestRate', status: 'bracketed', maxConcurrency: 7.2, firstFailing: 9.3 })
  })

  it('plans with the highest that was kept, less a tenth, and counts users from the rate', () => {
    const { basis, headroom, users } = onlySeries(sweep)
    expect(headroom?.arrivalRate).toBeCloseTo(0.9 * 7.2, 12)
    expect(basis).toEqual({ level: 7.2, throughput: 7.2, latency: 4.025, judged: true })
    expect(users.filter((row) => row.basis === 'open').map((row) => row.users)).toEqual([15, 16, 17, 19])
  })

  it('takes the level that passed, where another one achieved the same rate', () => {
    const runs = [
      someArrivals('p', 8, 7),
      { ...someArrivals('f', 16, 7), latency: someRun({ latency: { ttft: { p99: 9 } } }).latency },
    ]
    const { basis, capacity } = onlySeries(runs.toReversed())
    expect(capacity).toMatchObject({ status: 'bracketed', maxConcurrency: 7, firstFailing: 7, estimate: null })
    expect(basis).toMatchObject({ level: 7, latency: 4.025 })
  })
})

describe('the limit of a sweep with a cap and a rate', () => {
  it('is a concurrency where only the cap varies, and a load that the rate kept away is no pass', () => {
    const runs = [capped(8, 10, 8 / 4.025), capped(16, 10, 16 / 4.025), capped(64, 10, 10)]
    const { capacity, points } = onlySeries(runs)
    expect(capacity).toMatchObject({ axis, status: 'rightCensored', maxConcurrency: 16, excluded: [64] })
    expect(points[2]?.judgements['ttft.p99']).toMatchObject({ verdict: 'unknown', reason: 'V05' })
  })

  it('is a rate where the rate varies, and slots that no one needed do not spoil it', () => {
    const { capacity } = onlySeries([capped(256, 1, 0.99), capped(256, 2, 1.98), capped(256, 4, 3.9)])
    expect(capacity).toMatchObject({ axis: 'requestRate', status: 'rightCensored', maxConcurrency: 3.9, excluded: [] })
  })
})

describe('analyze', () => {
  it('numbers runs as given, and lists those without a place', () => {
    const nowhere = someRun({ load: { concurrency: null, requestRate: null } })
    const { runs, series } = analyze([nowhere, someRun()], somePlan())
    expect(runs.map(({ id, series: of }) => [id, of])).toEqual([
      ['r1', null],
      ['r2', 'series-1'],
    ])
    expect(series).toHaveLength(1)
  })

  it('puts layouts of one workload side by side', () => {
    const { workloads, series, scaling } = analyze([onGpus(2), onGpus(1)], somePlan())
    expect(series.map(({ layout }) => layout.gpus)).toEqual([1, 2])
    expect(workloads).toEqual([
      expect.objectContaining({ id: 'workload-1', series: ['series-1', 'series-2'], scaling: ['scaling-1'] }),
    ])
    expect(scaling).toHaveLength(1)
  })

  it('answers nothing about nothing', () => {
    expect(analyze([], somePlan())).toEqual({
      runs: [],
      series: [],
      workloads: [],
      scaling: [],
      refusals: [],
      counterparts: [],
      findings: [],
      demand: [],
      sizing: [],
      costs: [],
      mixes: [],
      recommendations: [],
      grade: 'D',
    })
  })
})
