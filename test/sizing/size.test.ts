import { describe, expect, it } from 'vitest'
import type { Comparison, Written } from '../../src/model/size.ts'
import { plannedRate } from '../../src/replay/arrivals.ts'
import { comparisonOf, measuredLayouts, sizeOf, typedLayouts } from '../../src/sizing/size.ts'
import { replayableSweep } from '../analysis/replayable-sweep.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { somePlan } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import * as fc from '../property.ts'
import { askedOf, someQuestion } from './some-question.ts'

const [series] = askedOf(someReport(someSweep('ppf')).series, somePlan())

describe('measuredLayouts', () => {
  it('takes the limit of a series, and what its report plans with', () => {
    expect(measuredLayouts([series!]).layouts[0]).toMatchObject({
      id: series!.id,
      concurrency: { value: series!.capacity.maxConcurrency, nature: 'measured' },
      throughput: { value: series!.capacity.throughput, nature: 'measured' },
      judged: true,
      planned: { model: 'reported', arrivalRate: series!.headroom!.arrivalRate },
    })
  })

  it('takes the times that the report counts users who wait with, at the planning rate and at shares', () => {
    const [replayed] = askedOf(someReport(replayableSweep(), { plan: { thinkTimes: [4, 30] } }).series, somePlan())
    const waits = measuredLayouts([replayed!]).layouts[0]!.waits
    const counted = replayed!.users.filter(({ basis }) => basis === 'closed')
    expect(waits.map(({ thinkTime, share }) => [thinkTime, share])).toEqual(
      counted.map(({ thinkTime, model, utilization }) => [thinkTime, model === 'fixed' ? utilization : null]),
    )
    const { arrivalRate } = replayed!.headroom!
    const users = waits.flatMap((one) =>
      one.share === null ? Math.floor(arrivalRate * (one.latency + one.thinkTime)) : [],
    )
    expect(users).toEqual(counted.flatMap((row) => (row.model === 'fixed' ? [] : row.users)))
  })

  it('plans an unjudged limit as the report does', () => {
    const [open] = askedOf(someReport(someSweep('uuu')).series, somePlan())
    const { arrivalRate } = open!.headroom!
    expect(measuredLayouts([open!]).layouts[0]).toMatchObject({ judged: false, planned: { arrivalRate } })
  })

  it.each([
    ['ppf', []],
    ['ppp', ['openLimit']],
    ['ppfpf', ['contradiction']],
    ['uuu', []],
  ])('has what the report says against the limit of %s', (letters, doubts) => {
    const [one] = askedOf(someReport(someSweep(letters)).series, somePlan())
    expect(measuredLayouts([one!]).layouts[0]).toMatchObject({ doubts, served: null })
  })

  it('has the lengths that were served, where others were asked for', () => {
    const workload = { ...series!.workload, kind: 'nominal', inputTokens: 2500, outputTokens: 900 } as const
    const measured = { inputTokens: 2500, outputTokens: 300 }
    const [layout] = measuredLayouts([{ ...series!, workload: { ...workload, measured } }]).layouts
    expect(layout?.served).toEqual(measured)
  })

  it('takes a limit in arrivals less the margin of the report, and none beside a sweep of the same layout', () => {
    const basis = { ...series!.basis!, throughput: 2, latency: 8 }
    const kept = { ...series!.headroom!, arrivalRate: 1.8, promise: null, maxMeanConcurrency: null }
    const openLoop = {
      ...series!,
      capacity: { ...series!.capacity, axis: 'requestRate' as const },
      basis,
      headroom: kept,
    }
    const [layout] = measuredLayouts([openLoop]).layouts
    expect(layout).toMatchObject({ concurrency: null, latency: { value: 8, nature: 'measured' }, pool: 'measured' })
    expect(layout?.planned).toEqual({ model: 'reported', arrivalRate: 1.8 })
    expect(measuredLayouts([series!, openLoop]).layouts).toHaveLength(1)
    const smoother = { ...openLoop, headroom: null }
    expect(measuredLayouts([smoother]).left).toMatchObject([{ reason: 'smoother' }])
    const unjudged = { ...smoother, basis: { ...basis, judged: false } }
    expect(measuredLayouts([unjudged])).toMatchObject({ layouts: [], left: [{ reason: 'notJudged' }] })
  })

  it('leaves out what has no limit, and says why', () => {
    const noRoom = { ...series!, headroom: null }
    const unjudged = { ...noRoom, basis: null }
    const failing = { ...unjudged, points: series!.points.map((point) => ({ ...point, verdict: 'fail' as const })) }
    const { layouts, left } = measuredLayouts([unjudged, failing, noRoom])
    expect(layouts).toEqual([])
    expect(left.map(({ reason }) => reason)).toEqual(['notJudged', 'noPass', 'noRoom'])
  })
})

