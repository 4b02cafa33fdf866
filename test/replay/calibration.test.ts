import { describe, expect, it } from 'vitest'
import {
  calibrate,
  type Calibration,
  calibration,
  draftsAmong,
  unrefuted,
  worthWorkingOut,
} from '../../src/replay/calibration.ts'
import { limitsSeen, withLimit } from '../../src/replay/drafts.ts'
import { measuredOf, misfitOf, replayed, tensionOf } from '../../src/replay/misfit.ts'
import { workOf } from '../../src/replay/work.ts'
import { levelsOf, someEngine, someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const work = workOf(levels)!
const measured = levels.map((level) => measuredOf(level, work)!)
const top = measured.at(-1)!

describe('a calibration', () => {
  it('keeps servers that replay the sweep, best first', () => {
    const fits = calibrate(measured, work)
    expect(fits[0]!.misfit).toBeLessThan(0.02)
    expect(fits.map((fit) => fit.tension)).toEqual(fits.map((fit) => fit.tension).toSorted((a, b) => a - b))
    expect(fits[0]!.engine).toMatchObject({ slots: someEngine.slots, prefillFirst: false })
  })
})

describe('a delay', () => {
  const distant = levelsOf({ ...someEngine, perToken: 0.00002, delay: 0.3 })
  const { fits } = calibration(distant) as Calibration

  it('is found where most of a first token is no work of the server', () => {
    expect(fits[0]!.misfit).toBeLessThan(0.03)
    expect(fits[0]!.engine.delay).toBeGreaterThan(0.27)
    expect(fits[0]!.engine.delay).toBeLessThan(0.33)
    const own = workOf(distant)!
    const [near] = calibrate(
      distant.map((level) => measuredOf(level, own)!),
      own,
    )
    expect(near?.misfit ?? 1).toBeGreaterThan(5 * fits[0]!.misfit)
  })

  it('is none where the server explains the sweep', () => {
    const found = calibration(levels) as Calibration
    expect(found.fits.every(({ engine }) => engine.delay === 0)).toBe(true)
  })
})

describe('tension and misfit', () => {
  it('are next to nothing for the server itself, and grow as one gets slower', () => {
    const slower = { ...someEngine, base: 1.2 * someEngine.base }
    const own = replayed(someEngine, measured, work)
    const other = replayed(slower, measured, work)
    expect(tensionOf(own)).toBeLessThan(0.2)
    expect(misfitOf(own)).toBeLessThan(0.01)
    expect(tensionOf(other)).toBeGreaterThan(3)
    expect(misfitOf(other)).toBeGreaterThan(0.03)
  })
})

describe('a limit', () => {
  it('is seen where more would decode without it, in slots only where all requests are alike', () => {
    expect(limitsSeen(top.decoding, top, work)).toEqual(['free'])
    expect(limitsSeen(2 * top.decoding, top, work)).toEqual(['slots'])
    const uneven = { ...work, answers: [{ probability: 0, factor: 1 }] }
    expect(limitsSeen(1.05 * top.decoding, top, uneven)).toEqual(['free', 'slots', 'pool'])
  })

  it('is corrected until as many decode as were measured to', () => {
    const free = { ...someEngine, slots: 128 }
    expect(withLimit('slots', free, work, top, 3).slots).toBe(16)
    expect(withLimit('slots', free, work, top, 3, { ...free, slots: 20 }).slots).toBe(16)
    const { pool } = withLimit('pool', free, work, top, 3)
    expect(Math.floor(pool / 301)).toBe(16)
  })
})

const one = (tension: number, prefillFirst = false) => ({ tension, engine: { ...someEngine, prefillFirst } })
const draft = (tension: number, prefillFirst: boolean, start: number) => ({
  ...one(tension, prefillFirst),
  start,
  kind: { budget: 2048, prefillFirst, steps: 'line' as const, worked: 1 },
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

  it('are looked for next to the best of a few where there are many kinds', () => {
    const shares = [0.7, 0.5, 0.35, 0.25, 0.18, 0.125, 0.09, 0.06, 0.045, 0.03]
    const budgets = [512, 1024, 2048, 4096, 8192, 16384]
    const { kind } = draft(1, false, 0)
    const kinds = budgets.flatMap((budget) => shares.map((worked) => ({ ...kind, budget, worked })))
    const tried: number[] = []
    const [best] = draftsAmong(kinds, ({ budget, worked }) => {
      tried.push(budget)
      const tension = 1 + 2 * Math.abs(Math.log2(budget / 1024)) + 2 * Math.abs(Math.log2(worked / 0.25))
      return [{ ...draft(tension, false, 0), kind: { ...kind, budget, worked } }]
    })
    expect(best!.kind).toMatchObject({ budget: 1024, worked: 0.25 })
    expect(tried.length).toBeLessThan(kinds.length / 2)
  })
})
