import { describe, expect, it } from 'vitest'
import { calibrate } from '../../src/promise/calibrate.ts'
import { limitsSeen, withLimit } from '../../src/promise/limited.ts'
import { measuredOf } from '../../src/promise/measured.ts'
import { modelled } from '../../src/promise/modelled.ts'
import { misfitOf, tension } from '../../src/promise/misfit.ts'
import { workOf } from '../../src/promise/work.ts'
import { someEngine, someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const work = workOf(levels)!
const measured = levels.map((level) => measuredOf(level, work)!)
const top = measured.at(-1)!
const runsOf = (engine: typeof someEngine) => measured.map((level) => modelled(engine, work, level))

describe('a calibration', () => {
  it('keeps servers that replay the sweep, best first', () => {
    const fits = calibrate(measured, work)
    expect(fits[0]!.misfit).toBeLessThan(0.02)
    expect(fits.map((fit) => fit.tension)).toEqual(fits.map((fit) => fit.tension).toSorted((a, b) => a - b))
    expect(fits[0]!.engine).toMatchObject({ slots: someEngine.slots, prefillFirst: false })
  })
})

describe('tension and misfit', () => {
  it('are next to nothing for the server itself, and grow as one gets slower', () => {
    const slower = { ...someEngine, base: 1.2 * someEngine.base }
    const [own, other] = [runsOf(someEngine), runsOf(slower)]
    expect(tension(measured, own)).toBeLessThan(0.2)
    expect(misfitOf(measured, own)).toBeLessThan(0.01)
    expect(tension(measured, other)).toBeGreaterThan(3)
    expect(misfitOf(measured, other)).toBeGreaterThan(0.03)
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