const typedOf = (concurrency: number) => {
  const gpus = { value: 1, nature: 'assumed' as const }
  return [{ throughput: 27.07, concurrency, gpus, outputTokens: 256, tokenThroughput: null }]
}

describe('typedLayouts', () => {
  it('takes typed numbers as given and nothing as judged, and plans as a report without a simulation does', () => {
    expect(typedLayouts(someQuestion({ typed: typedOf(128) }))).toEqual([
      {
        id: 'typed-1',
        name: null,
        workload: null,
        gpus: { value: 1, nature: 'assumed' },
        concurrency: { value: 128, nature: 'given' },
        throughput: { value: 27.07, nature: 'given' },
        latency: { value: 128 / 27.07, nature: 'derived' },
        tokenThroughput: null,
        lengths: { outputTokens: { value: 256, nature: 'given' }, totalTokens: null },
        judged: false,
        doubts: [],
        served: null,
        planned: { model: 'planned', arrivalRate: plannedRate([{ concurrency: 128, throughput: 27.07 }], 0.01) },
        waits: [],
        scheduledTime: null,
        pool: { concurrency: 128, throughput: 27.07, most: 27.07 },
      },
    ])
  })

  it('cannot be sized at a limit of one request, which leaves no room for one that comes at random', () => {
    const { layouts, left } = sizeOf(someQuestion({ typed: typedOf(1) }), [], '0')
    expect(layouts).toEqual([])
    expect(left).toEqual([{ id: 'typed-1', name: null, reason: 'noRoom' }])
  })
})

const written = (text: string, rounding: number): Written => ({ value: Number(text), text, rounding })
const compared = (base: Written, scaled: Written, gpus: readonly [number, number] = [1, 2]) =>
  comparisonOf(someQuestion({ compare: { throughputs: [base, scaled], gpus } }))

describe('comparisonOf', () => {
  it.each([
    ['27.07', '32.83', 0.213, 0.212, 0.213, 0.61, 0.65, -0.175, 1.65],
    ['1.18', '1.55', 0.314, 0.304, 0.323, 0.66, 0.52, -0.239, 1.52],
    ['0.30', '0.48', 0.6, 0.557, 0.644, 0.8, 0.25, -0.375, 1.25],
  ])('%s to %s gains %d, from %d to %d by rounding', (a, b, gain, low, high, efficiency, serial, e2e, cost) => {
    const told = compared(written(a, 0.005), written(b, 0.005))
    expect(told?.gain).toBeCloseTo(gain, 3)
    expect(told?.interval[0]).toBeCloseTo(low, 3)
    expect(told?.interval[1]).toBeCloseTo(high, 3)
    expect(told?.efficiency).toBeCloseTo(efficiency, 2)
    expect(told?.karpFlatt).toBeCloseTo(serial, 2)
    expect(told?.e2eChange).toBeCloseTo(e2e, 3)
    expect(told?.costPerRequest).toBeCloseTo(cost, 2)
  })

  it('assumes copies only where the GPUs are enough for whole ones', () => {
    const [a, b] = [written('1.0', 0.05), written('1.5', 0.05)]
    expect(compared(a, b)?.replicas).toEqual({ count: 2, throughput: 2, nature: 'assumed' })
    expect(compared(a, b, [2, 3])?.replicas).toBeNull()
  })

  it('has no upper end where rounding may hide that the base is nothing', () => {
    expect(compared(written('1', 1), written('2', 0.5))?.interval[1]).toBeNull()
  })
})

