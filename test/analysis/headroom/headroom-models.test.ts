import * as fc from '../../property.ts'
import { describe, expect, it } from 'vitest'
import { curveCap, headroomModelsOf } from '../../../src/analysis/headroom/headroom-models.ts'
import type { Point, Series } from '../../../src/model/report.ts'
import { somePlan, someSla } from '../../builders.ts'
import { onlySeries, someArrivals, someLoad, someSweep } from '../some-sweep.ts'

type Model = Series['headroomModels'][number]

const [point] = onlySeries([someLoad('p', 8)]).points

/** A passing level whose p99 TTFT is so many seconds. */
const levelAt = (level: number, requests: number, ttft: number): Point => ({
  ...point!,
  level,
  concurrency: level,
  throughput: { ...point!.throughput, requests },
  judgements: { ...point!.judgements, 'ttft.p99': { ...point!.judgements['ttft.p99']!, value: ttft } },
})

/** A sweep by doubling up to the limit; throughput saturates at `peak`. */
const sweepTo = (doublings: number, peak: number, ttft: number): readonly Point[] =>
  Array.from({ length: doublings + 1 }, (_, i) => levelAt(2 ** i, Math.min(2 ** i, 4) * (peak / 4), ttft))

const modelsAt = (points: readonly Point[], choices: Parameters<typeof somePlan>[0] = {}) => {
  const { level, throughput } = points.at(-1)!
  const basis = { level, throughput: throughput.requests!, latency: level / throughput.requests!, judged: true }
  return headroomModelsOf(points, basis, somePlan(choices))
}

const named = (models: readonly Model[], name: Model['model']): Model => models.find(({ model }) => model === name)!

const bursts = { burstiness: 0.5, dayToDay: 0.2 }

describe('headroomModelsOf', () => {
  it('gives the loads of the published table for Poisson and bursty arrivals', () => {
    const models = modelsAt(sweepTo(7, 27.07, 0.5), { arrivals: { burstiness: 0.5, dayToDay: null } })
    expect(named(models, 'poisson').utilization).toBeCloseTo(0.81, 2)
    expect(named(models, 'bursty').utilization).toBeCloseTo(0.74, 2)
  })

  it('gives 86 % where the excess is turned away, and 93.5 % where it may wait two seconds', () => {
    const models = modelsAt(sweepTo(7, 27.07, 1))
    expect(named(models, 'rejecting').utilization).toBeCloseTo(0.86, 2)
    expect(named(models, 'waiting')).toMatchObject({ wait: 2 })
    expect(named(models, 'waiting').utilization).toBeCloseTo(0.935, 3)
  })

  it('takes the strictest limit on TTFT for the wait, whatever its statistic', () => {
    const sla = someSla('ttft.p99<=3s,ttft.mean<=800ms')
    const { value, ...rest } = point!.judgements['ttft.p99']!
    const judgements = { 'ttft.p99': { ...rest, value }, 'ttft.mean': { ...rest, value: 0.7 } }
    const waiting = named(modelsAt([{ ...levelAt(8, 2, 0.5), judgements }], { sla }), 'waiting')
    expect(waiting.wait).toBeCloseTo(0.1, 12)
  })

  it.each<[string, Model['model'], NonNullable<Model['unavailable']>, readonly Model[]]>([
    ['no burstiness', 'bursty', 'arrivalsNotGiven', modelsAt(sweepTo(5, 4, 0.5))],
    ['four levels', 'curve', 'fewLevels', modelsAt(sweepTo(3, 4, 0.5))],
    [
      'a throughput that still grows',
      'curve',
      'noPlateau',
      modelsAt([1, 2, 4, 8, 16].map((level) => levelAt(level, level, 0.5))),
    ],
    ['an SLA without TTFT', 'waiting', 'noTtftLimit', modelsAt(sweepTo(5, 4, 0.5), { sla: someSla('itl.p99<=120ms') })],
  ])('says why there is none for %s', (_, model, unavailable, models) => {
    expect(named(models, model)).toEqual({
      model,
      utilization: null,
      arrivalRate: null,
      wait: null,
      cap: null,
      unavailable,
    })
  })

  it('holds the measured curve at its cap', () => {
    const curve = named(modelsAt(sweepTo(9, 40, 0.5)), 'curve')
    expect(curve).toMatchObject({ utilization: curveCap, cap: curveCap })
    expect(named(modelsAt(sweepTo(4, 40, 0.5)), 'curve').utilization).toBeLessThan(curveCap)
  })

  it('counts levels that fail towards the curve, and none that the audit rejects', () => {
    const series = onlySeries(someSweep('pppfff'))
    expect(named(series.headroomModels, 'curve').unavailable).not.toBe('fewLevels')
    const rejected = onlySeries(someSweep('ppxxxf'))
    expect(named(rejected.headroomModels, 'curve').unavailable).toBe('fewLevels')
  })

  it('says nothing of an open loop, of what fails and of what cannot be judged', () => {
    expect(onlySeries([someArrivals('p', 1, 1), someArrivals('f', 2, 2)]).headroomModels).toEqual([])
    expect(onlySeries(someSweep('ff')).headroomModels).toEqual([])
    expect(onlySeries(someSweep('uuu')).headroomModels).toEqual([])
  })
})

