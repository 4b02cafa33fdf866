import { describe, expect, it } from 'vitest'
import { loadType } from '../../src/audits/load-type.ts'
import { brief, findIn, findInSeries } from './some-subject.ts'

const capped = (requests: number, peakInFlight: number | null = null) => ({
  load: { concurrency: 64, requestRate: 10 },
  throughput: { requests },
  peakInFlight,
})
const rates = { axis: 'requestRate' } as const
const closedLoop = ['closedLoop info none']

describe('V08 on a rate under a cap', () => {
  it.each([
    [9.49, ['clientQueue warning noPass']],
    [9.5, []],
    [10, []],
  ])('of 10 requests/s that achieved %f: %j', (requests, expected) => {
    expect(brief(findIn(loadType, capped(requests), rates))).toEqual(expected)
  })

  it('lets the level stand for its concurrency where that was swept', () => {
    expect(brief(findIn(loadType, capped(5)))).toEqual(['clientQueue warning none'])
  })

  it('knows that nothing queued where the cap was never reached', () => {
    expect(findIn(loadType, capped(5, 63), rates)).toEqual([])
    expect(brief(findIn(loadType, capped(5, 64), rates))).toEqual(['clientQueue warning noPass'])
  })

  it('has nothing to say without a cap, a rate or a throughput', () => {
    expect(findIn(loadType, { load: { concurrency: null, requestRate: 10 } }, rates)).toEqual([])
    expect(findIn(loadType, { load: { requestRate: 'inf' } })).toEqual([])
    expect(findIn(loadType, { ...capped(5), throughput: { requests: null } }, rates)).toEqual([])
  })
})

const paced = (requests: number, completed: number, burstiness = 1) => ({
  load: { concurrency: null, requestRate: 6, burstiness },
  throughput: { requests },
  completed,
  duration: completed / requests,
})

describe('V08 on a rate that was surpassed', () => {
  it.each([
    ['far', paced(10.5, 1280), ['aboveOffered error noPass']],
    ['by chance', paced(6.9, 100), []],
    ['more than by chance', paced(6.9, 1000), ['aboveOffered error noPass']],
    ['as bursts do', paced(6.9, 1000, 0.2), []],
    ['by rounding', paced(6.2, 100_000), []],
  ])('%s', (_, choices, expected) => {
    expect(brief(findIn(loadType, choices, rates))).toEqual(expected)
    const under = { ...choices, load: { ...choices.load, concurrency: 64 } }
    expect(brief(findIn(loadType, under))).toEqual(expected)
  })
})

const sent = (requests: number, wait: number | null) => ({
  load: { concurrency: null, requestRate: 4 },
  throughput: { requests },
  duration: 400,
  completed: 400 * requests,
  latency: { ttft: wait === null ? null : { mean: wait } },
})

describe('V08 on a rate that the server does not keep up with', () => {
  it.each([
    ['a queue that grows', sent(2.5, 70), ['overloaded warning noPass']],
    ['a run that is soon over', sent(2.5, 2), []],
    ['a long wait at the rate that is sent', sent(3.9, 70), []],
    ['a wait that is not known', sent(2.5, null), []],
  ])('%s', (_, choices, expected) => {
    expect(brief(findIn(loadType, choices, rates))).toEqual(expected)
  })
})

describe('V08 on paced arrivals', () => {
  it.each([
    [0.25, ['bursty info none']],
    [0.5, ['bursty info none']],
    [1, []],
    [2, ['even info none']],
    ['inf', ['even info none']],
  ] as const)('of burstiness %s: %j', (burstiness, expected) => {
    const load = { concurrency: null, requestRate: 4, burstiness }
    expect(brief(findInSeries(loadType, [{ load }], rates))).toEqual(expected)
  })

  it('knows that nothing queued where fewer requests were sent than the cap holds', () => {
    expect(findIn(loadType, { ...capped(5), completed: 63 }, rates)).toEqual([])
    expect(brief(findIn(loadType, { ...capped(5), completed: 64 }, rates))).toEqual(['clientQueue warning noPass'])
  })
})

describe('V08 on a sweep', () => {
  it('notes a closed loop', () => {
    expect(brief(findInSeries(loadType, [{}, {}]))).toEqual(closedLoop)
    expect(brief(findInSeries(loadType, [{ load: { requestRate: null } }]))).toEqual(closedLoop)
  })

  it('notes nothing where arrivals were paced', () => {
    expect(findInSeries(loadType, [capped(10)])).toEqual([])
    expect(findInSeries(loadType, [{ load: { concurrency: null } }], rates)).toEqual([])
  })
})
