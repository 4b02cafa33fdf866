import { describe, expect, it } from 'vitest'
import { missesTail, strictLimits, swiftness } from '../../src/promise/bias.ts'
import { quantileOf } from '../../src/promise/input.ts'
import { measuredOf } from '../../src/promise/measured.ts'
import { modelled } from '../../src/promise/modelled.ts'
import { workOf } from '../../src/promise/work.ts'
import { limits, scaledTimes, someEngine, someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const work = workOf(levels)!
const compared = levels.map((level) => measuredOf(level, work)!)
const runs = compared.map((level) => modelled(someEngine, work, level))
const fit = { engine: someEngine, tension: 0, misfit: 0, compared, runs }
const seen = (change: (level: (typeof compared)[number]) => object) => ({
  ...fit,
  compared: compared.map((level) => ({ ...level, ...change(level) })),
})

describe('the bias of a server that replays its own sweep', () => {
  it('is next to nothing', () => {
    expect(swiftness(fit, 128)).toBe(1)
    expect(missesTail(fit, limits, 128)).toBe(false)
    const near = [{ ...limits[1]!, threshold: 0.03 }]
    expect(strictLimits(fit, near)[0]!.threshold / 0.03).toBeGreaterThan(0.97)
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
    const threshold = 3 * quantileOf(compared.at(-1)!.itl, 0.99)!
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
