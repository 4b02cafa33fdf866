import { describe, expect, it } from 'vitest'
import { calibrate } from '../../src/promise/calibrate.ts'
import { measuredOf } from '../../src/promise/measured.ts'
import { bendIn, bendsOf, stepSeconds, stepTimes } from '../../src/promise/step-time.ts'
import { workOf } from '../../src/promise/work.ts'
import { levelsOf, someEngine } from './some-sweep.ts'

const bends = [
  { decoding: 1, seconds: 0.01 },
  { decoding: 4, seconds: 0.02 },
  { decoding: 16, seconds: 0.023 },
]

describe('the time of a step', () => {
  it('is on the line, or between points, flat below them and straight above', () => {
    expect(stepSeconds(someEngine, 10)).toBeCloseTo(0.0145, 9)
    const seconds = [0, 1, 2.5, 4, 10, 28].map((n) => stepSeconds({ ...someEngine, bends }, n))
    expect(seconds.map((value) => Math.round(1e6 * value) / 1e6)).toEqual([0.01, 0.01, 0.015, 0.02, 0.0215, 0.026])
  })

  it('is known of all numbers that can decode', () => {
    expect(stepTimes(someEngine, 400)).toHaveLength(17)
    expect(stepTimes({ ...someEngine, slots: 1000 }, 400)).toHaveLength(401)
  })

  it('never falls with more requests, and comes of gaps that count', () => {
    const gaps = [4, 1, 16, 16.1, 8].map((decoding, i) => ({
      decoding,
      seconds: [0.02, 0.01, 0.018, 0.5, 0.9][i]!,
      weight: i === 4 ? 0 : 1,
    }))
    expect(bendsOf(gaps)).toEqual([
      { decoding: 1, seconds: 0.01 },
      { decoding: 4, seconds: 0.02 },
      { decoding: 16, seconds: 0.02 },
    ])
    expect(bendIn({ base: 0.01, perSequence: 0 }, gaps.slice(0, 2))).toBeCloseTo(0.5, 9)
  })
})

describe('a server whose steps bend', () => {
  const curved = { ...someEngine, bends, together: 4 }
  const levels = levelsOf(curved)
  const work = workOf(levels)!
  const measured = levels.map((level) => measuredOf(level, work)!)

  it('is found behind its sweep', () => {
    const [best] = calibrate(measured, work)
    expect(best!.engine.bends).toBeDefined()
    expect(best!.misfit).toBeLessThan(0.06)
    expect(stepSeconds(best!.engine, 4) / 0.02).toBeCloseTo(1, 1)
  })
})
