import { describe, expect, it } from 'vitest'
import { D } from '../../src/diagnoses/d-decode.ts'
import { brief, judged, ofOne, someLevel } from './some-subject.ts'

const cheap = { prefillLoad: 0.09, decodeShare: 0.95, tpotGrowth: 0.12 }

describe('D', () => {
  it.each([
    [{}, 'holds cheap'],
    [{ prefillLoad: 0.2 }, 'absent'],
    [{ decodeShare: 0.89 }, 'absent'],
    [{ tpotGrowth: 0.3 }, 'absent'],
    [{ tpotGrowth: -0.1 }, 'holds cheap'],
  ])('with %j: %s', (more, expected) => {
    expect(ofOne(D, { ...cheap, ...more })).toBe(expected)
  })

  it('shows all three numbers', () => {
    expect(judged(D, [someLevel(0, cheap)])).toMatchObject({ evidence: cheap })
  })

  it('is settled by one number that contradicts it, and by nothing less than all three', () => {
    expect(ofOne(D, { ...cheap, prefillLoad: ['unloaded'], decodeShare: 0.5 })).toBe('absent')
    expect(ofOne(D, { ...cheap, prefillLoad: ['unloaded'], decodeShare: ['tpot'] })).toBe('unknown unloaded tpot')
    expect(brief(judged(D, []))).toBe('unknown level')
  })
})
