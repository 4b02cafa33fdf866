import { describe, expect, it } from 'vitest'
import { P } from '../../src/diagnoses/p-prefill.ts'
import { brief, judged, ofOne, someLevel } from './some-subject.ts'

const pair = (running: readonly [number, number], ttftShare = 0.4, prefillLoad: number | readonly ['unloaded'] = 0.1) =>
  running.map((batch, i) => someLevel(i, { load: 8 * (i + 1), running: batch, ttftShare, prefillLoad }))

describe('P', () => {
  it.each([
    [0.5, 'holds busy'],
    [0.499, 'absent'],
  ])('a load by prefill of %d: %s', (prefillLoad, expected) => {
    expect(ofOne(P, { prefillLoad, ttftShare: 0.1 })).toBe(expected)
  })

  it('holds where requests wait for their first token although the batch grows', () => {
    expect(brief(judged(P, pair([5, 10])))).toBe('holds waits')
    expect(brief(judged(P, pair([5, 10], 0.4, ['unloaded'])))).toBe('holds waits')
    expect(brief(judged(P, pair([5, 10], 0.29)))).toBe('absent')
  })

  it('leaves a wait for slots to that rule, also at the level where the batch is full already', () => {
    const levels = pair([5, 5])
    expect(brief(judged(P, levels))).toBe('absent')
    expect(brief(judged(P, levels, { limit: levels[0]! }))).toBe('absent')
  })

  it('cannot tell a wait for slots from one for reading with one level', () => {
    expect(ofOne(P, { load: 8, running: 5, ttftShare: 0.4, prefillLoad: 0.1 })).toBe('unknown lowerLevel')
  })

  it('names what is missing, and is not settled by half of what it takes', () => {
    expect(ofOne(P, { prefillLoad: ['unloaded'], ttftShare: 0.1 })).toBe('unknown unloaded')
    expect(ofOne(P, { prefillLoad: 0.1, ttftShare: ['ttft', 'latency'] })).toBe('unknown ttft latency')
    expect(brief(judged(P, []))).toBe('unknown level')
  })
})
