import { describe, expect, it } from 'vitest'
import { sweepDesign, monotonicity } from '../../src/audits/sweep.ts'
import { brief, findAmong, someLevel } from './some-subject.ts'

const failing = { verdict: 'fail' } as const
const unknown = { verdict: 'unknown' } as const
const few = 'fewLevels warning none'
const wide = 'wideSteps warning none'
const noFail = 'noFailingLevel warning none'
const doubling = [someLevel(1), someLevel(2), someLevel(4)]

describe('V19', () => {
  it('is content with four levels, doubling, of which one fails', () => {
    expect(findAmong(sweepDesign, [...doubling, someLevel(8, failing)])).toEqual([])
  })

  it('wants four levels', () => {
    expect(brief(findAmong(sweepDesign, [someLevel(1), someLevel(2), someLevel(4, failing)]))).toEqual([few])
  })

  it('wants no step beyond doubling, and names the widest', () => {
    const steps = [...doubling, someLevel(12), someLevel(48, failing)]
    const [finding, ...more] = findAmong(sweepDesign, steps)
    expect(finding).toMatchObject({ reason: 'wideSteps', values: { from: 12, to: 48 } })
    expect(more).toEqual([])
  })

  it('does not measure steps of an achieved rate', () => {
    expect(findAmong(sweepDesign, [...doubling, someLevel(48, failing)], 'requestRate')).toEqual([])
  })

  it('wants a level that fails, once any was judged', () => {
    const [finding] = findAmong(sweepDesign, [...doubling, someLevel(8)])
    expect(finding).toMatchObject({ reason: 'noFailingLevel', values: { highest: 8 } })
    expect(
      findAmong(
        sweepDesign,
        [1, 2, 4, 8].map((level) => someLevel(level, unknown)),
      ),
    ).toEqual([])
  })

  it('says all at once, and nothing of an empty sweep', () => {
    expect(brief(findAmong(sweepDesign, [someLevel(1), someLevel(4)]))).toEqual([few, wide, noFail])
    expect(findAmong(sweepDesign, [])).toEqual([])
  })
})

const throughputs = (...all: readonly (number | null)[]) =>
  all.map((throughput, i) => someLevel(2 ** i, { throughput }))
const latencies = (...all: readonly (number | null)[]) =>
  all.map((ttft, i) => someLevel(2 ** i, { latency: { 'ttft.p99': ttft } }))

const dip = ['throughputDip warning none']
const drop = ['latencyDrop warning none']

describe('V20', () => {
  it.each([
    [[100, 94, 120], dip],
    [[100, 95, 120], []],
    [[100, 90, 99], []],
    [[100, 90, 99.1], dip],
    [[100, 90, 80], []],
    [[20, 19, 40], []],
    [[100, null, 120], []],
    [[100, 50], []],
  ])('throughputs %j: %j', (all, expected) => {
    expect(brief(findAmong(monotonicity, throughputs(...all)))).toEqual(expected)
  })

  it.each([
    [[1, 0.79], drop],
    [[1, 0.8], []],
    [[3, 2.4], []],
    [[1, 2, 1.5], drop],
    [[1, null, 0.1], []],
  ])('latencies %j: %j', (all, expected) => {
    expect(brief(findAmong(monotonicity, latencies(...all)))).toEqual(expected)
  })

  it('says where', () => {
    expect(findAmong(monotonicity, throughputs(100, 90, 120))[0]?.values).toEqual({
      level: 2,
      before: 100,
      at: 90,
      after: 120,
    })
    expect(findAmong(monotonicity, latencies(1, 0.5))[0]?.values).toEqual({
      limit: 'ttft.p99',
      from: 1,
      to: 2,
      before: 1,
      after: 0.5,
    })
  })

  it('names rates as they were offered, though less of the higher one was answered', () => {
    const levels = latencies(1, 0.5).map((level, i) => ({ ...level, level: 75 - 2 * i, load: 80 + 20 * i }))
    expect(findAmong(monotonicity, levels)[0]?.values).toMatchObject({ from: 80, to: 100 })
  })
})