const measured = {
  base: 27.07,
  scaled: 32.83,
  baseRounding: 0.005,
  scaledRounding: 0.005,
  baseUnits: 1,
  scaledUnits: 2,
}
type Measured = typeof measured

const asWritten = (value: number, rounding: number) => ({ value, rounding, text: String(value) })

const comparedAs = ({ base, scaled, baseRounding, scaledRounding, baseUnits, scaledUnits }: Measured) =>
  comparisonOf({
    compare: {
      throughputs: [asWritten(base, baseRounding), asWritten(scaled, scaledRounding)],
      gpus: [baseUnits, scaledUnits],
    },
  })

const percent = (value: number) => Number((value * 100).toFixed(1))
const describeComparison = (result: Comparison | null) =>
  result && {
    speedup: Number(result.speedup.toFixed(3)),
    interval: result.interval.map((end) => end && percent(end)),
    efficiency: Number(result.efficiency.toFixed(2)),
    karpFlatt: Number(result.karpFlatt?.toFixed(2)),
    latencyChange: percent(result.e2eChange),
    cost: Math.round((result.costPerRequest - 1) * 100),
  }

describe('comparisonOf', () => {
  it.each([
    [27.07, 32.83, 1.213, [21.2, 21.3], 0.61, 0.65, -17.5, 65],
    [1.18, 1.55, 1.314, [30.4, 32.3], 0.66, 0.52, -23.9, 52],
    [0.3, 0.48, 1.6, [55.7, 64.4], 0.8, 0.25, -37.5, 25],
  ])('from %d to %d requests/s', (base, scaled, speedup, interval, efficiency, karpFlatt, latencyChange, cost) => {
    const result = comparedAs({ ...measured, base, scaled })
    expect(describeComparison(result)).toEqual({ speedup, interval, efficiency, karpFlatt, latencyChange, cost })
    expect(result?.gain).toBeCloseTo(scaled / base - 1, 12)
  })
  it('depends on the ratio of the GPUs only', () => {
    const four = comparedAs({ ...measured, baseUnits: 2, scaledUnits: 4 })
    expect(four).toEqual({ ...comparedAs(measured), gpus: [2, 4] })
    expect(comparedAs({ ...measured, scaledUnits: 4 })?.efficiency).toBeCloseTo(32.83 / 27.07 / 4, 12)
  })
  it('has no serial fraction without more GPUs', () => {
    expect(comparedAs({ ...measured, scaledUnits: 1 })?.karpFlatt).toBeNull()
    expect(comparedAs({ ...measured, baseUnits: 4, scaledUnits: 2 })?.karpFlatt).toBeNull()
  })
  it('has a serial fraction of 0 when perfect and 1 when more GPUs gain nothing', () => {
    expect(comparedAs({ ...measured, base: 2, scaled: 4 })?.karpFlatt).toBeCloseTo(0, 12)
    expect(comparedAs({ ...measured, base: 2, scaled: 2 })?.karpFlatt).toBeCloseTo(1, 12)
  })
  it('has a gain without upper end when the base may be rounded from 0', () => {
    const [low, high] = comparedAs({ ...measured, base: 0.1, baseRounding: 0.1 })?.interval ?? []
    expect([low, high]).toEqual([expect.any(Number), null])
  })
  it('is null when something is not positive', () => {
    for (const name of ['base', 'scaled', 'baseUnits', 'scaledUnits']) {
      expect(comparedAs({ ...measured, [name]: 0 })).toBeNull()
      expect(comparedAs({ ...measured, [name]: NaN })).toBeNull()
    }
  })
  it('keeps the gain inside its interval', () => {
    const positive = fc.double({ min: 0.01, max: 1e3, noNaN: true })
    const rounding = fc.double({ min: 0, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(positive, positive, rounding, rounding, (base, scaled, baseRounding, scaledRounding) => {
        const result = comparedAs({ ...measured, base, scaled, baseRounding, scaledRounding })
        expect(result?.interval[0]).toBeLessThanOrEqual(result?.gain ?? NaN)
        expect(result?.interval[1] ?? Infinity).toBeGreaterThanOrEqual(result?.gain ?? NaN)
      }),
    )
  })
})
