import { array, assert, constantFrom, integer, property, record, tuple } from '../property.ts'
import { describe, expect, it } from 'vitest'
import { arrivalsOf, closedLoop, fixedLengths, type Load, openLoop } from '../../simulator/client.ts'
import { simulate } from '../../simulator/engine.ts'
import type { Engine, Workload } from '../../simulator/model.ts'
import { itlsOf, observe } from '../../simulator/observation.ts'
import { seededRandom } from '../../simulator/random.ts'
import { tokenTimes } from './token-by-token.ts'

const engine: Engine = {
  cost: { base: 1, perSequence: 0.1, perPrefillToken: 0.01, perResidentToken: 0.001, perAdmission: 0.5 },
  maxSequences: 4,
  maxBatchedTokens: 10,
  kvTokens: 100,
  scheduling: 'chunked',
  jitter: 0,
}

const run = (server: Engine, workload: Workload, load: Load) => {
  const arrivals = arrivalsOf(load, workload.inputTokens.length, seededRandom(5))
  return simulate(server, workload, arrivals, seededRandom(6))
}

describe('simulate', () => {
  it('charges a lone request for its chunks, its admission, its KV and its tokens', () => {
    const { firstTokens, decodeEnds } = run(engine, fixedLengths(1, 14, 3), closedLoop(1))
    const first = 1 + 0.1 + 0.01 + 0.5 + (1 + 0.04 + 0.014)
    expect(firstTokens[0]).toBeCloseTo(first, 9)
    expect(decodeEnds[0]).toBeCloseTo(first + 1.1 + 0.014, 9)
    expect(decodeEnds[1]).toBeCloseTo(first + 1.1 + 0.014 + 1.1 + 0.015, 9)
  })

  it.each([
    ['slots', { ...engine, maxSequences: 2 }],
    ['KV', { ...engine, kvTokens: 15 }],
  ])('holds a third request back until one of two leaves: %s', (_, server) => {
    const { firstTokens, decodeEnds } = run(server, fixedLengths(3, 4, 3), closedLoop(3))
    expect(firstTokens[1]).toBe(firstTokens[0])
    expect(firstTokens[2]).toBeGreaterThan(decodeEnds[1]!)
  })

  it('lets decodes wait for a prompt when prefill goes first', () => {
    const workload = { inputTokens: Int32Array.of(4, 40), outputTokens: Int32Array.of(8, 2) }
    const second = { sent: 0 }
    const arrivals = () => ({
      next: () => [0, 2][second.sent] ?? Infinity,
      send: () => second.sent++,
      finish: () => {},
    })
    const longestGap = (scheduling: Engine['scheduling']) => {
      second.sent = 0
      const trace = simulate({ ...engine, scheduling }, workload, arrivals(), seededRandom(1))
      return Math.max(...itlsOf(observe(trace, workload), 0))
    }
    expect(longestGap('chunked')).toBeLessThan(2)
    expect(longestGap('prefill-first')).toBeGreaterThan(4)
  })

  it('scatters step times by the jitter about the same mean', () => {
    const [smooth, rough] = [0, 0.2].map((jitter) => run({ ...engine, jitter }, fixedLengths(50, 5, 20), closedLoop(4)))
    expect(rough!.end).not.toBe(smooth!.end)
    expect(rough!.end / smooth!.end).toBeCloseTo(1, 1)
  })

  it('refuses what it could never serve', () => {
    expect(() => run(engine, fixedLengths(1, 90, 11), closedLoop(1))).toThrow('request 0 is longer')
    expect(() => run(engine, fixedLengths(1, 5, 0), closedLoop(1))).toThrow('an output is empty')
    expect(() => run(engine, fixedLengths(1, 0, 5), closedLoop(1))).toThrow('an input is empty')
    const narrow = { ...engine, maxBatchedTokens: 3 }
    expect(() => run(narrow, fixedLengths(1, 5, 5), closedLoop(1))).toThrow('maxBatchedTokens')
  })

  it('gives every token the time that a token-by-token simulation gives it', () => {
    const requests = array(tuple(integer({ min: 1, max: 30 }), integer({ min: 1, max: 12 })), { minLength: 1 })
    const servers = record({
      maxSequences: integer({ min: 1, max: 6 }),
      maxBatchedTokens: integer({ min: 6, max: 40 }),
      kvTokens: integer({ min: 42, max: 150 }),
      scheduling: constantFrom('chunked' as const, 'prefill-first' as const),
    })
    const loads = constantFrom(closedLoop(1), closedLoop(5), openLoop(0.3), openLoop(2, 0.5))
    assert(
      property(requests, servers, loads, (lengths, limits, load) => {
        const server = { ...engine, ...limits }
        const workload = {
          inputTokens: Int32Array.from(lengths, ([input]) => input),
          outputTokens: Int32Array.from(lengths, ([, output]) => output),
        }
        const trace = run(server, workload, load)
        const seen = observe(trace, workload)
        const expected = tokenTimes(server, workload, arrivalsOf(load, lengths.length, seededRandom(5)))
        for (const [i, times] of expected.entries()) {
          expect(trace.firstTokens[i]).toBeCloseTo(times[0]!, 9)
          const gaps = times.slice(1).map((time, k) => time - times[k]!)
          expect(itlsOf(seen, i).length).toBe(gaps.length)
          for (const [k, gap] of itlsOf(seen, i).entries()) expect(gap).toBeCloseTo(gaps[k]!, 9)
        }
      }),
    )
  })
})
