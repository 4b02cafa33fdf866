import { describe, expect, it } from 'vitest'
import { kvCapacity } from '../../src/audits/kv-capacity.ts'
import { someFacts } from '../builders.ts'
import { brief, findIn } from './some-subject.ts'

const cache = (value: number) => ({
  facts: { ...someFacts, kvCacheTokens: { value, from: 'plan', where: '' } } as const,
})

describe('V21', () => {
  it.each([
    [16_383, ['exceeds warning none']],
    [16_384, ['near info none']],
    [20_479, ['near info none']],
    [20_480, []],
  ])('32 requests of 512 tokens in a cache of %i: %j', (tokens, expected) => {
    expect(brief(findIn(kvCapacity, cache(tokens)))).toEqual(expected)
  })

  it('goes by what was served, else by what was asked for', () => {
    const served = findIn(kvCapacity, { ...cache(10_000), tokens: { output: 128 } })
    expect(served[0]?.values).toMatchObject({ each: 384, needed: 12_288 })
    const asked = findIn(kvCapacity, { ...cache(10_000), tokens: { input: null, output: null } })
    expect(asked[0]?.values).toMatchObject({ each: 512, requests: 32 })
  })

  it('counts requests in flight where rates were swept', () => {
    const around = { axis: 'requestRate', inFlight: { low: 40, high: 40, measured: true } } as const
    expect(findIn(kvCapacity, cache(20_000), around)[0]?.values).toMatchObject({ requests: 40, share: 1.024 })
    expect(findIn(kvCapacity, cache(1), { axis: 'requestRate', inFlight: null })).toEqual([])
  })

  it('judges nothing without a size', () => {
    expect(findIn(kvCapacity, {})).toEqual([])
  })
})
