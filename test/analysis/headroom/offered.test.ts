import { describe, expect, it } from 'vitest'
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
