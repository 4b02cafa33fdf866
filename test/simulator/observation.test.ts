import { describe, expect, it } from 'vitest'
import { closedLoop, measure } from '../../simulator/client.ts'
import { itlsOf, pooledItls, tpotsOf } from '../../simulator/observation.ts'
import { servers } from '../../simulator/servers.ts'
import { summarize } from '../../simulator/statistics.ts'

const workload = {
  inputTokens: Int32Array.from({ length: 60 }, (_, i) => 100 + 37 * (i % 11)),
  outputTokens: Int32Array.from({ length: 60 }, (_, i) => 1 + 9 * (i % 7)),
}
const clock = { ttftDecimals: 6, gapDecimals: 4 }
const engine = { ...servers[0]!.engine, scheduling: 'prefill-first' as const }
const exact = measure(engine, workload, closedLoop(8), 3)
const rounded = measure(engine, workload, closedLoop(8), 3, clock)
const requests = Array.from(workload.inputTokens.keys())
const gapsOf = (seen: typeof exact) => requests.map((i) => Array.from(itlsOf(seen, i)))

describe.each([
  ['exact', exact],
  ['on a clock', rounded],
])('an observation, %s', (_, seen) => {
  it('has one gap fewer than tokens, and they add up to the latency', () => {
    for (const [i, gaps] of gapsOf(seen).entries()) {
      expect(gaps.length).toBe(workload.outputTokens[i]! - 1)
      expect(gaps.reduce((a, b) => a + b, seen.ttfts[i]!)).toBeCloseTo(seen.latencies[i]!, 9)
    }
  })

  it('pools the same gaps that the requests have, counted', () => {
    const { values, counts } = pooledItls(seen)
    const counted = Array.from(values, (value, i) => Array<number>(counts[i]!).fill(value)).flat()
    expect(counted.toSorted((a, b) => a - b)).toEqual(
      gapsOf(seen)
        .flat()
        .toSorted((a, b) => a - b),
    )
  })

  it('has a pooled mean ITL of all time between first and last tokens over all gaps', () => {
    const time = requests.reduce((sum, i) => sum + seen.latencies[i]! - seen.ttfts[i]!, 0)
    const gaps = workload.outputTokens.reduce((sum, tokens) => sum + tokens - 1, 0)
    expect(summarize(pooledItls(seen), [99]).mean).toBeCloseTo(time / gaps, 12)
  })
})

describe('pooledItls', () => {
  it('leaves out the requests that are not kept', () => {
    const { values, counts } = pooledItls(exact, (i) => i === 5)
    const counted = values.filter((_, i) => counts[i]! > 0)
    expect(counted.toSorted()).toEqual(itlsOf(exact, 5).toSorted())
  })
})

describe('tpotsOf', () => {
  it('leaves out answers of one token', () => {
    const long = requests.filter((i) => workload.outputTokens[i]! > 1)
    const tpots = tpotsOf(exact)
    expect(tpots.length).toBe(long.length)
    expect(tpots[0]).toBeCloseTo((exact.latencies[long[0]!]! - exact.ttfts[long[0]!]!) / 9, 12)
  })
})

describe('a clock', () => {
  it('rounds TTFT and gaps to its decimals without adding up along an answer', () => {
    for (const i of requests) {
      for (const gap of itlsOf(rounded, i)) expect(gap).toBe(Number(gap.toFixed(4)))
      expect(rounded.ttfts[i]).toBe(Number(exact.ttfts[i]!.toFixed(6)))
      expect(Math.abs(rounded.latencies[i]! - exact.latencies[i]!)).toBeLessThan(1.1e-4)
    }
  })
})
