import { describe, expect, it } from 'vitest'
import { runDuration } from '../../src/audits/run-duration.ts'
import { brief, findIn, findInSeries } from './some-subject.ts'

const short = 'short warning none'

describe('V04', () => {
  it.each([
    [9.99, ['tooShort error noPass']],
    [10, [short]],
    [59.9, [short]],
    [60, []],
    [null, ['notRecorded error unproven']],
  ])('a run of %s s: %j', (duration, expected) => {
    expect(brief(findIn(runDuration, { duration }))).toEqual(expected)
  })

  it('leaves a run that completed nothing to those who say so', () => {
    expect(findIn(runDuration, { duration: 1, completed: 0 })).toEqual([])
  })

  it.each([
    [399, 1],
    [400, 0],
    [null, 0],
  ])('an open loop of %s s whose requests take 40 s: %i finding', (duration, count) => {
    const long = { duration, latency: { e2e: { mean: 40 } } }
    expect(findInSeries(runDuration, [long], { axis: 'requestRate' })).toHaveLength(count)
    expect(findInSeries(runDuration, [long])).toEqual([])
  })

  it('names the run that was replaced least, and rebuilds a latency that was not measured', () => {
    const rebuilt = { duration: 20, latency: { ttft: { mean: 0.2 }, tpot: { mean: 0.015 }, e2e: null } }
    const found = findInSeries(runDuration, [{ duration: 30 }, rebuilt, { duration: 400 }], { axis: 'requestRate' })
    expect(brief(found)).toEqual(['fewTurnovers info none'])
    expect(found[0]?.values).toMatchObject({ runs: 2, duration: 20, latency: expect.closeTo(4.025, 9) })
  })
})
