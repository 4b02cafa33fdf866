import { describe, expect, it } from 'vitest'
import { R2 } from '../../src/layouts/r2-kv-cache.ts'
import { someLayouts, someSide, unjudged } from './some-layout.ts'

const told = (base: number | null, larger: number | null, more = {}) => {
  const { state, reason, favours } = R2.judge(
    someLayouts({
      base: someSide({ kvRequests: base }),
      larger: someSide({ gpus: 2, limit: 64, kvRequests: larger, ...more }),
    }),
  )
  return [state, reason, favours]
}

describe('R2', () => {
  it('fires where the smaller cache holds fewer requests than the larger layout serves, and the larger holds more', () => {
    expect(told(40, 100)).toEqual(['fires', 'kvBound', null])
  })

  it('is silent where the smaller cache has room, or the larger holds no more', () => {
    expect(told(64, 100)).toEqual(['silent', 'room', null])
    expect(told(40, 40)).toEqual(['silent', 'notMore', null])
  })

  it('stays open without the sizes, a verdict or a second layout', () => {
    expect(told(null, 100)).toEqual(['open', 'kvUnknown', null])
    expect(told(40, null)).toEqual(['open', 'kvUnknown', null])
    expect(told(40, 100, unjudged)).toEqual(['open', 'notJudged', null])
    expect(R2.judge(someLayouts({ base: null })).reason).toBe('notCompared')
  })
})
