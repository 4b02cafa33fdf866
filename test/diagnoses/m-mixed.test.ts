import { describe, expect, it } from 'vitest'
import { M } from '../../src/diagnoses/m-mixed.ts'
import { brief, judged, ofOne } from './some-subject.ts'

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
