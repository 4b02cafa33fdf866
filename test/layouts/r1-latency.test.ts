import { describe, expect, it } from 'vitest'
import { R1 } from '../../src/layouts/r1-latency.ts'
import { failing, someLayouts, someSide, unjudged } from './some-layout.ts'

const told = (choices: Parameters<typeof someLayouts>[0]) => {
  const { state, reason, favours } = R1.judge(someLayouts(choices))
  return [state, reason, favours]
}

describe('R1', () => {
  it('is silent where the smaller layout keeps the SLA', () => {
    expect(told({})).toEqual(['silent', 'held', null])
    expect(told({ larger: someSide(failing()) })).toEqual(['silent', 'held', null])
  })

  it('fires where a single request misses the SLA on the smaller layout alone', () => {
    expect(told({ base: someSide(failing()) })).toEqual(['fires', 'onlyLarger', 'larger'])
  })

  it('stays open where the smaller layout fails at more than one request and was not measured below', () => {
    expect(told({ base: someSide(failing(8)) })).toEqual(['open', 'notBelow', null])
  })

  it('has nothing to offer where both fail', () => {
    expect(told({ base: someSide(failing()), larger: someSide(failing()) })).toEqual(['silent', 'neither', null])
  })

  it('stays open without a verdict or a second layout', () => {
    expect(told({ base: someSide(unjudged) })).toEqual(['open', 'notJudged', null])
    expect(told({ base: someSide(failing()), larger: someSide(unjudged) })).toEqual(['open', 'notJudged', null])
    expect(told({ larger: null })).toEqual(['open', 'notCompared', null])
    expect(told({ base: null })).toEqual(['open', 'notCompared', null])
  })
})
