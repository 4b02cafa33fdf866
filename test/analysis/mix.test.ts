import { describe, expect, it } from 'vitest'
import { isOfClass, mixLayouts, mixesOf } from '../../src/analysis/mix.ts'
import type { Facts } from '../../src/model/fact.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import type { Run } from '../../src/model/run.ts'
import { factsOn, somePlan } from '../builders.ts'
import { elsewhere, stated } from '../document/elsewhere.ts'
import { chatAndDocuments, mixedReports } from '../document/mixed-reports.ts'
import { someReport } from '../document/some-report.ts'
import * as fc from '../property.ts'
import { sampleReports } from '../samples.ts'
import { someArrivals, someSweep } from './some-sweep.ts'

const facts = (tokens: number, more: Facts = {}): Facts => ({
  ...factsOn(1),
  inputTokens: stated(tokens),
  outputTokens: stated(tokens),
  ...more,
})

/** Lengths of the members of each layout, and of what else was measured on it. */
const togetherIn = (...runs: readonly (readonly Run[])[]) => {
  const report = someReport(runs.flat())
  return mixLayouts(chatAndDocuments, report.series, report.runs).map(({ members, others }) =>
    [members, others].map((list) => list.map(({ workload, capacity }) => `${workload.inputTokens} ${capacity.axis}`)),
  )
}

const settings = (quantization: string) => ({ settings: { quantization } })

/** Nobody says how much is asked. */
const unasked = (mixes: Plan['mixes']) => ({ demand: [], costs: [], plan: somePlan({ mixes }) })

describe('mixLayouts', () => {
  it('puts together what was measured on one layout, and leaves out other lengths', () => {
    const found = togetherIn(
      elsewhere(someSweep('ppf'), facts(256), 1),
      elsewhere(someSweep('pf'), facts(2048), 2),
      elsewhere(someSweep('pf'), facts(4096), 3),
    )
    expect(found).toEqual([[['256 concurrency', '2048 concurrency'], []]])
  })

  it('keeps layouts and models apart', () => {
    const found = togetherIn(
      elsewhere(someSweep('ppf'), facts(256), 1),
      elsewhere(someSweep('pf'), facts(2048, { gpus: stated(2) }), 2),
      elsewhere(someSweep('pf'), facts(2048, { model: stated('other') }), 3),
    )
    expect(found.map(([members]) => members)).toEqual([['256 concurrency'], ['2048 concurrency'], ['2048 concurrency']])
  })

  it('does not mix settings that change what is computed', () => {
    const found = togetherIn(
      elsewhere(someSweep('ppf'), facts(256), 1, settings('fp8')),
      elsewhere(someSweep('pf'), facts(2048), 2, settings('awq')),
    )
    expect(found).toEqual([
      [['256 concurrency'], ['2048 concurrency']],
      [['2048 concurrency'], ['256 concurrency']],
    ])
  })

  it('pairs each setting with its own where both classes were measured with both', () => {
    const found = togetherIn(
      ...[256, 2048].flatMap((tokens, i) =>
        ['fp8', 'awq'].map((name, j) => elsewhere(someSweep('pf'), facts(tokens), 1 + 2 * i + j, settings(name))),
      ),
    )
    expect(found.map(([members]) => members)).toEqual([
      ['256 concurrency', '2048 concurrency'],
      ['256 concurrency', '2048 concurrency'],
    ])
  })

  it('lets the dataset differ, since each length has its own', () => {
    const found = togetherIn(
      elsewhere(someSweep('ppf'), facts(256), 1, { settings: { dataset_name: 'sharegpt' } }),
      elsewhere(someSweep('pf'), facts(2048), 2, { settings: { dataset_name: 'random' } }),
    )
    expect(found).toHaveLength(1)
  })

  it('takes the closed loop of a length that was measured in both', () => {
    const open = [someArrivals('p', 1, 1), someArrivals('f', 4, 2)]
    const found = togetherIn(
      elsewhere(open, facts(256), 1),
      elsewhere(someSweep('ppf'), facts(256), 2),
      elsewhere(someSweep('pf'), facts(2048), 3),
    )
    expect(found).toEqual([[['256 concurrency', '2048 concurrency'], ['256 requestRate']]])
  })
})

describe('isOfClass', () => {
  it('asks for both lengths', () => {
    const [series] = someReport(elsewhere(someSweep('pf'), facts(256), 1)).series
    const [chat, documents] = chatAndDocuments.classes
    expect(isOfClass(series!, chat!)).toBe(true)
    expect(isOfClass(series!, documents!)).toBe(false)
    expect(isOfClass(series!, { ...chat!, outputTokens: 255 })).toBe(false)
  })
})

const report = mixedReports.mixed()

type Layout = Report['mixes'][number]['layouts'][number]

const layoutsOf = (index: number): readonly Layout[] => report.mixes[index]!.layouts

const onGpus = (gpus: number): Layout =>
  layoutsOf(0).find(({ series }) => report.series.find(({ id }) => id === series)!.layout.gpus === gpus)!

/** The share of the joint limit, where each class alone is planned with up to its own limit. */
const heldTo = (arrivals: Plan['arrivals']): number => {
  const series = report.series.map((one) => ({
    ...one,
    headroom: one.headroom && { ...one.headroom, arrivalRate: one.capacity.throughput ?? 0 },
  }))
  const [mix] = mixesOf(series, report.runs, {
    ...unasked(report.plan.mixes),
    plan: somePlan({ mixes: report.plan.mixes, arrivals }),
  })
  return mix!.layouts[0]!.headroom!.utilization
}

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

  it('leaves more of it for arrivals in bursts, and for days that vary', () => {
    const poisson = heldTo({ burstiness: null, dayToDay: null })
    expect(heldTo({ burstiness: 0.3, dayToDay: null })).toBeLessThan(poisson)
    expect(heldTo({ burstiness: null, dayToDay: 0.3 })).toBeLessThan(poisson)
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
    const [mix] = mixesOf(report.series, report.runs, unasked([one]))
    const censored = mix!.layouts.map(({ limit }) => limit?.censored)
    expect(censored).toEqual([false, true, false])
  })

  it('combines lengths that the files record', async () => {
    const { series, runs } = await sampleReports.sample()
    const [mix] = mixesOf(series, runs, unasked([chatAndDocuments]))
    const rates = mix!.layouts.map(({ limit }) => limit?.throughput)
    expect(rates).toEqual([expect.closeTo(1 / (0.8 / 27.2256 + 0.2 / 1.16757), 3), expect.closeTo(7.2718, 3)])
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
  const [mix] = mixesOf(report.series, report.runs, unasked([{ name: null, classes }]))
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
