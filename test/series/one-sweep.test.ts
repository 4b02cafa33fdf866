import { describe, expect, it } from 'vitest'
import { lengthsOf } from '../../src/series/lengths.ts'
import { sweepPlaces } from '../../src/series/one-sweep.ts'
import { someRun, someFacts, type RunChoices } from '../builders.ts'
import type { SettledRun } from '../../src/model/run.ts'

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
