import { describe, expect, it } from 'vitest'
import { supportedRate } from '../../src/replay/supported-rate.ts'
import type { SweepLevel, TimedLevel } from '../../src/replay/sweep.ts'
import type { Engine, Requests } from '../../src/replay/engine.ts'
import { arrivalTimes } from '../../src/replay/arrivals.ts'
import { shareAbove } from '../../src/replay/histogram.ts'
import { replay } from '../../src/replay/replay.ts'
import {
  judged,
  levelsOf,
  limits,
  scaledTimes,
  slowPrefill,
  someEngine,
  someRequests,
  someSweep,
  unevenBothWays,
} from './some-sweep.ts'

const sweep = someSweep()
const promised = supportedRate(sweep)!
const replayed = promised.basis.replayed!
const most = Math.max(...sweep.levels.map(({ throughput }) => throughput))

describe('a promise', () => {
  it('is what calibrated servers carry, less a margin, for a sweep of all metrics', () => {
    expect(promised.basis.planned).toBe(32)
    expect(replayed.misfit).toBeLessThan(0.03)
    const { sustained, margin, expectation } = replayed
    const low = expectation!.arrivalRate * (1 - expectation!.error)
    expect(promised.arrivalRate).toBeCloseTo(Math.min(sustained * (1 - margin), low), 12)
    expect(replayed.margin).toBeGreaterThanOrEqual(0.07)
    expect(promised.arrivalRate).toBeGreaterThan(promised.basis.overflowRate)
  })

  it('finds the server behind the sweep', () => {
    const { engine } = replayed
    expect(engine.slots).toBe(16)
    expect(engine.base / 0.0095).toBeCloseTo(1, 1)
    expect(engine.perSequence / 0.0005).toBeGreaterThan(0.85)
    expect(engine.perSequence / 0.0005).toBeLessThan(1.15)
  })

  it('is less of bursts and of rates that vary, by the overflow rule as well', () => {
    for (const stated of [{ burstiness: 0.3 }, { variation: 0.2 }]) {
      const { arrivalRate, basis } = supportedRate({ ...sweep, ...stated })!
      expect(arrivalRate).toBeLessThan(0.95 * promised.arrivalRate)
      expect(basis.overflowRate).toBeLessThan(promised.basis.overflowRate)
    }
    expect(supportedRate({ ...sweep, burstiness: 5, variation: 0 })).toEqual(promised)
  })

  it('repeats itself', () => {
    expect(supportedRate(sweep)).toEqual(promised)
  })

  it('stays below the highest throughput measured, and its expectation above it', () => {
    expect(promised.arrivalRate).toBeLessThan(most)
    expect(replayed.expectation!.arrivalRate).toBeLessThanOrEqual(most)
    expect(replayed.expectation!.arrivalRate).toBeGreaterThanOrEqual(promised.arrivalRate)
    expect(replayed.limitedBy).toBe('ttft')
  })

  it('does not depend on the order of the levels', () => {
    expect(supportedRate({ ...sweep, levels: sweep.levels.toReversed() })).toEqual(promised)
  })

  it.each([0.5, 0.25, 0.1])('is not raised by a stricter limit, %f of TTFT', (share) => {
    const stricter = someSweep([{ ...limits[0]!, threshold: 3 * share }, limits[1]!])
    expect(supportedRate(stricter)?.arrivalRate ?? 0).toBeLessThanOrEqual(promised.arrivalRate)
  })

  it.each([0.06, 0.03])('is not raised by a stricter limit of gaps, %f s', (threshold) => {
    const stricter = someSweep([limits[0]!, { ...limits[1]!, threshold }])
    expect(supportedRate(stricter)?.arrivalRate ?? 0).toBeLessThanOrEqual(promised.arrivalRate)
  })

  it('is the same in another unit of time', () => {
    const levels = sweep.levels.map((level) => ({
      ...level,
      throughput: level.throughput / 1024,
      ttft: scaledTimes(level.ttft, 1024),
      itl: scaledTimes(level.itl, 1024),
      e2e: scaledTimes(level.e2e, 1024),
    }))
    const scaled = limits.map((limit) => ({ ...limit, threshold: 1024 * limit.threshold }))
    expect(supportedRate({ ...sweep, levels, limits: scaled })!.arrivalRate * 1024).toBeCloseTo(promised.arrivalRate, 6)
  })
})

