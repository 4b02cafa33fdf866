import { describe, expect, it } from 'vitest'
import { V05 } from '../../src/audits/v05-occupancy.ts'
import { brief, findIn } from './some-subject.ts'

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
    expect(brief(findIn(V05, tailless, held(occupancy)))).toEqual(expected)
  })

  it.each([
    [0.6, 0.7999, ['notHeld error noPass']],
    [0.6, 0.8, ['partlyHeld warning none']],
    [0.6, 0.95, []],
    [0.9, 1.3, []],
    [1.02, 1.3, []],
    [1.03, 1.3, ['rebuiltAbove warning none']],
  ])('rebuilt to between %f and %f: %j, in doubt for the run', (low, high, expected) => {
    expect(brief(findIn(V05, tailless, held(low, high)))).toEqual(expected)
  })

  it('computes the occupancy by Little’s law', () => {
    const [finding] = findIn(V05, { ...tailless, occupancy: 0.5 })
    expect(finding?.reason).toBe('notHeld')
    expect(finding?.values).toMatchObject({ concurrency: 32, inFlight: expect.closeTo(16, 9) })
  })

  it('names the pace as the reason where the rate was kept', () => {
    expect(brief(findIn(V05, paced(9.8), held(0.5)))).toEqual(['arrivalLimited error noPass'])
    expect(brief(findIn(V05, paced(9.79), held(0.5)))).toEqual(['notHeld error noPass'])
  })

  it('is silent without a latency or without a cap', () => {
    const unmeasured = { ttft: null, e2e: null }
    expect(findIn(V05, { latency: unmeasured, throughput: { requests: 1 } })).toEqual([])
    expect(findIn(V05, { load: { concurrency: null }, occupancy: 0.1 })).toEqual([])
  })

  it('in a sweep of rates asks only that the cap was not exceeded', () => {
    expect(findIn(V05, { occupancy: 0.1, peakInFlight: 3 }, { axis: 'requestRate' })).toEqual([])
    expect(brief(findIn(V05, { occupancy: 1.03 }, { axis: 'requestRate' }))).toEqual([
      'impossible error void',
    ])
  })
})

describe('V05 by the tail', () => {
  it.each([
    [0.8999, ['tailProves error noPass']],
    [0.9, ['tailProves warning none']],
    [0.9499, ['tailProves warning none']],
    [0.95, []],
    [null, []],
  ])('throughput x p99 / concurrency of %f: %j', (p99, expected) => {
    expect(brief(findIn(V05, tail(p99)))).toEqual(expected)
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
    expect(brief(findIn(V05, { peakInFlight, load: { concurrency: 100 } }))).toEqual(expected)
  })
})
