import { describe, expect, it } from 'vitest'
import { slotOccupancy } from '../../src/audits/slot-occupancy.ts'
import { someFacts } from '../builders.ts'
import { brief, findIn } from './some-subject.ts'

const blind = ['notRun error noPass']
const tailless = { latency: { e2e: { p99: null } } }
const paced = (requests: number) => ({ ...tailless, load: { requestRate: 10 }, throughput: { requests } })
const tail = (p99: number | null) => ({
  load: { concurrency: 8 },
  throughput: { requests: 8 },
  latency: { ttft: null, e2e: { mean: null, p99 } },
})

const held = (low: number, high = low, measured = low === high) => ({
  inFlight: { low: 32 * low, high: 32 * high, measured },
  occupancy: { low, high },
})

describe('V05 by the mean', () => {
  it.each([
    [0.7999, ['notHeld error noPass']],
    [0.8, ['partlyHeld warning none']],
    [0.8999, ['partlyHeld warning none']],
    [0.9, ['nearlyHeld info none']],
    [0.9499, ['nearlyHeld info none']],
    [0.95, []],
    [1.02, []],
    [1.0201, ['impossible error void']],
  ])('at an occupancy of %f: %j', (occupancy, expected) => {
    expect(brief(findIn(slotOccupancy, tailless, held(occupancy)))).toEqual(expected)
  })

  it.each([
    [0.6, 0.7999, ['notHeld error noPass']],
    [0.6, 0.8, ['partlyHeld warning none']],
    [0.6, 0.95, []],
    [0.9, 1.3, []],
    [1.02, 1.3, []],
    [1.03, 1.3, ['rebuiltAbove warning none']],
    [1.25, 1.3, ['rebuiltAbove warning none']],
    [1.26, 1.3, ['impossible error noPass']],
  ])('rebuilt to between %f and %f: %j, in doubt for the run', (low, high, expected) => {
    expect(brief(findIn(slotOccupancy, tailless, held(low, high)))).toEqual(expected)
  })

  it('computes the occupancy by Little’s law', () => {
    const [finding] = findIn(slotOccupancy, { ...tailless, occupancy: 0.5 })
    expect(finding?.reason).toBe('notHeld')
    expect(finding?.values).toMatchObject({ concurrency: 32, inFlight: expect.closeTo(16, 9) })
  })

  it('names the pace as the reason where the rate was kept', () => {
    expect(brief(findIn(slotOccupancy, paced(9.8), held(0.5)))).toEqual(['arrivalLimited error noPass'])
    expect(brief(findIn(slotOccupancy, paced(9.79), held(0.5)))).toEqual(['notHeld error noPass'])
  })

  it('is silent without a cap, and where nothing completed', () => {
    expect(findIn(slotOccupancy, { load: { concurrency: null }, occupancy: 0.1 })).toEqual([])
    expect(findIn(slotOccupancy, { completed: 0, latency: { ttft: null, e2e: null } })).toEqual([])
  })

  it('in a sweep of rates asks only that the cap was not exceeded', () => {
    expect(findIn(slotOccupancy, { occupancy: 0.1, peakInFlight: 3 }, { axis: 'requestRate' })).toEqual([])
    expect(brief(findIn(slotOccupancy, { occupancy: 1.03 }, { axis: 'requestRate' }))).toEqual([
      'impossible error void',
    ])
  })
})

