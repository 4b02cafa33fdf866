import { describe, expect, it } from 'vitest'
import { startsOf, waits } from '../../../src/analysis/headroom/starts.ts'
import { someReport } from '../../document/some-report.ts'
import { someSweep } from '../some-sweep.ts'
import { somePlan } from '../../builders.ts'

const [series] = someReport(someSweep('pppf')).series
const { basis, headroom } = series!
const plan = somePlan()
const rate = headroom!.arrivalRate

describe('startsOf', () => {
  it('keeps first and next requests within the arrivals with headroom', () => {
    const starts = startsOf(basis, headroom, plan)
    expect(starts.length).toBe(3 * waits(plan).length)
    for (const { thinkTime, within, users } of starts) {
      expect(users * (1 / within + 1 / thinkTime)).toBeLessThanOrEqual(rate * (1 + 1e-9))
      expect((users + 1) * (1 / within + 1 / thinkTime)).toBeGreaterThan(rate * (1 - 1e-9))
    }
  })

  it('never lets more begin than may be under way', () => {
    for (const { thinkTime, users } of series!.starts) {
      const under = series!.users.find((row) => row.model !== 'fixed' && row.thinkTime === thinkTime)
      expect(users).toBeLessThanOrEqual(under!.users)
    }
  })

  it('says nothing where nothing was judged or nothing passes', () => {
    for (const letters of ['uuu', 'ff']) expect(someReport(someSweep(letters)).series[0]!.starts).toEqual([])
    expect(startsOf(basis, null, plan)).toEqual([])
  })
})

describe('waits', () => {
  it('are the think times and intervals, each once, without zero', () => {
    expect(waits({ intervals: [3, 30], thinkTimes: [0, 30, 60] })).toEqual([30, 60, 3])
  })
})
