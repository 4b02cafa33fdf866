import { describe, expect, it } from 'vitest'
import { firstWave, warmUp } from '../../src/audits/start-up.ts'
import { brief, findIn, findAmongRepeats, findInSeries, someRepeat } from './some-subject.ts'

const present = ['present info none']
const dominates = ['dominates warning none']
const load = { concurrency: 100 }

describe('V09', () => {
  it.each([
    ['p99', 10_000, []],
    ['p99', 9999, present],
    ['p99', 1000, present],
    ['p99', 999, dominates],
    ['p95', 2000, []],
    ['p95', 1999, present],
    ['p95', 200, present],
    ['p95', 199, dominates],
  ])('%s of %i requests of which 100 start at once: %j', (statistic, completed, expected) => {
    expect(brief(findIn(firstWave, { completed, load }, { sla: `ttft.${statistic}<=3s` }))).toEqual(expected)
  })

  it('says how many requests would be clean', () => {
    expect(findIn(firstWave, { completed: 1280, load: { concurrency: 128 } })[0]?.values).toMatchObject({
      share: 0.1,
      wanted: 12_800,
    })
  })

  it('is silent where nothing starts at once, nothing completed or no percentile is asked for', () => {
    expect(findIn(firstWave, { completed: 100, load: { concurrency: null } })).toEqual([])
    expect(findIn(firstWave, { completed: 100, load }, { axis: 'requestRate' })).toEqual([])
    expect(findIn(firstWave, { completed: 0, load })).toEqual([])
    expect(findIn(firstWave, { completed: null, load })).toEqual([])
    expect(findIn(firstWave, { completed: 100, load }, { sla: 'ttft.mean<=3s' })).toEqual([])
  })
})

const cold = (...ttft: readonly (number | null)[]) =>
  brief(
    findAmongRepeats(
      warmUp,
      ttft.map((value) => someRepeat(value)),
    ),
  )
const rates = (...all: readonly number[]) =>
  brief(
    findAmongRepeats(
      warmUp,
      all.map((value) => someRepeat(1, value)),
    ),
  )
const warmups = (...all: readonly (number | null)[]) =>
  findInSeries(
    warmUp,
    all.map((value) => ({ load: { warmups: value } })),
  )

describe('V10 among repeats', () => {
  it.each([
    [[1.5, 1, 1], []],
    [[1.51, 1, 1], ['coldFirstRun warning none']],
    [[2, 1, 1], ['coldFirstRun warning none']],
    [[2.01, 1, 1], ['coldFirstRun error none']],
    [[8.223, 0.135, 0.108], ['coldFirstRun error none']],
    [[1, 9, 1], []],
    [[0.1, 1, 1], []],
    [[9, 1], []],
    [[null, 1, 1], []],
    [[9, null, null], []],
  ])('whose p99 TTFT is %j: %j', (ttft, expected) => {
    expect(cold(...ttft)).toEqual(expected)
  })

  it.each([
    [[8, 10, 10], []],
    [[7.9, 10, 10], ['firstRunThroughput error none']],
    [[12.1, 10, 10], ['firstRunThroughput error none']],
    [[10, 1, 10], []],
  ])('of throughput %j: %j', (throughput, expected) => {
    expect(rates(...throughput)).toEqual(expected)
  })

  it('cannot name the first where nothing tells the order', () => {
    const repeats = [someRepeat(9), someRepeat(1), someRepeat(1)]
    expect(findAmongRepeats(warmUp, repeats, { first: null })).toEqual([])
  })

  it('says how much', () => {
    const [finding] = findAmongRepeats(warmUp, [someRepeat(3), someRepeat(1), someRepeat(0.5)])
    expect(finding?.values).toEqual({ limit: 'ttft.p99', first: 3, others: 1, ratio: 3 })
  })
})

describe('V10 on a sweep', () => {
  it('asks whether each run was warmed up', () => {
    expect(warmups(96, 192)).toEqual([])
    expect(brief(warmups(96, 0, null))).toEqual(['noWarmUp warning none'])
    expect(brief(warmups(0, 0))).toEqual(['neverWarmedUp warning none'])
    expect(brief(warmups(null, null))).toEqual(['warmUpNeverKnown warning none'])
    expect(brief(warmups(96, null))).toEqual(['warmUpUnknown warning none'])
    expect(warmups(96, null)[0]?.values).toEqual({ runs: 2, unknown: 1 })
  })
})
