import { describe, expect, it } from 'vitest'
import { carriedAfter } from '../../src/replay/adjusted.ts'
import { type Calibration, calibration } from '../../src/replay/calibration.ts'
import type { Engine } from '../../src/replay/engine.ts'
import type { RateQuestion } from '../../src/replay/sweep.ts'
import { gapsWith, limits, recordOn, someEngine, someSweep } from './some-sweep.ts'

const question = someSweep()
const calibrated = calibration(question.levels) as Calibration

const times = (engine: Engine, by: number): Engine => ({
  ...engine,
  base: by * engine.base,
  perSequence: by * engine.perSequence,
  perToken: by * engine.perToken,
})

const carriedAt = (by: number, rate: number, seed = 7, asked: RateQuestion = question) =>
  carriedAfter(calibrated, asked, recordOn(times(someEngine, by), rate, seed)) ?? calibrated.most

const carriedWith = (asked: RateQuestion['limits'], beyond: number) =>
  carriedAfter(calibrated, { ...question, limits: asked }, { ...recordOn(someEngine, 6, 7), gaps: gapsWith(beyond) })!

describe('what a server adjusted to a run carries', () => {
  const own = carriedAt(1, 7)

  it('is in proportion to its speed', () => {
    expect(own).toBeGreaterThan(0.9 * calibrated.most)
    expect(own).toBeLessThanOrEqual(calibrated.most)
    expect(carriedAt(1.25, 5.6) / own).toBeGreaterThan(0.97 / 1.25)
    expect(carriedAt(1.25, 5.6) / own).toBeLessThan(1.03 / 1.25)
  })

  it('hardly depends on what chance made of the arrivals, nor on the rate', () => {
    const found = [1, 2, 3, 4].flatMap((seed) =>
      [0.9, 0.97].map((share) => carriedAt(1.25, (share * own) / 1.25, seed)),
    )
    expect(Math.max(...found) / Math.min(...found)).toBeLessThan(1.03)
  })

  it('is not told where it is no less than the highest throughput of the sweep', () => {
    expect(carriedAfter(calibrated, question, recordOn(times(someEngine, 0.7), 7, 7))).toBeNull()
  })

  it('is not told by a server slower than any that was tried, nor of gaps alone by a run without long ones', () => {
    expect(carriedAfter(calibrated, question, recordOn(times(someEngine, 2.5), 2.6, 7))).toBeNull()
    const alone = { ...question, limits: [limits[1]!] }
    expect(carriedAfter(calibrated, alone, { ...recordOn(someEngine, 6, 7), gaps: gapsWith(0) })).toBeNull()
  })

  it('is less within stricter limits, of E2EL and TPOT as well, and the least that one leaves within several', () => {
    const strict: RateQuestion['limits'] = [
      { metric: 'ttft', percentile: 0.99, threshold: 0.5 },
      { metric: 'e2e', percentile: 0.99, threshold: 2 },
      { metric: 'tpot', percentile: 0.99, threshold: 0.0165 },
    ]
    const rates = strict.map((limit) => carriedAt(1, 6, 7, { ...question, limits: [limit] }))
    for (const rate of rates) expect(rate).toBeLessThan(own)
    expect(carriedAt(1, 6, 7, { ...question, limits: strict })).toBe(Math.min(...rates))
  })

  it('tells by the share of long gaps, and where there are none takes gaps to be as slow as first tokens', () => {
    const [ttft, itl] = limits
    const strict = { ...itl!, threshold: 0.019 }
    expect(carriedWith([strict], 0.2)).toBeLessThan(carriedWith([strict], 0.002))
    expect(carriedWith([ttft!, strict], 0)).toBeLessThan(own)
  })
})
