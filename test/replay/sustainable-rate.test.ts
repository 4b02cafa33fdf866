import { describe, expect, it } from 'vitest'
import type { Engine, Replay } from '../../src/replay/engine.ts'
import {
  lostLimit,
  missesTail,
  patienceOf,
  strictLimits,
  sustainableRate,
  swiftness,
} from '../../src/replay/sustainable-rate.ts'
import { replay } from '../../src/replay/replay.ts'
import { workOf } from '../../src/replay/work.ts'
import { limits, scaledTimes, someEngine, someRequests, someSweep } from './some-sweep.ts'
import { quantileOf } from '../../src/replay/sweep.ts'
import { measuredOf, replayed } from '../../src/replay/misfit.ts'

const work = workOf(someSweep().levels)!
const fitOf = (engine: Engine) => ({ engine, tension: 0, misfit: 0, compared: [] })
const fit = fitOf(someEngine)
const poisson = { burstiness: 1, variation: 0 }
/** Requests/s that 16 slots serve at most: 101 steps of 18 ms or a little more. */
const most = 16 / (101 * 0.018)

describe('the rate that servers sustain', () => {
  const { rate, limitedBy } = sustainableRate([fit], work, limits, most, 32, poisson)

  it('is most of what they serve, and lost to waiting', () => {
    expect(rate / most).toBeGreaterThan(0.7)
    expect(rate / most).toBeLessThan(1)
    expect(limitedBy?.metric).toBe('ttft')
  })

  it('is that of the slowest', () => {
    const slow = fitOf({ ...someEngine, base: 2 * someEngine.base })
    const both = sustainableRate([fit, slow], work, limits, most, 32, poisson)
    expect(both).toEqual(sustainableRate([slow], work, limits, rate, 32, poisson))
    expect(both.rate).toBeLessThan(rate)
  })

  it('is less of bursts', () => {
    const bursts = { burstiness: 0.25, variation: 0 }
    expect(sustainableRate([fit], work, limits, most, 32, bursts).rate).toBeLessThan(0.95 * rate)
  })

  it('is the highest asked for where nothing is lost, and nothing where all is', () => {
    expect(sustainableRate([fit], work, limits, 0.1, 32, poisson)).toEqual({ rate: 0.1, limitedBy: null, fit: null })
    const never = limits.map((limit) => ({ ...limit, threshold: 1e-4 }))
    expect(sustainableRate([fit], work, never, most, 32, poisson).rate).toBe(0)
  })
})

describe('a limit', () => {
  const requests = someRequests(400)
  const run = replay(someEngine, requests, { concurrency: 24 }) as Replay
  const asked = { work, requests }

  it('is lost by a run that gave up, or by too many values above it', () => {
    expect(lostLimit(null, limits, asked, 0)?.metric).toBe('ttft')
    expect(lostLimit(run, limits, asked, 0)).toBeNull()
    const tight = { metric: 'e2e', percentile: 0.99, threshold: 1 } as const
    expect(lostLimit(run, [...limits, tight], asked, 0)).toBe(tight)
  })

  it('on TPOT counts each answer by its own length', () => {
    const steps = Int32Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 50 : 150))
    const mixed = { ...requests, steps }
    const again = replay(someEngine, mixed, { concurrency: 8 }) as Replay
    const tpot = { metric: 'tpot', percentile: 0.99, threshold: 0.02 } as const
    expect(lostLimit(again, [tpot], { work, requests: mixed }, 0)).toBeNull()
    expect(lostLimit(again, [tpot], { work, requests }, 0)).toBe(tpot)
  })

  it('leaves the time to wait that prompts longer than the sample would not take', () => {
    expect(patienceOf(limits, { ...work, doubt: 1 }, 1000)).toEqual({ ttft: 2, most: expect.closeTo(10, 9) as number })
    expect(patienceOf([], work, 1000)).toBeNull()
  })
})

const { levels } = someSweep()
const measured = levels.map((level) => measuredOf(level, work)!)
const own = { ...fit, compared: replayed(someEngine, measured, work) }
const seen = (change: (level: (typeof measured)[number]) => object) => ({
  ...own,
  compared: own.compared.map(({ level, run }) => ({ level: { ...level, ...change(level) }, run })),
})

describe('the bias of a server that replays its own sweep', () => {
  it('is next to nothing', () => {
    expect(swiftness(own, 128)).toBe(1)
    expect(missesTail(own, limits, 128)).toBe(false)
    const near = [{ ...limits[1]!, threshold: 0.03 }]
    expect(strictLimits(own, near)[0]!.threshold / 0.03).toBeGreaterThan(0.97)
  })
})

describe('a server', () => {
  it('meets more where it replays faster than measured, as far as twice the limit', () => {
    const slower = seen(({ concurrency, throughput }) => ({
      throughput: concurrency === 128 ? 0.8 * throughput : throughput,
    }))
    expect(swiftness(slower, 64)).toBeGreaterThan(1.15)
    expect(swiftness(slower, 32)).toBe(1)
  })

  it('is judged by stricter gaps where it replays them too short near the limit, and TTFT stays', () => {
    const longer = seen(({ itl }) => ({ itl: scaledTimes(itl, 3) }))
    const threshold = 3 * quantileOf(measured.at(-1)!.itl, 0.99)!
    const [ttft, itl] = strictLimits(longer, [limits[0]!, { ...limits[1]!, threshold }])
    expect(ttft).toEqual(limits[0])
    expect(itl!.threshold / threshold).toBeCloseTo(1 / 2, 12)
  })

  it('misses a tail that comes much later than replayed', () => {
    const later = seen(({ ttft }) => ({ ttft: scaledTimes(ttft, 3) }))
    expect(missesTail(later, limits, 128)).toBe(true)
    expect(missesTail(later, limits, 1)).toBe(false)
  })
})
