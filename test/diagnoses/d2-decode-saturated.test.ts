import { describe, expect, it } from 'vitest'
import { D2 } from '../../src/diagnoses/d2-decode-saturated.ts'
import { brief, judged, ofOne } from './some-subject.ts'

const full = { decodeShare: 0.98, tpotGrowth: 0.99, throughputGrowth: 0.002 }

describe('D2', () => {
  it.each([
    [{}, 'holds saturated'],
    [{ decodeShare: 0.89 }, 'absent'],
    [{ tpotGrowth: 0.7 }, 'absent'],
    [{ throughputGrowth: 0.2 }, 'absent'],
    [{ throughputGrowth: -0.1 }, 'holds saturated'],
  ])('with %j: %s', (more, expected) => {
    expect(ofOne(D2, { ...full, ...more })).toBe(expected)
  })

  it('cannot be judged at the lowest level', () => {
    expect(ofOne(D2, { ...full, tpotGrowth: ['lowerLevel'], throughputGrowth: ['lowerLevel'] })).toBe(
      'unknown lowerLevel',
    )
    expect(brief(judged(D2, []))).toBe('unknown level')
  })
})
