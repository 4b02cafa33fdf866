import { describe, expect, it } from 'vitest'
import { clientLimit } from '../../src/audits/client-limit.ts'
import { brief, findIn, findInSeries } from './some-subject.ts'

const idle = ['slotsIdle warning none']
const fast = (outputTokens: number, settings: Readonly<Record<string, string>> = {}) =>
  brief(findInSeries(clientLimit, [{ throughput: { outputTokens }, settings }]))

describe('V16 on a run', () => {
  it.each([
    [0.89, 320, idle],
    [0.9, 320, []],
    [0.89, 319, []],
  ])('with %f of 32 slots busy and %i requests: %j', (occupancy, completed, expected) => {
    expect(brief(findIn(clientLimit, { occupancy, completed }))).toEqual(expected)
  })

  it('blames no client for what a rate or the lengths explain', () => {
    expect(findIn(clientLimit, { occupancy: 0.5, load: { requestRate: 4 } })).toEqual([])
    const outputTokens = Float64Array.from([10, 400, 20, 500])
    const samples = { ttft: new Float64Array(4).fill(0.2), outputTokens }
    expect(findIn(clientLimit, { occupancy: 0.5, samples })).toEqual([])
    expect(findIn(clientLimit, { occupancy: 0.5 }, { axis: 'requestRate' })).toEqual([])
  })
})

describe('V16 on a sweep', () => {
  it('asks where the client ran once tokens come fast', () => {
    expect(fast(5000)).toEqual([])
    expect(fast(5001)).toEqual(['hostUnknown info none'])
    expect(fast(5001, { client_host: 'load-1' })).toEqual([])
    expect(fast(5001, { 'client-host': 'localhost' })).toEqual(['sameHost warning none'])
  })
})
