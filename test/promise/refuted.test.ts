import { describe, expect, it } from 'vitest'
import { unrefuted, worthWorkingOut } from '../../src/promise/refuted.ts'
import { someEngine } from './some-sweep.ts'

const one = (tension: number, prefillFirst = false) => ({ tension, engine: { ...someEngine, prefillFirst } })
const draft = (tension: number, prefillFirst: boolean, start: number) => ({
  ...one(tension, prefillFirst),
  start,
  kind: { budget: 2048, prefillFirst, steps: 'line' as const },
  limit: 'free' as const,
  gaps: [],
})

describe('servers that a sweep does not refute', () => {
  it('are nearly as good as the best, best first, and each counts once', () => {
    const tensions = unrefuted([one(1.3), one(1), one(2), one(1)], 0.5).map(({ tension }) => tension)
    expect(tensions).toEqual([1, 1.3])
  })

  it('schedule both ways where requests run in step and neither way is much worse', () => {
    const [chunked, other] = [one(1), one(1.7, true)]
    expect(unrefuted([chunked, other], 0)).toEqual([chunked, other])
    expect(unrefuted([chunked, other], 0.5)).toEqual([chunked])
    expect(unrefuted([chunked, one(2.5, true)], 0)).toEqual([chunked])
  })

  it('are none of none', () => {
    expect(unrefuted([], 0)).toEqual([])
  })
})

describe('drafts worth working out', () => {
  it('are the near ones, and the best of each way and start however bad', () => {
    const near = [1, 1.1, 1.2].map((tension) => draft(tension, false, 0))
    const [far, other] = [draft(9, true, 0), draft(8, true, 1)]
    const kept = worthWorkingOut([...near, far, draft(9.5, true, 0), other])
    expect(new Set(kept)).toEqual(new Set([...near, far, other]))
  })
})