describe('V05 without the means', () => {
  it.each([
    ['TTFT', 1, { ttft: null }, blind],
    ['ITL and TPOT', 1, { itl: null, tpot: null }, blind],
    ['TPOT', 1, { tpot: null }, blind],
    ['ITL', 0.97, { itl: null }, []],
    ['ITL', 0.94, { itl: null }, [...blind, 'nearlyHeld info none']],
    ['TPOT', 0.7, { tpot: null }, ['notHeld error noPass']],
    ['E2EL alone', 1, {}, []],
  ])('of %s at %f: what it guards carries no pass', (_, occupancy, latency, expected) => {
    expect(brief(findIn(slotOccupancy, { occupancy, latency: { ...latency, e2e: null } }))).toEqual(expected)
  })

  it('takes no pass away where the format never promised them', () => {
    expect(brief(findIn(slotOccupancy, { wholeRecord: false, latency: { ttft: null, e2e: null } }))).toEqual([
      'notRun warning none',
    ])
  })

  it.each([
    [
      'tokens/s',
      112,
      { itl: { p99: 0.0128, mean: null }, tpot: null, ttft: { p99: 0.121, mean: null, median: null } },
      true,
    ],
    [
      'one token',
      60,
      { itl: { p99: 0.0128, mean: null }, tpot: null, ttft: { p99: 0.121, mean: null, median: null } },
      false,
    ],
    [
      'a cold start',
      4,
      { itl: { p99: 0.02, mean: null }, tpot: null, ttft: { p99: 9, mean: null, median: null } },
      false,
    ],
    ['less than a first token', 4, { itl: null, tpot: null, ttft: { p99: 1, mean: 0.3 } }, true],
  ])('shows that %s are no requests/s: %i at a concurrency of 1', (_, requests, latency, found) => {
    const run = { load: { concurrency: 1 }, throughput: { requests }, latency: { ...latency, e2e: null } }
    const outcomes = findIn(slotOccupancy, { wholeRecord: false, ...run })
    expect(brief(outcomes).includes('tooFast error noPass')).toBe(found)
  })

  it('does not take reads of several tokens for gaps', () => {
    const lumps = { tpot: { mean: 0.01 }, itl: { mean: 0.02 }, e2e: null }
    expect(brief(findIn(slotOccupancy, { occupancy: 1, latency: lumps }))).toEqual(['notHeld error noPass'])
  })
})

/** 100 slots, so many requests in all, latencies that vary as told. */
const brieflyHeld = (occupancy: number, completed: number, variation: number | null, more = {}) =>
  brief(
    findIn(slotOccupancy, {
      occupancy,
      completed,
      facts: {},
      load: { concurrency: 100 },
      latency: { e2e: { p99: null, std: variation && 4.025 * variation } },
      ...more,
    }),
  )

describe('V05 at the end of a run', () => {
  const drained = ['drained warning none']
  const notHeld = ['notHeld error noPass']

  it.each([
    [0.75, 310, 0.6, drained],
    [0.74, 310, 0.6, notHeld],
    [0.75, 310, 0.5, notHeld],
    [0.79, 750, 1, drained],
    [0.79, 760, 1, notHeld],
    [0.75, 310, null, drained],
    [0.74, 310, null, ['perhapsDrained error noPass']],
    [0.6, 310, null, notHeld],
    [0.55, 101, 1, drained],
    [0.54, 101, 1, notHeld],
    [0.75, 99, 1, notHeld],
  ])('%f held with %i requests on 100 slots, variation %s: %j', (occupancy, completed, variation, expected) => {
    expect(brieflyHeld(occupancy, completed, variation)).toEqual(expected)
  })

  it('excuses no pace, no peak below the cap, and no latencies that are all the same', () => {
    expect(brieflyHeld(0.75, 310, 0.6, { load: { concurrency: 100, requestRate: 500 } })).toEqual(notHeld)
    expect(brieflyHeld(0.75, 310, 0.6, { peakInFlight: 94 })).toEqual([...notHeld, 'peakBelow warning none'])
    expect(brieflyHeld(0.75, 310, 0.6, { facts: someFacts })).toEqual(notHeld)
    expect(brieflyHeld(0.75, 310, 0.6, { latency: { e2e: { std: 2.4, median: 4, p99: 5.2 } } })).toEqual(notHeld)
  })
})

describe('V05 by the tail', () => {
  it.each([
    [0.8999, [...blind, 'tailProves error noPass']],
    [0.9, [...blind, 'tailProves warning none']],
    [0.9499, [...blind, 'tailProves warning none']],
    [0.95, blind],
    [null, blind],
  ])('throughput x p99 / concurrency of %f: %j', (p99, expected) => {
    expect(brief(findIn(slotOccupancy, tail(p99)))).toEqual(expected)
  })
})

describe('V05 by the peak', () => {
  it.each([
    [79, ['peakBelow error noPass']],
    [80, ['peakBelow warning none']],
    [94, ['peakBelow warning none']],
    [95, []],
    [166, []],
    [null, []],
  ])('%i in flight at most of 100: %j', (peakInFlight, expected) => {
    expect(brief(findIn(slotOccupancy, { peakInFlight, load: { concurrency: 100 } }))).toEqual(expected)
  })
})
