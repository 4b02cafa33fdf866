import { describe, expect, it } from 'vitest'
import type { SettledRun } from '../../src/model/run.ts'
import { settleFacts } from '../../src/series/facts.ts'
import { placesOf } from '../../src/series/places.ts'
import { groupRuns } from '../../src/series/series-of.ts'
import { someRun } from '../builders.ts'
import * as fc from '../property.ts'

/** Runs of these paths, each at its level, with what their names say of them. */
const runsAt = (...places: readonly (readonly [string, number])[]): readonly SettledRun[] =>
  places.map(([path, concurrency], i) =>
    settleFacts({ ...someRun({ path, load: { concurrency } }), stated: {} }, `r${i + 1}`, []),
  )

const sweep = (folder: string, levels: readonly number[] = [8, 16]): readonly (readonly [string, number])[] =>
  levels.map((level) => [`${folder}/c${level}.json`, level])

/** The name of each place, and its levels in order. */
const placesIn = (...places: readonly (readonly [string, number])[]) =>
  Object.fromEntries(
    placesOf(runsAt(...places)).map(({ name, runs }) => [
      name,
      runs.map(({ load }) => load.concurrency!).toSorted((a, b) => a - b),
    ]),
  )

const named = (prefix: string) => [8, 16].map((level) => [`lab/${prefix}c${level}.json`, level] as const)

