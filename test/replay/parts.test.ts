import { describe, expect, it } from 'vitest'
import { partsOf } from '../../src/replay/parts.ts'
import type { SweepLevel } from '../../src/replay/sweep.ts'
import { scaledTimes, someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const changedAt = (places: readonly number[], change: (level: (typeof levels)[number]) => Partial<SweepLevel>) =>
  levels.map((level, i): SweepLevel => (places.includes(i) ? { ...level, ...change(level) } : level))

const placesOf = (parts: readonly (readonly SweepLevel[])[]) =>
  parts.map((part) => part.map(({ concurrency }) => Math.log2(concurrency)))

describe('what is left of a sweep', () => {
  it('is all of it where nothing is wrong, with or without E2EL', () => {
    expect(partsOf(levels)).toEqual([levels])
    const bare = levels.map((level) => ({ ...level, e2e: null }))
    expect(partsOf(bare)).toEqual([bare])
  })

  it.each<[string, (level: (typeof levels)[number]) => Partial<SweepLevel>]>([
    ['no TTFT', () => ({ ttft: null })],
    ['no ITL', () => ({ itl: null })],
    ['no E2EL', () => ({ e2e: null })],
    ['no deviation of ITL', ({ itl }) => ({ itl: { ...itl, std: null } })],
    ['twice the throughput', ({ throughput }) => ({ throughput: 2 * throughput })],
  ])('is without levels of %s, the lowest as well', (_, change) => {
    expect(placesOf(partsOf(changedAt([0, 3], change)))).toEqual([[1, 2, 4, 5, 6, 7]])
  })

  it('is each time all but one of levels that contradict each other', () => {
    const parts = placesOf(partsOf(changedAt([3], ({ itl }) => ({ itl: scaledTimes(itl, 2) }))))
    expect(parts).toHaveLength(8)
    expect(parts).toContainEqual([0, 1, 2, 4, 5, 6, 7])
  })

  it('is of as many the levels that tell E2EL, and may be nothing', () => {
    expect(placesOf(partsOf(changedAt([0, 1, 2, 3], () => ({ e2e: null }))))).toEqual([[4, 5, 6, 7]])
    expect(partsOf(levels.map((level) => ({ ...level, ttft: null })))).toEqual([[]])
    expect(partsOf([])).toEqual([[]])
  })
})
