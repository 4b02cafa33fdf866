import * as fc from '../../property.ts'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/model/report.ts'
import { chatAndDocuments, mixedReports } from '../../document/mixed-reports.ts'
import { someReport } from '../../document/some-report.ts'
import { somePlan } from '../../builders.ts'
import { mixesOf } from '../../../src/analysis/mix/mix.ts'

const report = mixedReports.mixed()

type Layout = Report['mixes'][number]['layouts'][number]

const layoutsOf = (index: number): readonly Layout[] => report.mixes[index]!.layouts

const onGpus = (gpus: number): Layout =>
  layoutsOf(0).find(({ series }) => report.series.find(({ id }) => id === series)!.layout.gpus === gpus)!

describe('mixesOf', () => {
  it('combines what each class allows alone, by the utilization law', () => {
    const [chat, documents] = [16 / 4, 4 / 4].map((rate, i) => Math.min(rate, [3, 0.8][i]!))
    const throughput = 1 / (0.8 / chat! + 0.2 / documents!)
    const { limit, classes } = onGpus(1)
    expect(limit?.throughput).toBeCloseTo(throughput, 12)
    expect(limit?.concurrency).toBeCloseTo(throughput * ((0.8 * 16) / chat! + (0.2 * 4) / documents!), 12)
    expect(classes.map(({ requests }) => requests)).toEqual([0.8, 0.2])
    expect(classes.map(({ governs }) => governs)).toEqual([true, false])
    expect(classes.reduce((sum, { machine }) => sum + machine!, 0)).toBeCloseTo(1, 12)
    expect(classes.reduce((sum, { inFlight }) => sum + inFlight!, 0)).toBeCloseTo(limit!.concurrency, 12)
  })

  it('is an estimate that leaves headroom', () => {
    expect(report.mixes.map(({ nature }) => nature)).toEqual(['estimate', 'estimate'])
    const { limit, headroom } = onGpus(1)
    expect(headroom?.overflow).toBe(report.plan.overflow)
    expect(headroom!.arrivalRate).toBeCloseTo(headroom!.utilization * limit!.throughput, 12)
    expect(headroom!.utilization).toBeLessThan(1)
  })

  it.each([
    [2, [null, 'noLimit']],
    [3, [null, 'openLoop']],
    [4, ['notMeasured', null]],
  ])('names what is missing on %i GPUs, and says no more', (gpus, missing) => {
    const { limit, headroom, classes } = onGpus(gpus)
    expect(classes.map((one) => one.missing)).toEqual(missing)
    expect([limit, headroom]).toEqual([null, null])
    expect(classes.flatMap(({ machine, inFlight, governs }) => [machine, inFlight, governs])).toEqual([
      null,
      null,
      false,
      null,
      null,
      false,
    ])
  })

  it('lists no layout for classes that nothing measured', () => {
    expect(layoutsOf(1)).toEqual([])
  })

  it('says that the limit of a class is only a lower bound', () => {
    const one = { ...chatAndDocuments, classes: [chatAndDocuments.classes[0]!, chatAndDocuments.classes[0]!] }
    const [mix] = mixesOf(report.series, report.runs, somePlan({ mixes: [one] }))
    const censored = mix!.layouts.map(({ limit }) => limit?.censored)
    expect(censored).toEqual([false, true, false])
  })

  it('has none where the plan mixes nothing', () => {
    expect(someReport([]).mixes).toEqual([])
  })
})

const limitWith = (chat: number, documents: number, unit = 1) => {
  const [first, second] = chatAndDocuments.classes
  const classes = [
    { ...first!, weight: chat * unit },
    { ...second!, weight: documents * unit },
  ]
  const [mix] = mixesOf(report.series, report.runs, somePlan({ mixes: [{ name: null, classes }] }))
  return mix!.layouts.flatMap(({ limit }) => limit ?? [])[0]!
}

describe('the joint limit', () => {
  const weight = fc.double({ min: 0.01, max: 100, noNaN: true })

  it('lies between those of the classes', () => {
    fc.assert(
      fc.property(weight, weight, (chat, documents) => {
        const { throughput, concurrency } = limitWith(chat, documents)
        expect(throughput).toBeGreaterThanOrEqual(0.8 - 1e-9)
        expect(throughput).toBeLessThanOrEqual(3 + 1e-9)
        expect(concurrency).toBeGreaterThanOrEqual(4 - 1e-9)
        expect(concurrency).toBeLessThanOrEqual(16 + 1e-9)
      }),
      { numRuns: 30 },
    )
  })

  it('depends on the shares and not on the unit of the weights', () => {
    fc.assert(
      fc.property(weight, weight, fc.constantFrom(0.01, 100), (chat, documents, unit) => {
        const [a, b] = [limitWith(chat, documents), limitWith(chat, documents, unit)]
        expect(a.throughput / b.throughput).toBeCloseTo(1, 9)
        expect(a.concurrency / b.concurrency).toBeCloseTo(1, 9)
      }),
      { numRuns: 30 },
    )
  })
})
