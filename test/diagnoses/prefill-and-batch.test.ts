import { describe, expect, it } from 'vitest'
import { slotOccupancy } from '../../src/maths/little.ts'
import { Q, P } from '../../src/diagnoses/prefill-and-batch.ts'
import { slicedGpu } from './published.ts'
import { brief, judged, someLevel, ofOne } from './some-subject.ts'

const batch = (load: number, running: number, ttftShare: number) => ({ load, running, ttftShare })
const levels = slicedGpu.map(({ load, ttft, latency }, i) =>
  someLevel(i, batch(load, slotOccupancy(load, ttft, latency), ttft / latency)),
)

describe('Q', () => {
  it('shows the two levels between which the batch stops growing, wherever the limit is', () => {
    const told = judged(Q, levels, { limit: levels[2]! })
    expect(told).toMatchObject({ answer: 'holds', reason: 'capped', level: levels[7], below: levels[6] })
    expect(told).toMatchObject({ evidence: { load: 320, loadBelow: 256 } })
  })

  it('does not hold where the batch grows', () => {
    expect(brief(judged(Q, levels.slice(0, 7)))).toBe('absent')
  })

  it('leaves out levels that may not be used', () => {
    const without = levels.slice(0, 7).concat(someLevel(7, levels[7]!.told, { usable: false }))
    expect(brief(judged(Q, without))).toBe('absent')
  })

  it('cannot be judged without two levels, or without what the highest one lacks', () => {
    expect(brief(judged(Q, []))).toBe('unknown level')
    expect(brief(judged(Q, levels.slice(0, 1)))).toBe('unknown lowerLevel')
    const last = someLevel(2, { load: 64, running: ['ttft'], ttftShare: ['ttft'] })
    expect(brief(judged(Q, [...levels.slice(0, 2), last]))).toBe('unknown ttft')
  })
})

const pair = (running: readonly [number, number], ttftShare = 0.4, prefillLoad: number | readonly ['unloaded'] = 0.1) =>
  running.map((size, i) => someLevel(i, { load: 8 * (i + 1), running: size, ttftShare, prefillLoad }))

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
    const full = pair([5, 5])
    expect(brief(judged(P, full))).toBe('absent')
    expect(brief(judged(P, full, { limit: full[0]! }))).toBe('absent')
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
