import { describe, expect, it } from 'vitest'
import { drainOf, idleTime, longestDrain, rebuiltStarts, span, steadyPart } from '../../src/maths/steady.ts'

const from = (...values: number[]) => Float64Array.from(values)

describe('rebuiltStarts', () => {
  it('starts the slots at once and each other request where a slot is free first', () => {
    expect([...rebuiltStarts([3, 1, 5, 2, 4], 2)]).toEqual([0, 0, 1, 3, 5])
  })

  it('sends one after the other with one slot, and all at once with slots enough', () => {
    expect([...rebuiltStarts([3, 1, 2], 1)]).toEqual([0, 3, 4])
    expect([...rebuiltStarts([3, 1, 2], 8)]).toEqual([0, 0, 0])
    expect([...rebuiltStarts([], 8)]).toEqual([])
  })
})

describe('span', () => {
  it('is from the first sent to the last answered', () => {
    expect(span(from(2, 3, 4), from(9, 1, 1))).toBe(9)
  })
})

describe('steadyPart', () => {
  it('leaves out what was sent before the last of the first wave was answered, and the last of the run', () => {
    const latencies = from(1, 2, 1, 1, 1, 1, 1, 1)
    const starts = rebuiltStarts(latencies, 2)
    expect([...starts]).toEqual([0, 0, 1, 2, 2, 3, 3, 4])
    expect(steadyPart(starts, latencies, 2)).toEqual({ requests: [3, 4, 5], firstWave: 3, drain: 2 })
  })

  it('goes by the times, not by the order of the arrays', () => {
    const starts = from(40, 0, 10, 30, 20)
    expect(steadyPart(starts, from(10, 10, 10, 10, 10), 1)).toEqual({ requests: [2, 4, 3], firstWave: 1, drain: 1 })
  })

  it('leaves nothing of a run that is one wave, and counts every request once', () => {
    expect(steadyPart(from(0, 0, 0), from(1, 1, 1), 3)).toEqual({ requests: [], firstWave: 3, drain: 0 })
    expect(steadyPart(from(0, 0, 1), from(1, 1, 1), 2)).toEqual({ requests: [], firstWave: 2, drain: 1 })
    expect(steadyPart([], [], 2)).toEqual({ requests: [], firstWave: 0, drain: 0 })
  })
})

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
