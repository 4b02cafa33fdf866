import { describe, expect, it } from 'vitest'
import { match } from '../../src/comparing/matching.ts'
import { revised } from '../../src/comparing/revision.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { classesOf, office, reportOn, sent } from '../decisions/sent-mixes.ts'

const classes = classesOf('a', 1)
const estimated = reportOn(classes)
const measured = reportOn([...classes, ...sent('a', 'office')])
const again = reportOn([...classes, ...sent('a', 'office', someSweep('ppppf'), 450)])

describe('a mix of one report and the next', () => {
  it('is the same question, estimated and then measured', () => {
    const { decisions } = revised({ old: estimated, new: measured }).change!
    expect(decisions).toHaveLength(1)
    expect(decisions[0]).toMatchObject({ workload: { mix: office.name }, old: { status: 'decided' } })
    expect(decisions[0]!.new).not.toBeNull()
    expect(revised({ old: measured, new: estimated }).change!.decisions).toHaveLength(1)
  })

  it('is the same whatever its means came to be, or it is called', () => {
    const renamed = reportOn([...classes, ...sent('a', 'day')], { mixes: [{ ...office, name: 'day' }] })
    for (const next of [again, renamed]) {
      const { pairs, alone } = match({ old: measured, new: next })
      expect(alone).toEqual({ old: [], new: [] })
      expect(pairs).toHaveLength(3)
    }
    const told = revised({ old: measured, new: again }).change!.decisions
    expect(told.every(({ old, new: now }) => old !== null && now !== null)).toBe(true)
  })

  it('is another answer than the estimate where both stand beside each other', () => {
    const both = reportOn([...classes, ...sent('a', 'office', someSweep('uu'))])
    const { decisions } = revised({ old: estimated, new: both }).change!
    expect(decisions).toHaveLength(1)
    expect(decisions[0]).toMatchObject({ old: null, new: { status: 'nothing' } })
  })

  it('is no workload of one length that has its means', () => {
    const alike = reportOn([...classes, ...sent('a', '1,1:1;819,511:1')])
    const { alone } = match({ old: measured, new: alike })
    expect([alone.old.length, alone.new.length]).toEqual([1, 1])
  })
})
