import { describe, expect, it } from 'vitest'
import { M, D, D2, J } from '../../src/diagnoses/at-limit.ts'
import { brief, judged, ofOne, someLevel } from './some-subject.ts'

describe('M', () => {
  it.each([
    [0.199, 'absent'],
    [0.2, 'holds shared'],
    [0.499, 'holds shared'],
    [0.5, 'absent'],
  ])('a load by prefill of %d: %s', (prefillLoad, expected) => {
    expect(ofOne(M, { prefillLoad })).toBe(expected)
  })

  it('cannot be judged without it', () => {
    expect(ofOne(M, { prefillLoad: ['unloaded'] })).toBe('unknown unloaded')
    expect(brief(judged(M, []))).toBe('unknown level')
  })
})

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
