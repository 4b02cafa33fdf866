import { describe, expect, it } from 'vitest'
import { lengthsOf } from '../../src/series/lengths.ts'
import { someRun, someFacts } from '../builders.ts'
import * as fc from '../property.ts'
import type { SettledRun } from '../../src/model/run.ts'

const model = someFacts.model!

/** A run whose lengths nobody states. */
const measured = (input: number | null, output: number | null, name = model.value): SettledRun =>
  someRun({
    facts: { model: { ...model, value: name } },
    tokens: { input, output },
    throughput: {
      requests: 1,
      outputTokens: output,
      totalTokens: input === null || output === null ? null : input + output,
      requestsRounding: 0,
    },
  })

const lengthsIn = (...runs: readonly SettledRun[]) => runs.map((run) => lengthsOf(runs).get(run))

/** Lengths that each pair of means ends up with. */
const byPair = (pairs: readonly (readonly [number, number])[]) => {
  const runs = pairs.map(([input, output]) => measured(input, output))
  return new Map(pairs.map((pair, i) => [String(pair), lengthsOf(runs).get(runs[i]!)]))
}

describe('lengthsOf', () => {
  it('tells asked-for lengths from measured ones, equal or not', () => {
    expect(lengthsIn(someRun(), measured(256, 256))).toEqual([
      { inputTokens: 256, outputTokens: 256, kind: 'nominal', mix: null },
      { inputTokens: 256, outputTokens: 256, kind: 'measured', mix: null },
    ])
  })

  it('measures when only one of the two is stated', () => {
    const { outputTokens: _, ...facts } = someFacts
    expect(lengthsIn(someRun({ facts, tokens: { input: 250.4, output: 97.6 } }))).toEqual([
      { inputTokens: 250, outputTokens: 98, kind: 'measured', mix: null },
    ])
  })

  it('takes means within 5 % for one workload and names its middle', () => {
    const one = { inputTokens: 215, outputTokens: 121, kind: 'measured', mix: null }
    expect(lengthsIn(measured(215, 116), measured(215, 125), measured(215, 121))).toEqual([one, one, one])
    expect(lengthsIn(measured(1000, 100), measured(1000, 110))).toMatchObject([
      { outputTokens: 100 },
      { outputTokens: 110 },
    ])
  })

  it('keeps what was sent together apart from one length, and has no length that was asked for', () => {
    const together = measured(100, 100)
    const mix = { value: '50,50:50;150,150:50', from: 'result', where: 'mix' } as const
    const mixed = { ...together, facts: { ...someFacts, ...together.facts, mix } }
    expect(lengthsIn(together, mixed)).toEqual([
      { inputTokens: 100, outputTokens: 100, kind: 'measured', mix: null },
      { inputTokens: 100, outputTokens: 100, kind: 'measured', mix: mix.value },
    ])
  })

  it('takes runs of one mix for one workload, however far their means lie apart', () => {
    const mix = { value: 'office', from: 'plan', where: '*' } as const
    const sent = (input: number | null, output: number | null): SettledRun => {
      const run = measured(input, output)
      return { ...run, facts: { ...run.facts, mix } }
    }
    const one = { inputTokens: 140, outputTokens: 90, kind: 'measured', mix: 'office' }
    const runs = [sent(null, null), sent(100, 90), sent(140, 80), sent(200, 120)]
    expect(lengthsIn(...runs)).toEqual(runs.map(() => one))
    expect(lengthsIn(...runs.toReversed())).toEqual(runs.map(() => one))
  })

  it('keeps models apart', () => {
    expect(lengthsIn(measured(100, 100, 'a'), measured(104, 104, 'b'))).toMatchObject([
      { inputTokens: 100 },
      { inputTokens: 104 },
    ])
  })

  it('is unknown when nothing was counted', () => {
    expect(lengthsIn(measured(null, null), measured(128, null))).toEqual([
      { inputTokens: null, outputTokens: null, kind: 'unknown', mix: null },
      { inputTokens: 128, outputTokens: null, kind: 'measured', mix: null },
    ])
  })

  it('does not depend on the order of the runs', () => {
    const lengths = fc.tuple(fc.integer({ min: 90, max: 130 }), fc.integer({ min: 90, max: 130 }))
    const both = fc
      .array(lengths, { minLength: 1, maxLength: 12 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
      )
    fc.assert(
      fc.property(both, ([all, shuffled]) => {
        expect(byPair(shuffled)).toEqual(byPair(all))
      }),
    )
  })

  it('leaves a level where most requests failed with the sweep beside it', () => {
    const good = { ...measured(215, 120), path: 'misc/rate16.json' }
    const failed = { ...measured(443, 0), path: 'misc/rate1000.json', completed: 17, failed: 983 }
    const elsewhere = { ...failed, path: 'other/rate1000.json' }
    expect(lengthsIn(good, failed)[1]).toMatchObject({ inputTokens: 215, outputTokens: 120 })
    expect(lengthsIn(good, elsewhere)[1]).toMatchObject({ inputTokens: 443, outputTokens: 0 })
  })

  it('leaves a level whose sums and rates tell two lengths with the sweep beside it', () => {
    const good = { ...measured(215, 120), path: 'misc/c16.json' }
    const edited = { ...good, path: 'misc/c32.json', tokens: { input: 215, output: 240 } }
    const gone = { ...good, path: 'misc/c64.json', tokens: { input: null, output: 120 } }
    const all = lengthsIn(good, edited, { ...gone, absent: [{ part: 'tokens', field: 'total_input_tokens' }] })
    expect(all[1]).toEqual(all[0])
    expect(all[2]).toEqual(all[0])
    expect(lengthsIn(good, gone)[1]).toMatchObject({ inputTokens: null, outputTokens: 120 })
  })
})
