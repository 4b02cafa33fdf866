import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { identities } from '../../src/audits/identities.ts'
import { someRun } from '../builders.ts'
import { brief, findIn } from './some-subject.ts'

const broken = (reason: string): readonly string[] => [`${reason} error void`]
const tokenless = { totals: { input: null, output: null } }
const asked = (failed: number) => ({ completed: 1000, failed, load: { prompts: 1000 } })
const twoDecimals = (value: number): number => Number(value.toFixed(2))

describe('V17', () => {
  it.each([
    [100, []],
    [101, []],
    [101.1, broken('counts')],
    [99, []],
    [98.9, broken('counts')],
  ])('1000 completed at 10/s in %f s: %j', (duration, expected) => {
    const run = { ...tokenless, completed: 1000, throughput: { requests: 10 }, duration }
    expect(brief(findIn(identities, run))).toEqual(expected)
  })

  it('finds token rates that do not belong to their totals', () => {
    expect(brief(findIn(identities, { throughput: { outputTokens: 1 } }))).toEqual(broken('outputTokens'))
    expect(brief(findIn(identities, { throughput: { totalTokens: 1 } }))).toEqual(broken('totalTokens'))
    expect(brief(findIn(identities, { totals: { output: 1 } }))).toEqual([
      ...broken('outputTokens'),
      ...broken('totalTokens'),
    ])
  })

  it('finds more requests than were asked for', () => {
    expect(findIn(identities, asked(0))).toEqual([])
    expect(brief(findIn(identities, asked(1)))).toEqual(broken('moreThanAsked'))
  })

  it('has nothing to compare where numbers are missing', () => {
    expect(findIn(identities, { duration: null, load: { prompts: null } })).toEqual([])
    expect(findIn(identities, { completed: null, throughput: { outputTokens: null, totalTokens: null } })).toEqual([])
  })

  it('never fires on what a console prints with two decimals', () => {
    const lengths = fc.integer({ min: 1, max: 8192 })
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 200, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        lengths,
        lengths,
        (rate, completed, input, output) => {
          fc.pre(completed / rate >= 1)
          const found = findIn(identities, {
            completed,
            duration: twoDecimals(completed / rate),
            totals: { input: input * completed, output: output * completed },
            throughput: {
              requests: twoDecimals(rate),
              outputTokens: twoDecimals(output * rate),
              totalTokens: twoDecimals((input + output) * rate),
              requestsRounding: 0.005,
            },
          })
          expect(found).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })
})

const timed = (ttft: number, itl: number) => ({
  latency: { ttft: { p99: ttft }, itl: { p99: itl }, tpot: null, e2e: null },
})

describe('V17 on seconds that are called milliseconds', () => {
  const seconds = ['seconds error noPass']

  it.each([
    [0.0022, 0.00006, seconds],
    [0.00012, 0.012, seconds],
    [0.012, 0.0006, []],
  ])('p99 TTFT %f s and p99 ITL %f s: %j', (ttft, itl, expected) => {
    expect(brief(findIn(identities, timed(ttft, itl)))).toEqual(expected)
  })

  it('is told of a table by one of its rows', () => {
    const siblings = [someRun(timed(0.0009, 0.05)), someRun(timed(0.003, 0.05))]
    expect(brief(findIn(identities, timed(0.003, 0.05), { siblings }))).toEqual(seconds)
    const elsewhere = siblings.map((run) => ({ ...run, source: 's9' }))
    expect(findIn(identities, timed(0.003, 0.05), { siblings: elsewhere })).toEqual([])
  })
})

describe('V17 on per-request arrays', () => {
  const ttft = Float64Array.from({ length: 101 }, (_, i) => i / 100)
  const against = (p99: number) => ({ samples: { ttft }, latency: { ttft: { p99 } } })

  it.each([
    [0.99, []],
    [0.9999, []],
    [1.0001, broken('arrays')],
    [0.9801, []],
    [0.98, broken('arrays')],
  ])('whose p99 is 0.99 s beside a summary of %f s: %j', (p99, expected) => {
    expect(brief(findIn(identities, against(p99)))).toEqual(expected)
  })

  it('compares the pooled gaps too', () => {
    const samples = { ttft, gaps: new Float64Array(200).fill(0.03) }
    const latency = { ttft: { p99: 0.99 }, itl: { p99: 0.05 } }
    expect(brief(findIn(identities, { samples, latency }))).toEqual(broken('arrays'))
  })

  it('allows for milliseconds with two decimals, however small', () => {
    const samples = { ttft, gaps: new Float64Array(200).fill(0.000304) }
    const latency = { ttft: { p99: 0.99 }, itl: { p99: 0.0003 } }
    expect(findIn(identities, { samples, latency })).toEqual([])
  })

  it('does not compare a statistic that came from the arrays itself', () => {
    const from = { p99: { origin: 'requests', field: 'ttfts' } } as const
    expect(findIn(identities, { samples: { ttft }, latency: { ttft: { p99: 5, from } } })).toEqual([])
  })
})
