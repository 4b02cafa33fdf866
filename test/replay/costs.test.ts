import { describe, expect, it } from 'vitest'
import { bendIn, bendsOf, leftGaps, medianGaps, stepCost } from '../../src/replay/costs.ts'
import { stepSeconds, stepTimes } from '../../src/replay/engine.ts'
import { measuredOf } from '../../src/replay/misfit.ts'
import { workOf } from '../../src/replay/work.ts'
import { levelsOf, someEngine, someSweep } from './some-sweep.ts'
import { calibrate } from '../../src/replay/calibration.ts'

const { levels } = someSweep()
const work = workOf(levels)!
const measured = levels.map((level) => measuredOf(level, work)!)

describe('the cost of a step', () => {
  it('is the line through plain gaps', () => {
    const gaps = [1, 4, 16].map((decoding) => ({ decoding, seconds: 0.01 + 0.002 * decoding, weight: 1 }))
    const { base, perSequence } = stepCost(gaps)
    expect([base, perSequence].map((cost) => Math.round(1e9 * cost))).toEqual([1e7, 2e6])
  })

  it('does not count levels without weight, and never falls with more requests', () => {
    const gaps = [
      { decoding: 1, seconds: 0.01, weight: 1 },
      { decoding: 8, seconds: 0.009, weight: 1 },
      { decoding: 16, seconds: 0.5, weight: 0 },
    ]
    expect(stepCost(gaps).perSequence).toBe(0)
    expect(stepCost(gaps).base).toBeLessThan(0.0101)
  })

  it('is near that of the server behind a sweep, by median gaps alone', () => {
    const { base, perSequence } = stepCost(medianGaps(measured, 1))
    expect(base / someEngine.base).toBeCloseTo(1, 1)
    expect(perSequence / someEngine.perSequence).toBeGreaterThan(0.8)
  })
})

describe('what prefill leaves of a gap', () => {
  const mixed = measured.map((level, i) => (i < 5 ? level : { ...level, throughput: 50 }))

  it('stands where most steps have prefill in them, and nowhere else', () => {
    const gaps = leftGaps(mixed, 1, 0.008)!
    expect(gaps.slice(0, 5)).toEqual(medianGaps(mixed, 1).slice(0, 5))
    expect(gaps[5]!.seconds / mixed[5]!.itl.mean).toBeCloseTo(1 - 50 * 0.008, 12)
    expect(gaps[5]!.weight).toBeGreaterThan(0)
  })

  it('is not asked for where the median shows every level', () => {
    expect(leftGaps(measured.slice(0, 3), 1, 0.02)).toBeNull()
  })

  it('counts for nothing where prefill takes all', () => {
    expect(leftGaps(mixed, 1, 0.03)![5]!.weight).toBe(0)
  })
})

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
  const curvedLevels = levelsOf(curved)
  const curvedWork = workOf(curvedLevels)!
  const bent = curvedLevels.map((level) => measuredOf(level, curvedWork)!)

  it('is found behind its sweep', () => {
    const [best] = calibrate(bent, curvedWork)
    expect(best!.engine.bends).toBeDefined()
    expect(best!.misfit).toBeLessThan(0.06)
    expect(stepSeconds(best!.engine, 4) / 0.02).toBeCloseTo(1, 1)
  })
})
