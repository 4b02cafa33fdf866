import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../src/maths/long-list.ts'
import { recordedOf } from '../../../src/analysis/headroom/offered.ts'
import { someRun, type RunChoices } from '../../builders.ts'

const samples = {
  starts: Float64Array.of(101, 100, 102.5),
  inputTokens: Float64Array.of(20, 10, 30),
  ttft: Float64Array.of(0.2, 0.1, 0.3),
  e2e: Float64Array.of(2, 1, 3),
  gaps: Float64Array.of(0.1, 0.2, 0.3),
  gapCounts: Float64Array.of(2, 0, 1),
}

const recordedIn = (own: RunChoices['samples']) => recordedOf(someRun({ samples: { ...samples, ...own } }))

describe('what a run records of each request', () => {
  it('is in order of sending, from the first on', () => {
    expect(recordedIn({})).toEqual({
      sent: Float64Array.of(0, 1, 2.5),
      promptTokens: Float64Array.of(10, 20, 30),
      ttft: Float64Array.of(0.1, 0.2, 0.3),
      e2e: Float64Array.of(1, 2, 3),
      gaps: samples.gaps,
      gapCounts: Float64Array.of(0, 2, 1),
    })
  })

  it('is of the first 10,000 alone, whatever their order in the file', () => {
    const count = 10_003
    const places = Float64Array.from({ length: count }, (_, i) => i)
    const of = (value: number) => places.map(() => value)
    const { sent, gaps } = recordedIn({
      starts: places.map((i) => count - i),
      inputTokens: of(5),
      ttft: of(0.1),
      e2e: of(1),
      gaps: places,
      gapCounts: of(1),
    })!
    expect(sent).toHaveLength(10_000)
    expect(Math.min(...[...blocksOf(gaps)].flatMap((block) => [...block]))).toBe(3)
    expect(gaps.length).toBe(10_000)
  })

  it('is nothing where it cannot have been measured', () => {
    expect(recordedIn({ inputTokens: Float64Array.of(1e15, 1, 1) })).toBeNull()
    expect(recordedIn({ starts: Float64Array.of(-1e308, 0, 1e308) })).toBeNull()
    expect(recordedIn({ e2e: Float64Array.of(1, Number.NaN, 1) })).toBeNull()
  })

  it('is nothing where requests were lost, or one of its parts was not recorded', () => {
    expect(recordedOf(someRun({}))).toBeNull()
    expect(recordedIn({ failed: 1 })).toBeNull()
    expect(recordedIn({ hollow: 1 })).toBeNull()
    for (const part of ['starts', 'inputTokens', 'gapCounts'] as const) {
      const { [part]: _, ...rest } = samples
      expect(recordedOf(someRun({ samples: rest }))).toBeNull()
    }
  })
})
