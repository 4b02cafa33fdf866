import { describe, expect, it } from 'vitest'
import { slotOccupancy } from '../../src/maths/little.ts'
import { Q } from '../../src/diagnoses/q-batch-capped.ts'
import { slicedGpu } from './published.ts'
import { brief, judged, someLevel } from './some-subject.ts'

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
