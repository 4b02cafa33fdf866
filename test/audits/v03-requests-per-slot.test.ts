import { describe, expect, it } from 'vitest'
import { V03 } from '../../src/audits/v03-requests-per-slot.ts'
import { brief, findIn } from './some-subject.ts'

const few = ['few warning none']
const modest = ['modest info none']
const load = { concurrency: 100 }

describe('V03', () => {
  it.each([
    [99, ['neverFilled error noPass']],
    [100, few],
    [499, few],
    [500, modest],
    [999, modest],
    [1000, []],
  ])('%i requests for 100 slots: %j', (completed, expected) => {
    expect(brief(findIn(V03, { completed, load }))).toEqual(expected)
  })

  it('counts what was asked for where nothing says what completed', () => {
    expect(brief(findIn(V03, { completed: null, load: { ...load, prompts: 99 } }))).toEqual([
      'neverFilled error noPass',
    ])
    expect(findIn(V03, { completed: null, load })).toEqual([])
  })

  it('is silent where slots are not what was swept', () => {
    expect(findIn(V03, { completed: 10, load: { concurrency: null } }, { axis: 'requestRate' })).toEqual([])
    expect(findIn(V03, { completed: 10, load }, { axis: 'requestRate' })).toEqual([])
  })
})