const anyDoublings = fc.integer({ min: 0, max: 9 })
const anyPeak = fc.double({ min: 0.01, max: 100, noNaN: true })
const anyTtft = fc.double({ min: 0, max: 3, noNaN: true })
const anyOverflow = fc.double({ min: 1e-4, max: 0.2, noNaN: true })
const anyArrivals = fc.record({
  burstiness: fc.double({ min: 0.05, max: 4, noNaN: true }),
  dayToDay: fc.double({ min: 0.01, max: 1, noNaN: true }),
})
const runs = { numRuns: 60 }

const loads = (models: readonly Model[]): readonly number[] => models.flatMap(({ utilization }) => utilization ?? [])

describe('the load of every model', () => {
  it('lies above 0 and at most at 1', () => {
    fc.assert(
      fc.property(anyDoublings, anyPeak, anyTtft, anyOverflow, anyArrivals, (n, peak, ttft, overflow, arrivals) => {
        const models = modelsAt(sweepTo(n, peak, ttft), { overflow, arrivals })
        expect(loads(models).length).toBeGreaterThanOrEqual(4)
        for (const load of loads(models)) {
          expect(load).toBeGreaterThan(0)
          expect(load).toBeLessThanOrEqual(1)
        }
      }),
      runs,
    )
  })

  it('does not shrink when more overflow is accepted', () => {
    fc.assert(
      fc.property(anyDoublings, anyOverflow, anyOverflow, anyArrivals, (n, a, b, arrivals) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)]
        const at = (overflow: number) => loads(modelsAt(sweepTo(n, 4, 1), { overflow, arrivals }))
        const more = at(many)
        at(few).forEach((load, i) => expect(load).toBeLessThanOrEqual(more[i]! + 1e-9))
      }),
      runs,
    )
  })

  it('knows no unit of time', () => {
    fc.assert(
      fc.property(
        anyDoublings,
        fc.double({ min: 0, max: 2.9, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (n, ttft, unit) => {
          const sla = someSla()
          const limits = sla.limits.map((limit) => ({ ...limit, threshold: limit.threshold * unit }))
          const told = modelsAt(sweepTo(n, 4, ttft), { arrivals: bursts })
          const scaled = modelsAt(sweepTo(n, 4 / unit, ttft * unit), { arrivals: bursts, sla: { ...sla, limits } })
          told.forEach(({ utilization, arrivalRate, wait }, i) => {
            if (utilization === null) return
            expect(scaled[i]!.utilization! / utilization).toBeCloseTo(1, 6)
            expect((scaled[i]!.arrivalRate! * unit) / arrivalRate!).toBeCloseTo(1, 6)
            if (wait) expect(scaled[i]!.wait! / unit / wait).toBeCloseTo(1, 6)
          })
        },
      ),
      runs,
    )
  })
})
