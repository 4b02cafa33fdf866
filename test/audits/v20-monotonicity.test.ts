import { describe, expect, it } from 'vitest'
import { V20 } from '../../src/audits/v20-monotonicity.ts'
import { brief, findAmong, someLevel } from './some-subject.ts'

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
    expect(brief(findAmong(V20, throughputs(...all)))).toEqual(expected)
  })

  it.each([
    [[1, 0.79], drop],
    [[1, 0.8], []],
    [[3, 2.4], []],
    [[1, 2, 1.5], drop],
    [[1, null, 0.1], []],
  ])('latencies %j: %j', (all, expected) => {
    expect(brief(findAmong(V20, latencies(...all)))).toEqual(expected)
  })

  it('says where', () => {
    expect(findAmong(V20, throughputs(100, 90, 120))[0]?.values).toEqual({ level: 2, before: 100, at: 90, after: 120 })
    expect(findAmong(V20, latencies(1, 0.5))[0]?.values).toEqual({
      limit: 'ttft.p99',
      from: 1,
      to: 2,
      before: 1,
      after: 0.5,
    })
  })
})