describe('placesOf', () => {
  it('tells folders apart by every word that differs, a single level and odd ones too', () => {
    expect(
      placesIn(...sweep('deploy-a', [4, 8, 16]), ...sweep('deploy-b', [4, 8, 16]), ...sweep('deploy-c', [4])),
    ).toEqual({ 'deploy-a': [4, 8, 16], 'deploy-b': [4, 8, 16], 'deploy-c': [4] })
    expect(placesIn(...sweep('lab/eagle3/out'), ...sweep('lab/plain/out'))).toEqual({ eagle3: [8, 16], plain: [8, 16] })
    expect(placesIn(...sweep('tuned', [4, 8]), ...sweep('stock', [16, 32]))).toEqual({ tuned: [4, 8], stock: [16, 32] })
  })

  it.each([
    ['run1', 'run2'],
    ['run_1', 'run_2'],
    ['rep-1', 'rep-2'],
    ['trial3', 'trial4'],
    ['seed42', 'seed43'],
    ['seed=1', 'seed=2'],
    ['attempt-1', 'attempt-2'],
    ['first', 'second'],
    ['out', 'out-rerun'],
    ['1', '2'],
    ['01', '02'],
    ['2026-09-01', '2026-09-02'],
    ['results/2026-09-01', 'results/2026-09-02'],
    ['20260901_101500', '20260902_101500'],
    ['2026-09-01T10-15-00', '2026-09-01T11-15-00'],
    ['sep-01', 'sep-02'],
    ['1788000000', '1788000100'],
    ['20260901-run1', '20260902-run2'],
    ['a100/run1', 'a100/run2'],
    ['deploy-a/run1', 'deploy-a/run2'],
    ['0b1e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
  ])('leaves repeats together: %s and %s', (one, two) => {
    expect(Object.values(placesIn(...sweep(`lab/${one}`), ...sweep(`lab/${two}`)))).toEqual([[8, 8, 16, 16]])
  })

  it.each([
    ['bf16', 'fp8'],
    ['Llama-8b-bf16', 'Llama-8b-awq'],
    ['spec-none', 'spec-mtp'],
    ['eagle3', 'baseline'],
    ['vllm', 'sglang'],
    ['vllm-0.11.0', 'vllm-0.12.0'],
    ['v0.11.0', 'v0.11.1'],
    ['agg', 'disagg'],
    ['chunked-on', 'chunked-off'],
    ['prefix_cache=true', 'prefix_cache=false'],
    ['gmu090', 'gmu095'],
    ['max_num_seqs=128', 'max_num_seqs=256'],
    ['mns128', 'mns256'],
    ['128', '256'],
    ['chat', 'rag'],
    ['node01', 'node02'],
    ['tokyo', 'osaka'],
    ['user-a', 'user-b'],
    ['exp1', 'exp2'],
    ['job-8812', 'job-8813'],
    ['a3f9c2d1', 'b4e8d1c2'],
    ['old', 'new'],
    ['run1-eagle', 'run2-plain'],
    ['2026-09-01-fp8', '2026-09-02-bf16'],
    ['h100/host', 'b200/host'],
    ['東京', '大阪'],
  ])('keeps apart two complete sweeps: %s and %s', (one, two) => {
    const runs = runsAt(...sweep(`lab/${one}`), ...sweep(`lab/${two}`))
    expect(groupRuns(runs).map(({ runs: inside }) => inside.length)).toEqual([2, 2])
  })

  it.each([
    [['c8', 'c16', 'c32']],
    [['conc_8', 'conc_16', 'conc_32']],
    [['8_users', '16_users', '32_users']],
    [['8', '16', '32']],
    [['low', 'medium', 'high']],
    [['exp_001', 'exp_002', 'exp_003']],
    [['job-8812', 'job-8813', 'job-8814']],
    [['node01', 'node02', 'node03']],
    [['01-c8', '02-c16', '03-c32']],
    [['a3f9c2d1', 'b4e8d1c2', 'c0ffee11']],
    [['2026-09-01', '2026-09-02', '2026-09-03']],
  ])('leaves one folder a level together: %s', (names) => {
    const places = names.map((name, i) => [`lab/${name}/result.json`, [8, 16, 32][i]!] as const)
    expect(placesIn(...places)).toEqual({ '': [8, 16, 32] })
  })

  it.each([
    ['c8.json', 'c8_2.json', 'c8_3.json'],
    ['c8-run1.json', 'c8-run2.json', 'c8-run3.json'],
    ['c8.json', 'c8_rerun.json', 'c8_retry.json'],
    ['c8-20260901-101500.json', 'c8-20260901-111500.json', 'c8-20260901-121500.json'],
    ['result1.json', 'result2.json', 'result3.json'],
    ['c8-a3f9c2d1.json', 'c8-b4e8d1c2.json', 'c8-c0ffee11.json'],
    ['c8-3912477.json', 'c8-3912533.json', 'c8-3912601.json'],
  ])('files of one folder are repeats where nothing but a count tells them apart: %s, %s, %s', (...names) => {
    expect(placesIn(...names.map((name) => [`lab/${name}`, 8] as const))).toEqual({ '': [8, 8, 8] })
  })

  it('tells files of one folder apart by their configuration, and leaves an odd one in its sweep', () => {
    expect(placesIn(...named('fp8_'), ...named('bf16_'))).toEqual({ fp8: [8, 16], bf16: [8, 16] })
    expect(placesIn(...named('gmu090_'), ...named('gmu095_'))).toEqual({ gmu090: [8, 16], gmu095: [8, 16] })
    expect(placesIn(...named('spec_'), ['lab/c8.json', 8])).toEqual({ spec: [8, 16], '': [8] })
    expect(placesIn(...named(''), ['lab/c32-without-itl.json', 32])).toEqual({ '': [8, 16, 32] })
    expect(placesIn(...named(''), ['lab/c16-slow.json', 16])).toEqual({ '': [8, 16], slow: [16] })
  })

  it('tells tables apart by their file', () => {
    const runs = ['a.csv', 'b.csv'].flatMap((path) => [[path, 8] as const, [path, 16] as const])
    expect(placesIn(...runs)).toEqual({ a: [8, 16], b: [8, 16] })
  })

  it('splits by configuration first, then by what is left', () => {
    const folders = ['fp8/run1', 'fp8/run2', 'bf16/run1', 'bf16/exp1', 'bf16/exp2']
    expect(placesIn(...folders.flatMap((folder) => sweep(folder)))).toEqual({
      fp8: [8, 8, 16, 16],
      bf16: [8, 16],
      'bf16/exp1': [8, 16],
      'bf16/exp2': [8, 16],
    })
  })

  it('does not take fp8 at concurrency 8 for its load', () => {
    expect(placesIn(['fp8/c8.json', 8], ['bf16/c8.json', 8])).toEqual({ fp8: [8], bf16: [8] })
    expect(placesIn(['lab/mns8/c8.json', 8], ['lab/c8.json', 8])).toEqual({ mns8: [8], '': [8] })
  })

  it('does not take a setting for the load that equals it here and there', () => {
    const folders = ['mns8', 'mns16'].flatMap((folder) => sweep(`lab/${folder}`))
    expect(Object.keys(placesIn(...folders))).toEqual(['mns8', 'mns16'])
  })
})

const repeats = fc.constantFrom('run1', 'run2', 'rep-1', 'seed7', '2026-09-01', '20260902_101500', '')
const configurations = fc.constantFrom('fp8', 'bf16', 'eagle3', 'tokyo', 'deploy-a', 'deploy-b', 'gmu090', 'exp7', '')
const folders = fc.record({ site: configurations, setup: configurations, repeat: repeats, last: fc.boolean() })
const anywhere = fc.array(
  fc.tuple(folders, fc.constantFrom(4, 8, 16, 32), fc.constantFrom('', '-run2', '_2', '-rerun')),
  { minLength: 1, maxLength: 16 },
)

const pathOf = ({ site, setup, repeat, last }: { site: string; setup: string; repeat: string; last: boolean }) =>
  (last ? [site, setup, repeat] : [repeat, site, setup]).filter((part) => part !== '').join('/')

/** Each place with its runs, whatever their order. */
const described = (order: readonly SettledRun[]) =>
  placesOf(order)
    .map(
      ({ name, runs: inside }) =>
        `${name}: ${inside
          .map(({ id }) => id)
          .toSorted()
          .join(' ')}`,
    )
    .toSorted()

describe('placesOf, over generated folders', () => {
  it('joins no two runs of a level whose folders differ in more than the names of repeats', () => {
    fc.assert(
      fc.property(anywhere, (chosen) => {
        const runs = runsAt(
          ...chosen.map(
            ([folder, level, again], i) => [`${pathOf(folder)}/${i % 3}/c${level}${again}.json`, level] as const,
          ),
        )
        const setup = new Map(runs.map((run, i) => [run, `${chosen[i]![0].site}/${chosen[i]![0].setup}`]))
        for (const { runs: inside } of placesOf(runs)) {
          for (const level of new Set(inside.map(({ load }) => load.concurrency))) {
            const same = inside.filter(({ load }) => load.concurrency === level)
            const words = same.map((run) => setup.get(run)!.split('/').toSorted().join('/'))
            expect(new Set(words).size).toBe(1)
          }
        }
      }),
    )
  })

  it('is a partition, and the same one in any order of the runs', () => {
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 0, max: 15 }), (chosen, turn) => {
        const runs = runsAt(
          ...chosen.map(([folder, level], i) => [`${pathOf(folder)}/c${level}-${i}.json`, level] as const),
        )
        const turned = [...runs.slice(turn % runs.length), ...runs.slice(0, turn % runs.length)]
        expect(described(turned)).toEqual(described(runs))
        expect(placesOf(runs).flatMap(({ runs: inside }) => inside)).toHaveLength(runs.length)
      }),
    )
  })
})
