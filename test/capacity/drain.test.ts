import { describe, expect, it } from 'vitest'
import { drainOf, idleTime, longestDrain } from '../../src/capacity/drain.ts'

describe('idleTime', () => {
  // Processor sharing at 64 slots, simulated: requests a slot, share of the slots in flight, coefficient of variation.
  it.each([
    [3, 0.86, 0.25],
    [20, 0.97, 0.25],
    [3, 0.74, 0.6],
    [10, 0.91, 0.6],
    [3, 0.6, 1],
    [10, 0.84, 1],
    [50, 0.96, 1],
  ])('of %i requests a slot at %f is what drain takes at a variation of %f', (perSlot, occupancy, variation) => {
    expect(Math.abs(idleTime(perSlot, occupancy) - drainOf(variation))).toBeLessThan(0.15)
  })
})

describe('drainOf', () => {
  it('is none for equal latencies, linear between what was simulated, and bounded', () => {
    expect([0, 0.125, 0.25, 0.8, 1, 3].map(drainOf)).toEqual([0, 0.25, 0.5, 1.52, 2, longestDrain])
  })
})
