import { describe, expect, it } from 'vitest'
import { requestsPerSlot } from '../../src/audits/requests-per-slot.ts'
import { brief, findIn } from './some-subject.ts'

const few = ['few warning none']
const modest = ['modest info none']
const load = { concurrency: 100 }

describe('V03', () => {
  it.each([
    [99, ['neverFilled error noPass']],
    [100, ['oneWave error noPass']],
    [101, few],
    [499, few],
    [500, modest],
    [999, modest],
    [1000, []],
  ])('%i requests for 100 slots: %j', (completed, expected) => {
    expect(brief(findIn(requestsPerSlot, { completed, load }))).toEqual(expected)
  })

  it('counts what was asked for where nothing says what completed', () => {
    expect(brief(findIn(requestsPerSlot, { completed: null, load: { ...load, prompts: 99 } }))).toEqual([
      'neverFilled error noPass',
    ])
  })

  it('counts throughput times duration where nothing else is told, and else says that it could not run', () => {
    const uncounted = { completed: null, load, throughput: { requests: 2 } }
    expect(brief(findIn(requestsPerSlot, { ...uncounted, duration: 49 }))).toEqual(['neverFilled error noPass'])
    expect(brief(findIn(requestsPerSlot, { ...uncounted, duration: null }))).toEqual(['notRun error noPass'])
    expect(brief(findIn(requestsPerSlot, { ...uncounted, duration: null, wholeRecord: false }))).toEqual([
      'notRun warning none',
    ])
  })

  it('takes one request on one slot for a level', () => {
    expect(brief(findIn(requestsPerSlot, { completed: 1, load: { concurrency: 1 } }))).toEqual(few)
  })

  it('is silent where slots are not what was swept', () => {
    expect(findIn(requestsPerSlot, { completed: 10, load: { concurrency: null } }, { axis: 'requestRate' })).toEqual([])
    expect(findIn(requestsPerSlot, { completed: 10, load }, { axis: 'requestRate' })).toEqual([])
  })
})
