import { describe, expect, it } from 'vitest'
import { R4 } from '../../src/layouts/r4-availability.ts'
import { failing, someLayouts, someSide, unjudged } from './some-layout.ts'

const told = (choices: Parameters<typeof someLayouts>[0]) => {
  const { state, reason } = R4.judge(someLayouts(choices))
  return [state, reason]
}

describe('R4', () => {
  it('counts what is left when one of the copies is lost', () => {
    expect(R4.judge(someLayouts({ copies: 4 }))).toEqual({
      state: 'fires',
      reason: 'spare',
      favours: null,
      values: { copies: 4, left: 3, remaining: 30 },
    })
  })

  it('is silent where no copies would keep the SLA', () => {
    expect(told({ copies: null })).toEqual(['silent', 'noCopies'])
    expect(told({ base: someSide(failing()) })).toEqual(['silent', 'noCopies'])
  })

  it('stays open without a verdict or a second layout', () => {
    expect(told({ base: someSide(unjudged) })).toEqual(['open', 'notJudged'])
    expect(told({ larger: null })).toEqual(['open', 'notCompared'])
  })
})