describe('a sweep too thin to calibrate', () => {
  const all = sweep.levels.map(({ concurrency }) => concurrency)
  const rule = (levels: readonly SweepLevel[]) => supportedRate({ ...sweep, levels })!

  it.each([
    ['two levels', sweep.levels.slice(0, 2), 'fewLevels'],
    ['no TTFT', sweep.levels.map((level) => ({ ...level, ttft: null })), 'noTtft'],
    ['no gaps', sweep.levels.map((level) => ({ ...level, itl: null })), 'noItl'],
    ['no latency', sweep.levels.map((level) => ({ ...level, e2e: null, tpot: null })), 'noE2el'],
  ])('falls back to the overflow rule: %s', (_, levels, reason) => {
    const { basis, arrivalRate } = rule(levels)
    expect(basis.refusal).toEqual({ reason, levels: reason === 'fewLevels' ? [] : all })
    expect(arrivalRate).toBe(basis.overflowRate)
  })

  it('promises 0.85 × 81 % of 27.07 requests/s at 128, which Poisson arrivals exceed once in a hundred', () => {
    const level = { ...sweep.levels[0]!, concurrency: 128, throughput: 27.07, verdict: 'pass' as const }
    expect(rule([level]).arrivalRate).toBeCloseTo(18.71, 2)
  })

  it('is not raised by a failing level', () => {
    const thin = sweep.levels.map((level) => ({ ...level, ttft: null }))
    const failing = thin.map((level, i) => (i === 3 ? { ...level, verdict: 'fail' as const } : level))
    expect(rule(failing).arrivalRate).toBeLessThan(rule(thin).arrivalRate)
  })

  it('promises nothing where the lowest level fails, or there is none', () => {
    expect(supportedRate({ ...sweep, levels: [] })).toBeNull()
    expect(supportedRate(judged(sweep.levels, [{ ...limits[0]!, threshold: 1e-4 }]))).toBeNull()
  })
})

describe('a sweep that ends before anything fails', () => {
  it('never promises more requests in flight than it tried', () => {
    const short = supportedRate({ ...sweep, levels: sweep.levels.slice(0, 3) })!
    expect(short.arrivalRate).toBeLessThan(sweep.levels[2]!.throughput)
  })
})

describe('evidence that one level lacks, or that contradicts itself', () => {
  const without = (change: Partial<SweepLevel>) =>
    supportedRate({ ...sweep, levels: sweep.levels.map((level, i) => (i === 3 ? { ...level, ...change } : level)) })!
  const level = sweep.levels[3]!

  it.each<[string, Partial<SweepLevel>, object]>([
    ['no TTFT', { ttft: null }, { reason: 'noTtft', levels: [8] }],
    ['no p99 TTFT', { ttft: { ...level.ttft!, quantiles: [] } }, { reason: 'unlike', levels: [8] }],
    ['half the throughput', { throughput: level.throughput / 2 }, { reason: 'contradiction', levels: [8] }],
    ['gaps twice as long', { itl: scaledTimes(level.itl, 2) }, { reason: 'contradiction', levels: [] }],
  ])('is made up for by no other: %s', (_, change, refusal) => {
    const { arrivalRate, basis } = without(change)
    expect(basis.refusal).toEqual(refusal)
    expect(arrivalRate).toBe(basis.overflowRate)
    expect(arrivalRate).toBeLessThan(promised.arrivalRate)
  })
})

/** Whether requests sent at random at a rate keep the thresholds of TTFT and gaps on a server, at p99. */
const isKept = (engine: Engine, requests: Requests, rate: number, ttft: number, itl: number): boolean => {
  const count = requests.steps.length
  const sent = arrivalTimes(count, { burstiness: 1, variation: 0 }, 5).map((at) => at / rate)
  const { ttfts, gaps } = replay(engine, requests, { times: sent })!
  return shareAbove(gaps, itl) <= 0.01 && ttfts.filter((seconds) => seconds > ttft).length <= 0.01 * count
}

