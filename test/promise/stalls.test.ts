import { describe, expect, it } from 'vitest'
import type { Replay } from '../../src/promise/engine.ts'
import { replay } from '../../src/promise/replay.ts'
import { stallIn, stallsOf } from '../../src/promise/stalls.ts'
import { someEngine, someRequests } from './some-sweep.ts'

const stalled = { ...someEngine, stall: { share: 0.01, seconds: 0.5 } }

describe('stalls', () => {
  it('come as often as they should', () => {
    const stalls = stallsOf(stalled)
    let sum = 0
    for (let i = 0; i < 20_000; i += 1) sum += stallIn(stalls, stalled)
    expect(sum / 0.5 / 20_000).toBeCloseTo(0.01, 3)
  })

  it('never come without a share', () => {
    expect(stallsOf(someEngine).left).toBe(Infinity)
    expect(stallsOf({ ...someEngine, stall: { share: 0, seconds: 1 } }).left).toBe(Infinity)
  })

  it('lengthen a replay by as much, whether steps pass one by one or in one go', () => {
    const [plain, slow] = [someEngine, stalled].map(
      (engine) => replay(engine, someRequests(100), { concurrency: 1 }) as Replay,
    )
    const steps = 100 * 101
    expect((slow!.end - plain!.end) / (0.01 * 0.5 * steps)).toBeCloseTo(1, 1)
    expect(slow!.gaps.total).toBe(plain!.gaps.total)
  })
})
