import { describe, expect, it } from 'vitest'
import { partsOf } from '../../src/replay/margin.ts'
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
    expect(partsOf(bare)).toEqual([bare, bare.slice(1)])
  })

  it.each<[string, (level: (typeof levels)[number]) => Partial<SweepLevel>]>([
    ['no TTFT', () => ({ ttft: null })],
    ['no ITL', () => ({ itl: null })],
    ['no E2EL', () => ({ e2e: null })],
    ['no deviation of ITL', ({ itl }) => ({ itl: { ...itl, std: null } })],
    ['twice the throughput', ({ throughput }) => ({ throughput: 2 * throughput })],
  ])('is without levels of %s, the lowest as well', (_, change) => {
    expect(placesOf(partsOf(changedAt([0, 3], change)))).toContainEqual([1, 2, 4, 5, 6, 7])
  })

  it('is without levels that contradict most of the others', () => {
    const twice = changedAt([2, 5], ({ itl }) => ({ itl: scaledTimes(itl, 2) }))
    expect(placesOf(partsOf(twice))).toEqual([[0, 1, 3, 4, 6, 7]])
  })

  it('is several where levels tell different things, and what was not recorded is worked out with the lowest or without it', () => {
    const parts = partsOf(changedAt([0, 1, 2, 3], () => ({ e2e: null })))
    expect(placesOf(parts)).toEqual([
      [0, 1, 2, 3],
      [1, 2, 3],
      [4, 5, 6, 7],
    ])
  })

  it('is nothing where no level can be replayed', () => {
    expect(partsOf(levels.map((level) => ({ ...level, ttft: null })))).toEqual([])
    expect(partsOf([])).toEqual([])
  })
})
