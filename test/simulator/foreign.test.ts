import { describe, expect, it } from 'vitest'
import { arrivalsOf, closedLoop, fixedLengths } from '../../simulator/client.ts'
import { simulate } from '../../simulator/engine.ts'
import type { Engine, Workload } from '../../simulator/model.ts'
import { itlsOf, observe, pooledItls } from '../../simulator/observation.ts'
import { seededRandom } from '../../simulator/random.ts'

const engine: Engine = {
  cost: { base: 1, perSequence: 0, perPrefillToken: 0.1, perResidentToken: 0, perAdmission: 0 },
  maxSequences: 8,
  maxBatchedTokens: 64,
  kvTokens: 1000,
  scheduling: 'chunked',
  jitter: 0,
}

const run = (server: Engine, workload: Workload, concurrency: number) =>
  simulate(
    server,
    workload,
    arrivalsOf(closedLoop(concurrency), workload.inputTokens.length, seededRandom(5)),
    seededRandom(6),
  )

const gapsOf = (server: Engine, concurrency: number): readonly number[] => {
  const workload = fixedLengths(concurrency, 4, 6)
  return [...itlsOf(observe(run(server, workload, concurrency), workload), 0)]
}

const pauses = (warm: number): number =>
  gapsOf({ ...engine, firstUse: { multiple: 1, seconds: 9, warm } }, 3).filter((gap) => gap > 5).length

describe('foreign mechanics', () => {
  it('load more experts with more requests, each a little less', () => {
    const [one, two, four] = [1, 2, 4].map((n) => gapsOf({ ...engine, experts: { seconds: 1, share: 0.5 } }, n)[2]!)
    expect(one).toBeCloseTo(1.5, 9)
    expect(two).toBeCloseTo(1.75, 9)
    expect(four).toBeCloseTo(1.9375, 9)
  })

  it('leap where no graph was captured', () => {
    const server = { ...engine, cliff: { above: 2, seconds: 3 } }
    expect(gapsOf(server, 2)[2]).toBe(1)
    expect(gapsOf(server, 3)[2]).toBe(4)
  })

  it('pause at the first use of a size, unless the server is warm', () => {
    expect(pauses(0)).toBe(1)
    expect(pauses(3)).toBe(0)
  })

  it('prefill only what the cache does not know', () => {
    const workload = fixedLengths(1, 10, 2)
    const cached = { ...workload, cachedTokens: Int32Array.of(8) }
    expect(run(engine, workload, 1).firstTokens[0]).toBeCloseTo(2, 9)
    expect(run(engine, cached, 1).firstTokens[0]).toBeCloseTo(1.2, 9)
    expect(() => run(engine, { ...workload, cachedTokens: Int32Array.of(10) }, 1)).toThrow('wholly cached')
  })

  it('reach clients late and in order', () => {
    const { decodeEnds, firstTokens } = run(
      { ...engine, network: { median: 0.5, deviation: 1 } },
      fixedLengths(1, 10, 200),
      1,
    )
    expect(firstTokens[0]).toBeGreaterThan(2)
    expect(decodeEnds.every((time, i) => i === 0 || time >= decodeEnds[i - 1]!)).toBe(true)
    expect(new Set(decodeEnds.map((time) => time % 1)).size).toBeGreaterThan(100)
  })
})

describe('preemption', () => {
  const server: Engine = { ...engine, kvTokens: 60, preempts: true }
  const workload = fixedLengths(12, 10, 30)
  const trace = run(server, workload, 6)
  const seen = observe(trace, workload)

  it('takes from the youngest what the others grow by, and lets it go on where it was', () => {
    expect(trace.pauses.length).toBeGreaterThan(0)
    expect(trace.pauses.every(({ from, to }) => to > from + 1)).toBe(true)
    expect(trace.end).toBeGreaterThan(run({ ...server, kvTokens: 1000 }, workload, 6).end)
  })

  it('comes to an end where prefill goes first and little room is left', () => {
    const narrow: Engine = { ...server, scheduling: 'prefill-first', kvTokens: 42 }
    expect(run(narrow, workload, 6).pauses.length).toBeGreaterThan(0)
  })

  it('leaves every request its tokens, and its latency the sum of their gaps', () => {
    for (const [i, latency] of seen.latencies.entries()) {
      const gaps = itlsOf(seen, i)
      expect(gaps.length).toBe(29)
      expect(seen.ttfts[i]! + gaps.reduce((a, b) => a + b, 0)).toBeCloseTo(latency, 9)
    }
    expect(trace.decodeEnds.at(-1)).toBe(trace.end)
  })

  it('pools the same gaps', () => {
    const { values, counts } = pooledItls(seen)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(12 * 29)
    const pooled = values.reduce((sum, value, i) => sum + value * counts[i]!, 0)
    const single = seen.latencies.reduce((sum, latency, i) => sum + latency - seen.ttfts[i]!, 0)
    expect(pooled).toBeCloseTo(single, 6)
  })
})
