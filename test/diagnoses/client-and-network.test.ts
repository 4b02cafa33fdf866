import { describe, expect, it } from 'vitest'
import { H, N } from '../../src/diagnoses/client-and-network.ts'
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

const longer = { run: 'r9', inputTokens: 4096, ttft: 0.4 }
const alone = (ttft: number, inputTokens = 64) => [someLevel(0, { ttft, inputTokens })]

describe('N', () => {
  it('holds for the time that reading at the pace of long prompts does not explain', () => {
    expect(judged(N, alone(0.3), { longer })).toMatchObject({
      answer: 'holds',
      reason: 'overhead',
      evidence: { ttft: 0.3, inputTokens: 64, longerInput: 4096, longerTtft: 0.4, excess: 0.29375 },
    })
    expect(brief(judged(N, alone(0.205), { longer }))).toBe('absent')
  })

  it('needs no longer prompts where the whole time is less than would be noticed', () => {
    expect(brief(judged(N, alone(0.2)))).toBe('absent')
  })

  it('does not hold where even requests that wait for each other are quick', () => {
    expect(brief(judged(N, alone(0.1), { unloaded: null }))).toBe('absent')
    expect(brief(judged(N, alone(0.5), { unloaded: null }))).toBe('unknown unloaded')
  })

  it.each([
    ['unloaded', judged(N, [], {})],
    ['ttft', judged(N, [someLevel(0, { ttft: ['ttft'] })])],
    ['inputTokens', judged(N, [someLevel(0, { ttft: 1, inputTokens: ['inputTokens'] })])],
    ['shortInput', judged(N, alone(0.5, 257), { longer })],
    ['longerInput', judged(N, alone(0.5))],
  ])('cannot be judged without %s', (missing, told) => {
    expect(brief(told)).toBe(`unknown ${missing}`)
  })
})
