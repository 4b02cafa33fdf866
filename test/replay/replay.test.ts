import { describe, expect, it } from 'vitest'
import type { Engine, Replay } from '../../src/replay/engine.ts'
import { replay } from '../../src/replay/replay.ts'
import { closedLoop, fixedLengths, measure } from '../../simulator/client.ts'
import { someEngine, someRequests } from './some-sweep.ts'

const alone = { prompts: Float64Array.of(200), steps: Int32Array.of(100), sizes: Float64Array.of(301) }
const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length

describe('a replay', () => {
  it('gives a lone request one prefill step and its decode steps', () => {
    const run = replay(someEngine, alone, { concurrency: 1 }) as Replay
    expect(run.ttfts[0]).toBeCloseTo(0.0095 + 0.02, 12)
    expect(run.latencies[0]).toBeCloseTo(0.0295 + 100 * 0.01, 10)
    expect(run.end).toBeCloseTo(run.latencies[0]!, 12)
    expect(run.gaps.total).toBe(100)
  })

  it.each([false, true])('agrees with the token-by-token simulator, prefill first %s', (prefillFirst) => {
    const engine: Engine = { ...someEngine, prefillFirst }
    const cost = { base: 0.0095, perSequence: 0.0005, perPrefillToken: 0.0001, perResidentToken: 0, perAdmission: 0 }
    const scheduling = prefillFirst ? 'prefill-first' : 'chunked'
    const simulated = { cost, maxSequences: 16, maxBatchedTokens: 2048, kvTokens: 1e9, scheduling, jitter: 0 } as const
    const seen = measure(simulated, fixedLengths(500, 200, 101), closedLoop(24), 1)
    const run = replay(engine, someRequests(500), { concurrency: 24 }) as Replay
    expect(run.end).toBeCloseTo(seen.duration, 6)
    expect(mean(run.ttfts)).toBeCloseTo(mean(seen.ttfts), 6)
    expect(mean(run.latencies)).toBeCloseTo(mean(seen.latencies), 6)
  })

  it('delays what the server works on for others, as the simulated network does', () => {
    const cost = { base: 0.0095, perSequence: 0.0005, perPrefillToken: 0.0001, perResidentToken: 0, perAdmission: 0 }
    const network = { median: 0.2, deviation: 0 }
    const server = {
      maxSequences: 16,
      maxBatchedTokens: 2048,
      kvTokens: 1e9,
      scheduling: 'chunked',
      jitter: 0,
    } as const
    const seen = measure({ cost, network, ...server }, fixedLengths(500, 200, 101), closedLoop(24), 1)
    const run = replay({ ...someEngine, delay: 0.2 }, someRequests(500), { concurrency: 24 }) as Replay
    expect(run.end + 0.2).toBeCloseTo(seen.duration, 6)
    expect(mean(run.ttfts)).toBeCloseTo(mean(seen.ttfts), 6)
    expect(mean(run.latencies)).toBeCloseTo(mean(seen.latencies), 6)
  })

  it('never holds more than its pool', () => {
    const pool = 4 * 301
    const few = replay({ ...someEngine, pool }, someRequests(200), { concurrency: 32 }) as Replay
    const slots = replay({ ...someEngine, slots: 4 }, someRequests(200), { concurrency: 32 }) as Replay
    expect(few).toEqual(slots)
  })

  it('gives up when too many wait too long', () => {
    const patience = { ttft: 0.5, most: 10 }
    expect(replay(someEngine, someRequests(200), { concurrency: 64 }, patience)).toBeNull()
    expect(replay(someEngine, someRequests(200), { concurrency: 4 }, patience)).not.toBeNull()
  })
})
