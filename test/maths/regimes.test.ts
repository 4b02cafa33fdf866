import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { elasticity, firstCapped, queueWait, regimeOf, slotsOf, type TimedLevel } from '../../src/maths/regimes.ts'
import { slotLimitedSweep } from './some-throughputs.ts'
import { slotOccupancy } from '../../src/maths/little.ts'
import { nim5000, slicedGpu } from '../diagnoses/published.ts'

const batches = (rows: readonly { load: number; ttft: number; latency: number }[]) =>
  rows.map(({ load, ttft, latency }) => ({
    load,
    running: slotOccupancy(load, ttft, latency),
    ttftShare: ttft / latency,
  }))

const batchOf = (load: number, running: number) => ({ load, running, ttftShare: 0.3 })

describe('firstCapped', () => {
  it('finds the cap of 256 slots from what the client saw', () => {
    const levels = batches(slicedGpu)
    expect(levels.slice(6, 10).map(({ running }) => Number(running.toFixed(1)))).toEqual([252.2, 254.1, 255.3, 258])
    expect(firstCapped(levels)).toEqual({ below: 6, at: 7 })
  })

  it('finds the cap that the KV cache sets', () => {
    const levels = batches(nim5000)
    const capped = levels.slice(4).map(({ running }) => running)
    expect(Math.min(...capped)).toBeCloseTo(85.3, 1)
    expect(Math.max(...capped)).toBeCloseTo(86.1, 1)
    expect(firstCapped(levels)).toEqual({ below: 4, at: 5 })
  })

  it.each([
    ['the batch grows with the load', [10, 12], [0.2, 0.2], null],
    ['the batch has its cap', [10, 10.4], [0.2, 0.2], { below: 0, at: 1 }],
    ['the batch has its cap and nobody waits', [10, 10.4], [0.15, 0.15], null],
    ['the batch stays but for a little', [10, 9.1], [0.2, 0.5], { below: 0, at: 1 }],
    ['the batch shrinks, starved by something before it', [10, 8.9], [0.2, 0.9], null],
  ])('%s', (_, running, ttftShare, expected) => {
    const levels = [16, 20].map((load, i) => ({ load, running: running[i]!, ttftShare: ttftShare[i]! }))
    expect(firstCapped(levels)).toEqual(expected)
  })

  it('compares with the nearest level that is a sixth lower, and passes over what is not known', () => {
    expect(firstCapped([batchOf(16, 16), null, batchOf(19, 16)])).toBeNull()
    expect(firstCapped([batchOf(16, 16), null, batchOf(19, 16), batchOf(20, 16)])).toEqual({ below: 0, at: 3 })
    expect(firstCapped([batchOf(16, 16)])).toBeNull()
    expect(firstCapped([])).toBeNull()
  })
})

/** A server of so many slots that takes 10 s a request, 0.1 s of it to the first token: what is beyond waits. */
const served = (slots: number, concurrency: number): TimedLevel => {
  const wait = Math.max(0, (concurrency - slots) / (slots / 10))
  return { concurrency, ttft: 0.1 + wait, e2e: 10 + wait }
}

const levels = [16, 32, 64, 128, 192, 256].map((concurrency) => served(100, concurrency))

describe('the slots of a sweep', () => {
  it('are the running batch that more requests do not raise', () => {
    expect(slotsOf(levels)).toBeCloseTo(99, 0)
  })

  it('are unknown where no level queues, or only one level is beyond them', () => {
    expect(slotsOf(levels.slice(0, 3))).toBeNull()
    expect(slotsOf(levels.slice(0, 4))).toBeNull()
    expect(slotsOf([])).toBeNull()
  })

  it('are found at any number of slots that two levels exceed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 120 }), (slots) => {
        const sweep = [8, 16, 32, 64, 128, 256, 512].map((concurrency) => served(slots, concurrency))
        expect(slotsOf(sweep)! / slots).toBeGreaterThan(0.95)
        expect(slotsOf(sweep)! / slots).toBeLessThan(1.01)
      }),
    )
  })
})

describe('the regime of a level', () => {
  it('is queued beyond the slots, free below, and open where the first token takes long without a queue', () => {
    const slots = slotsOf(levels)
    expect(levels.map((level) => regimeOf(level, slots))).toEqual([
      'free',
      'free',
      'free',
      'queued',
      'queued',
      'queued',
    ])
    expect(regimeOf({ concurrency: 8, ttft: 2, e2e: 10 }, null)).toBe('unknown')
  })
})

describe('the wait for a slot', () => {
  it('is (C − S) / X: NVIDIA NIM 5000/500 at 150, measured 34.79 s', () => {
    expect(queueWait(150, 85.3, 1.8345)).toBeCloseTo(35.27, 2)
  })
})

describe('elasticity', () => {
  it('between the levels of a measured sweep falls below 0', () => {
    const measured = slotLimitedSweep.map(({ concurrency, throughput }) => ({ x: concurrency, y: throughput }))
    const found = measured.slice(1).map((to, i) => elasticity(measured[i]!, to))
    const expected = [0.693381, 0.56740057, 0.14516168, 0.15312054, -0.03468766]
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 7))
  })
  it('is the exponent of a power law, whatever the units', () => {
    const power = fc.double({ min: -2, max: 2, noNaN: true })
    const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(power, factor, (exponent, scale) => {
        const at = (x: number) => ({ x, y: scale * x ** exponent })
        expect(elasticity(at(1), at(3))).toBeCloseTo(exponent, 9)
        expect(elasticity(at(3), at(8))).toBeCloseTo(exponent, 9)
      }),
    )
  })
  it('is null where a logarithm is missing, and between equal loads', () => {
    expect(elasticity({ x: 0, y: 5 }, { x: 1, y: 5 })).toBeNull()
    expect(elasticity({ x: 1, y: 5 }, { x: 2, y: 0 })).toBeNull()
    expect(elasticity({ x: 2, y: 1 }, { x: 2, y: 3 })).toBeNull()
  })
})
