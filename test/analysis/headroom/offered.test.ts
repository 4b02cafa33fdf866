import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../src/maths/long-list.ts'
import { recordedOf } from '../../../src/analysis/headroom/offered.ts'
import { someRun, type RunChoices } from '../../builders.ts'

/** So many requests: the second was sent before the first, the others a second apart. */
const count = 1000
const places = Float64Array.from({ length: count }, (_, i) => i)
const samples = {
  starts: places.map((i) => 100 + (i < 2 ? 1 - i : i)),
  inputTokens: places.map((i) => 10 + i),
  ttft: places.map((i) => 0.1 + i),
  e2e: places.map((i) => 1 + i),
  gaps: Float64Array.of(0.1, 0.2, 0.3),
  gapCounts: places.map((i) => (i < 3 ? 1 : 0)),
}

const recordedIn = (own: RunChoices['samples']) => recordedOf(someRun({ samples: { ...samples, ...own } }))
const changed = (values: Float64Array, first: number) => values.map((value, i) => (i === 0 ? first : value))

describe('what a run records of each request', () => {
  it('is in order of sending, from the first on', () => {
    const { gaps, ...rest } = recordedIn({})!
    const firsts = Object.entries(rest).map(([name, values]) => [name, [...values.subarray(0, 3)]])
    expect(Object.fromEntries(firsts)).toEqual({
      sent: [0, 1, 2],
      promptTokens: [11, 10, 12],
      ttft: [1.1, 0.1, 2.1],
      e2e: [2, 1, 3],
      gapCounts: [1, 1, 1],
    })
    expect(gaps).toBe(samples.gaps)
  })

  it('is of the first 10,000 alone, whatever their order in the file', () => {
    const all = Float64Array.from({ length: 10_003 }, (_, i) => i)
    const of = (value: number) => all.map(() => value)
    const { sent, gaps } = recordedIn({
      starts: all.map((i) => 10_003 - i),
      inputTokens: of(5),
      ttft: of(0.1),
      e2e: of(1),
      gaps: all,
      gapCounts: of(1),
    })!
    expect(sent).toHaveLength(10_000)
    expect(Math.min(...[...blocksOf(gaps)].flatMap((block) => [...block]))).toBe(3)
    expect(gaps.length).toBe(10_000)
  })

  it('is nothing where it cannot have been measured', () => {
    expect(recordedIn({ inputTokens: changed(samples.inputTokens, 1e9) })).toBeNull()
    expect(recordedIn({ starts: changed(samples.starts, -1e308) })).toBeNull()
    expect(recordedIn({ e2e: changed(samples.e2e, Number.NaN) })).toBeNull()
  })

  it('is nothing where requests were lost, or one of its parts was not recorded', () => {
    expect(recordedOf(someRun({}))).toBeNull()
    expect(recordedIn({ starts: samples.starts.subarray(1) })).toBeNull()
    expect(recordedIn({ failed: 1 })).toBeNull()
    expect(recordedIn({ hollow: 1 })).toBeNull()
    for (const part of ['starts', 'inputTokens', 'gapCounts'] as const) {
      const { [part]: _, ...rest } = samples
      expect(recordedOf(someRun({ samples: rest }))).toBeNull()
    }
  })
})
