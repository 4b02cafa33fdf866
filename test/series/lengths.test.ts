import { describe, expect, it } from 'vitest'
import type { SettledRun } from '../../src/model/run.ts'
import { lengthsOf, sweepPlaces } from '../../src/series/lengths.ts'
import { type RunChoices, someFacts, someRun } from '../builders.ts'
import * as fc from '../property.ts'

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

  it('keeps what was sent together apart from one length', () => {
    const together = measured(100, 100)
    const mix = { value: '50,50:50;150,150:50', from: 'result', where: 'mix' } as const
    const mixed = { ...together, facts: { ...together.facts, mix } }
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

const at = (path: string, concurrency: number) => someRun({ path, load: { concurrency } })
const placesIn = (runs: readonly SettledRun[]) => runs.map((run) => sweepPlaces(runs).get(run))

describe('sweepPlaces', () => {
  it('are the folder of single results and the file of several', () => {
    expect(placesIn([at('a/one.json', 1), at('a/two.json', 2), at('b/all.csv', 1), at('b/all.csv', 2)])).toEqual([
      'a',
      'a',
      'b/all.csv',
      'b/all.csv',
    ])
  })

  it('are one for folders of a level each whose names differ in numbers alone', () => {
    const runs = [at('2/c1/r.json', 1), at('2/c16/r1.json', 16), at('2/c16/r2.json', 16), at('2/docs/r.json', 4)]
    expect(placesIn(runs)).toEqual(['2/c#', '2/c#', '2/c#', '2/docs'])
  })
})

/** A level whose lengths nobody stated. */
const level = (concurrency: number, completed: number | null, input: number, more: RunChoices = {}): SettledRun =>
  someRun({
    path: `set/c${concurrency}.json`,
    completed,
    facts: { model: someFacts.model!, concurrency: { value: concurrency, from: 'result', where: 'max_concurrency' } },
    tokens: { input, output: 200 },
    throughput: { requests: 1, outputTokens: 200, totalTokens: input + 200 },
    ...more,
    load: { concurrency, ...more.load },
  })

const inputsOf = (...runs: readonly SettledRun[]) => runs.map((run) => lengthsOf(runs).get(run)!.inputTokens)
const workloads = (...runs: readonly SettledRun[]): number => new Set(inputsOf(...runs)).size

const sweep = [level(1, 100, 1000), level(4, 100, 1120), level(16, 320, 1050)]
const elsewhere = { path: 'elsewhere/c4.json' }

describe('levels of one sweep', () => {
  it('are one workload where their mean lengths differ by chance alone', () => {
    expect(workloads(...sweep)).toBe(1)
    expect(workloads(...sweep.toReversed())).toBe(1)
    expect(workloads(...[1, 4].map((c) => level(c, 100, 1000 + 30 * c, { path: `set/${c}/run.json` })))).toBe(1)
  })

  it.each<[string, readonly SettledRun[]]>([
    ['more requests', sweep.map((run) => ({ ...run, completed: 10_000 }))],
    ['another place', [sweep[0]!, level(4, 100, 1120, elsewhere)]],
    ['a level that both have', [...sweep, level(1, 100, 1130, { path: 'set/other1.json' })]],
    ['lengths far apart', [level(1, 100, 1000), level(4, 100, 1400)]],
    ['no number of requests', [level(1, null, 1000), level(4, null, 1120)]],
    [
      'arrivals instead of a concurrency',
      [level(1, 100, 1000), level(4, 100, 1120, { load: { requestRate: 4, concurrency: null } })],
    ],
    [
      'another setting',
      [
        ...[1, 2].map((c) => level(c, 100, 1000, { settings: { max_num_seqs: '64' } })),
        ...[4, 8].map((c) => level(c, 100, 1120, { settings: { max_num_seqs: '128' } })),
      ],
    ],
  ])('are not, given %s', (_, runs) => {
    expect(workloads(...runs)).toBe(2)
  })

  it('are no chain of lengths that grow with the level', () => {
    const growing = [1, 2, 4, 8].map((concurrency, i) => level(concurrency, 100, 1000 + 200 * i))
    expect(workloads(...growing)).toBeGreaterThan(1)
  })

  it('move without what lies beside their lengths elsewhere', () => {
    const others = [level(2, 200, 1000, elsewhere), level(2, 200, 1120, { path: 'third/c2.json' })]
    expect(workloads(...others)).toBe(2)
    expect(new Set(inputsOf(...sweep, ...others).slice(-2)).size).toBe(2)
  })
})
