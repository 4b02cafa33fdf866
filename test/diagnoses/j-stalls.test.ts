import { describe, expect, it } from 'vitest'
import { J } from '../../src/diagnoses/j-stalls.ts'
import { brief, judged, ofOne, someLevel } from './some-subject.ts'

const stalls = { gap: 0.0445, gapRatio: 4.2, gapPerToken: 2.9 }

describe('J', () => {
  it.each([
    [{}, 'holds stalls'],
    [{ gapRatio: 3 }, 'absent'],
    [{ gapPerToken: 2 }, 'absent'],
  ])('with %j: %s', (more, expected) => {
    expect(ofOne(J, { ...stalls, ...more })).toBe(expected)
  })

  it('shows the gap itself', () => {
    expect(judged(J, [someLevel(0, stalls)])).toMatchObject({ evidence: stalls })
  })

  it('cannot be judged where gaps are not those of single tokens', () => {
    const bundled = { gap: ['tokenGaps'], gapRatio: ['tokenGaps'], gapPerToken: ['tokenGaps'] } as const
    expect(ofOne(J, bundled)).toBe('unknown tokenGaps')
    expect(brief(judged(J, []))).toBe('unknown level')
  })
})
