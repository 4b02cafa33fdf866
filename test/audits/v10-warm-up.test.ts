import { describe, expect, it } from 'vitest'
import { V10 } from '../../src/audits/v10-warm-up.ts'
import { brief, findAmongRepeats, findInSeries, someRepeat } from './some-subject.ts'

const cold = (...ttft: readonly (number | null)[]) =>
  brief(
    findAmongRepeats(
      V10,
      ttft.map((value) => someRepeat(value)),
    ),
  )
const rates = (...all: readonly number[]) =>
  brief(
    findAmongRepeats(
      V10,
      all.map((value) => someRepeat(1, value)),
    ),
  )
const warmups = (...all: readonly (number | null)[]) =>
  findInSeries(
    V10,
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
    expect(findAmongRepeats(V10, repeats, { first: null })).toEqual([])
  })

  it('says how much', () => {
    const [finding] = findAmongRepeats(V10, [someRepeat(3), someRepeat(1), someRepeat(0.5)])
    expect(finding?.values).toEqual({ limit: 'ttft.p99', first: 3, others: 1, ratio: 3 })
  })
})

describe('V10 on a sweep', () => {
  it('asks whether each run was warmed up', () => {
    expect(warmups(96, 192)).toEqual([])
    expect(brief(warmups(96, 0, null))).toEqual(['noWarmUp warning none'])
    expect(brief(warmups(96, null))).toEqual(['warmUpUnknown warning none'])
    expect(warmups(96, null)[0]?.values).toEqual({ runs: 2, unknown: 1 })
  })
})
