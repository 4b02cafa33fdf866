import { describe, expect, it } from 'vitest'
import { readings } from '../../src/replay/answers.ts'
import { supportedRate } from '../../src/replay/supported-rate.ts'
import { type SweepLevel, timedLevels } from '../../src/replay/sweep.ts'
import { judged, levelsOf, scaledTimes, someEngine, someSweep, unevenRequests } from './some-sweep.ts'

const alike = someSweep().levels
const uneven = levelsOf(someEngine, unevenRequests)
const without = (levels: readonly SweepLevel[]) => levels.map((level) => ({ ...level, e2e: null }))

describe('readings of a sweep', () => {
  it('are the sweep itself where it tells how long answers take', () => {
    expect(readings(uneven)).toEqual([{ levels: uneven, answerVariation: null, isRebuilt: false }])
    const some = [...without(uneven.slice(0, 4)), ...uneven.slice(4)]
    expect(readings(some)).toEqual([{ levels: some, answerVariation: null, isRebuilt: false }])
  })

  it.each([
    ['are of one whole number', without(alike)],
    ['were asked for', without(alike).map((level) => ({ ...level, answerTokens: 101.01, asAsked: true }))],
  ])('are one of answers that are all alike, where their lengths %s', (_, levels) => {
    const [only, ...others] = readings(levels)
    expect(others).toEqual([])
    expect(only!.answerVariation).toBeNull()
    for (const [i, { e2e }] of only!.levels.entries()) {
      expect(e2e!.mean / alike[i]!.e2e!.mean).toBeCloseTo(1, 3)
      expect(e2e!.std).toBeNull()
    }
  })

  it('are several where they may vary, each with the mean time of an answer that the gaps add up to', () => {
    const all = readings(without(uneven))
    expect(all.map(({ answerVariation }) => answerVariation)).toEqual([0, 0.5, 1])
    for (const { levels, answerVariation } of all)
      for (const [i, { e2e, ttft }] of levels.entries()) {
        expect(e2e!.mean / uneven[i]!.e2e!.mean).toBeCloseTo(1, 1.5)
        expect(e2e!.std).toBeCloseTo(Math.hypot(answerVariation! * (e2e!.mean - ttft!.mean), ttft!.std!), 12)
      }
  })

  it('are several where gaps hold several tokens, though all answers are alike', () => {
    const coarse = without(alike).map((level) => ({ ...level, itl: scaledTimes(level.itl!, 2) }))
    const all = readings(coarse)
    expect(all).toHaveLength(3)
    for (const { levels } of all)
      for (const [i, { e2e }] of levels.entries()) expect(e2e!.mean / alike[i]!.e2e!.mean).toBeCloseTo(1, 3)
  })

  it('know gaps that hold two tokens each by the lowest level', () => {
    const [one] = readings(without(uneven))
    const coarse = uneven.map((level) => ({ ...level, itl: scaledTimes(level.itl, 2) }))
    const [two] = readings(without(coarse))
    for (const [i, { e2e }] of two!.levels.entries()) expect(e2e!.mean).toBeCloseTo(one!.levels[i]!.e2e!.mean, 9)
  })

  it('keep a mean that was recorded without its deviation', () => {
    const mean = uneven.map((level) => ({ ...level, e2e: { ...level.e2e, std: null, quantiles: [] } }))
    for (const { levels } of readings(mean))
      expect(levels.map(({ e2e }) => e2e!.mean)).toEqual(uneven.map(({ e2e }) => e2e.mean))
  })

  it('are none that can be replayed where some levels have what others lack', () => {
    const mean = uneven.map((level) => ({ ...level, e2e: { ...level.e2e, std: null, quantiles: [] } }))
    const lacking = mean.map((level, i) => (i === 3 ? { ...level, e2e: null } : level))
    expect(readings(lacking).map(({ levels }) => timedLevels(levels))).toEqual([{ reason: 'unlike', levels: [8] }])
  })

  it('take one whole number for chance where all levels have the same few requests', () => {
    const few = without(alike).map((level) => ({ ...level, completed: 100 }))
    expect(readings(few)).toHaveLength(3)
    expect(readings(few.map((level) => ({ ...level, completed: 1000 })))).toHaveLength(1)
  })

  it.each<[string, Partial<SweepLevel>]>([
    ['TPOT', { tpot: null }],
    ['lengths', { answerTokens: null }],
    ['gaps', { itl: null }],
  ])('are none that can be replayed without %s', (_, lack) => {
    const lacking = without(uneven).map((level) => ({ ...level, ...lack }))
    expect(readings(lacking).map(({ levels }) => timedLevels(levels))).toEqual([
      { reason: 'itl' in lack ? 'noItl' : 'noE2el', levels: [1, 2, 4, 8, 16, 32, 64, 128] },
    ])
  })
})

describe('a rate of answers whose lengths are not known', () => {
  const known = supportedRate(judged(uneven))!
  const assumed = supportedRate(judged(without(uneven)))!

  it('is replayed with what is assumed, and no more than where they are known', () => {
    expect(assumed.basis).toMatchObject({
      replayed: { servers: expect.any(Number) },
      overflowRate: known.basis.overflowRate,
    })
    expect([0, 0.5, 1]).toContain(assumed.basis.answerVariation)
    expect(known.basis.answerVariation).toBeNull()
    expect(assumed.arrivalRate).toBeLessThanOrEqual(known.arrivalRate)
    expect(assumed.arrivalRate).toBeGreaterThan(0.75 * known.arrivalRate)
  })

  it('is that of answers that are known to be alike, where they are', () => {
    const same = supportedRate(judged(without(alike)))!
    expect(same.basis.answerVariation).toBeNull()
    expect(same.arrivalRate / supportedRate(judged(alike))!.arrivalRate).toBeCloseTo(1, 2)
  })
})
