import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { queueWait, regimeOf, slotsOf, type TimedLevel } from '../../src/capacity/regimes.ts'

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
