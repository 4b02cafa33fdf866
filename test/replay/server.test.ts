import { describe, expect, it } from 'vitest'
import { clearStep, endAt, noEndings, stallIn, stallsOf, stepsToEnding } from '../../src/replay/server.ts'
import type { Replay } from '../../src/replay/engine.ts'
import { replay } from '../../src/replay/replay.ts'
import { someEngine, someRequests } from './some-sweep.ts'

describe('endings', () => {
  it('list the requests of a step, the last first', () => {
    const endings = noEndings(3, 10)
    endAt(endings, 7, 0)
    endAt(endings, 7, 2)
    const first = endings.first[7 & endings.mask]!
    expect([first, endings.next[first], endings.next[0]]).toEqual([2, 0, -1])
  })

  it.each([
    [0, 1],
    [0, 40],
    [95, 100],
    [250, 300],
  ])('find the next one after step %i at %i, across words and the end of the ring', (step, ending) => {
    const endings = noEndings(1, 100)
    endAt(endings, ending, 0)
    expect(stepsToEnding(endings, step)).toBe(ending - step)
  })

  it('forget a step', () => {
    const endings = noEndings(2, 100)
    endAt(endings, 5, 0)
    endAt(endings, 90, 1)
    clearStep(endings, 5)
    expect(stepsToEnding(endings, 4)).toBe(86)
  })
})

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
