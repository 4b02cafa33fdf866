import { describe, expect, it } from 'vitest'
import { firstCapped } from '../../src/capacity/batch-cap.ts'
import { slotOccupancy } from '../../src/capacity/little.ts'
import { slicedGpu, nim5000 } from '../diagnoses/published.ts'

const batches = (rows: readonly { load: number; ttft: number; latency: number }[]) =>
  rows.map(({ load, ttft, latency }) => ({
    load,
    running: slotOccupancy(load, ttft, latency),
    ttftShare: ttft / latency,
  }))

const level = (load: number, running: number) => ({ load, running, ttftShare: 0.3 })

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
    expect(firstCapped([level(16, 16), null, level(19, 16)])).toBeNull()
    expect(firstCapped([level(16, 16), null, level(19, 16), level(20, 16)])).toEqual({ below: 0, at: 3 })
    expect(firstCapped([level(16, 16)])).toBeNull()
    expect(firstCapped([])).toBeNull()
  })
})
