import { describe, expect, it } from 'vitest'
import { H } from '../../src/diagnoses/h-client.ts'
import { brief, judged, ofOne, someLevel } from './some-subject.ts'

const idle = { occupancy: 0.85, perSlot: 10 }

describe('H', () => {
  it.each([
    [{}, 'holds slotsIdle'],
    [{ occupancy: 0.9 }, 'absent'],
    [{ perSlot: 9.9 }, 'absent'],
    [{ perSlot: ['completed'] as const }, 'unknown completed'],
    [{ occupancy: ['concurrency'] as const, perSlot: ['concurrency'] as const }, 'unknown concurrency'],
  ])('with %j: %s', (more, expected) => {
    expect(ofOne(H, { ...idle, ...more })).toBe(expected)
  })

  it('looks at every level, also at those that an audit rejects for it', () => {
    const levels = [someLevel(0, { occupancy: 1, perSlot: 10 }), someLevel(1, idle, { usable: false })]
    expect(judged(H, levels, { limit: levels[0]! })).toMatchObject({ answer: 'holds', level: levels[1] })
  })

  it('blames no client for a rate, or for lengths that vary', () => {
    expect(brief(judged(H, [someLevel(0, idle, { excused: true })]))).toBe('absent')
  })

  it('cannot be judged without a level', () => {
    expect(brief(judged(H, []))).toBe('unknown level')
  })
})