describe('a server that carries less at random than the overflow rule says', () => {
  const question = judged(levelsOf(slowPrefill, unevenBothWays), [
    { ...limits[0]!, threshold: 0.6 },
    { ...limits[1]!, threshold: 0.5 },
  ])
  const { arrivalRate, basis } = supportedRate(question)!

  it('is planned with what it carries', () => {
    expect(basis.refusal).toBeNull()
    expect(basis.overflowRate).toBeGreaterThan(1.5 * arrivalRate)
    const kept = [arrivalRate, basis.overflowRate].map((rate) =>
      isKept(slowPrefill, unevenBothWays(8000), rate, 0.6, 0.5),
    )
    expect(kept).toEqual([true, false])
  })

  it.each<[string, (level: TimedLevel) => Partial<SweepLevel>, string]>([
    ['without TTFT', () => ({ ttft: null }), 'noTtft'],
    ['without E2EL', () => ({ e2e: null }), 'unlike'],
    ['of twice the throughput', ({ throughput }) => ({ throughput: 2 * throughput }), 'contradiction'],
    ['of gaps twice as long', ({ itl }) => ({ itl: scaledTimes(itl, 2) }), 'contradiction'],
  ])('is not planned with more where a level is %s: the others are replayed, only to lower', (_, change, reason) => {
    const levels = question.levels.map((level, i) => (i === 4 ? { ...level, ...change(level) } : level))
    const left = supportedRate({ ...question, levels })!
    expect(left.basis.refusal!.reason).toBe(reason)
    expect(left.basis.replayed!.levels).not.toContain(16)
    expect(left.arrivalRate / arrivalRate).toBeLessThan(1.02)
    expect(left.arrivalRate / arrivalRate).toBeGreaterThan(0.5)
  })

  it('is not planned with more where E2EL is missing and the lowest level contradicts itself', () => {
    const bare = question.levels.map((level) => ({ ...level, e2e: null }))
    const whole = supportedRate({ ...question, levels: bare })!
    const levels = bare.map((level, i) => (i === 0 ? { ...level, throughput: 20 * level.throughput } : level))
    const left = supportedRate({ ...question, levels })!
    expect(whole.arrivalRate).toBeLessThan(whole.basis.overflowRate)
    expect(left.basis.replayed!.levels).not.toContain(1)
    expect(left.arrivalRate / whole.arrivalRate).toBeLessThan(1.02)
  })

  it('is not planned with more where something is known to refuse the whole sweep', () => {
    const refusal = { reason: 'unusable', levels: [16] } as const
    const levels = question.levels.filter(({ concurrency }) => concurrency !== 16)
    const left = supportedRate({ ...question, levels, refusal })!
    expect(left.basis).toMatchObject({ refusal, replayed: { levels: levels.map((one) => one.concurrency) } })
    expect(left.arrivalRate / arrivalRate).toBeLessThan(1.02)
    const none = supportedRate({ ...question, refusal: { reason: 'limit', levels: [] }, limits: [] })!
    expect(none.basis.replayed).toBeNull()
    expect(none.arrivalRate).toBe(none.basis.overflowRate)
  })
})

describe('requests that are all alike, on a server where decoding waits for prefill', () => {
  const inStep = { ...someEngine, base: 0.03, perSequence: 1e-5, perToken: 2e-5, slots: 128, prefillFirst: true }
  const { arrivalRate, basis } = supportedRate(judged(levelsOf(inStep)))!

  it('lower the promise below the overflow rule, as a closed loop prefills them together and random arrivals do not', () => {
    expect(basis.overflowRate).toBeGreaterThan(3 * arrivalRate)
    expect(basis.refusal).toBeNull()
    const kept = [arrivalRate, 1.2 * arrivalRate, basis.overflowRate].map((rate) =>
      isKept(inStep, someRequests(8000), rate, 3, 0.12),
    )
    expect(kept).toEqual([true, false, false])
  })
})
