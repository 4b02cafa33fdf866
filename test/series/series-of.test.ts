import { describe, expect, it } from 'vitest'
import type { Fact, Facts } from '../../src/model/fact.ts'
import { layoutOf, groupRuns } from '../../src/series/series-of.ts'
import { someRun, factsOn, someFacts } from '../builders.ts'
import * as fc from '../property.ts'
import type { Load, SettledRun } from '../../src/model/run.ts'

const fact = <T>(value: T): Fact<T> => ({ value, from: 'path', where: '' })
const nameOf = (facts: Facts) => layoutOf(someRun({ facts })).name

describe('layoutOf', () => {
  it('is null for everything that nothing states', () => {
    expect(layoutOf(someRun({ facts: {} }))).toEqual({
      name: null,
      gpu: null,
      gpus: null,
      tensorParallel: null,
      pipelineParallel: null,
      dataParallel: null,
      prefillWorkers: null,
      decodeWorkers: null,
    })
  })

  it('names what is known', () => {
    expect(nameOf({ gpu: fact('RTX 5090'), gpus: fact(2), tensorParallel: fact(2) })).toBe('2x RTX 5090 TP2')
    expect(nameOf({ gpu: fact('H100') })).toBe('H100')
    expect(nameOf({ gpus: fact(8), tensorParallel: fact(4), dataParallel: fact(2) })).toBe('8x GPU TP4 DP2')
    expect(nameOf({ prefillWorkers: fact(1), decodeWorkers: fact(3) })).toBe('1p3d')
  })

  it('leaves sizes of one out of the name', () => {
    const one = { gpus: fact(1), tensorParallel: fact(1), pipelineParallel: fact(1), dataParallel: fact(1) }
    expect(nameOf({ gpu: fact('L4'), ...one })).toBe('1x L4')
  })
})

const metadata = <T>(value: T) => ({ value, from: 'metadata', where: 'x' }) as const
const model = (value: string): Facts => ({ ...someFacts, model: { value, from: 'result', where: 'model_id' } })
const { inputTokens: _, outputTokens: __, ...unstated } = someFacts

/** 512 tokens on one GPU, other lengths on two. */
const shape = (length: number): Facts => ({ ...factsOn(length === 512 ? 1 : 2), inputTokens: metadata(length) })

/** Sizes of the groups that runs fall into. */
const sizes = (...runs: readonly SettledRun[]) => groupRuns(runs).map((group) => group.runs.length)

const facts: readonly Facts[] = [
  someFacts,
  factsOn(2),
  model('other'),
  { ...someFacts, engine: metadata('SGLang') },
  { ...someFacts, outputTokens: metadata(512) },
  unstated,
]
const loads: readonly Partial<Load>[] = [
  { concurrency: 1 },
  { concurrency: 2 },
  { concurrency: null, requestRate: 4 },
  { concurrency: null, requestRate: 8, burstiness: 'inf' },
  { concurrency: 2, requestRate: 4 },
  { concurrency: null, requestRate: null },
]
const settings = [{}, { max_num_seqs: '64' }, { patch: 'a' }, { patch: 'b' }]

const anyRun = fc
  .record({
    facts: fc.constantFrom(...facts),
    load: fc.constantFrom(...loads),
    settings: fc.constantFrom(...settings),
    tokens: fc.record({ input: fc.integer({ min: 95, max: 115 }), output: fc.constant(100) }),
    synthetic: fc.constantFrom(null, 'hand-made'),
  })
  .map(someRun)
const anyRuns = fc.array(anyRun, { maxLength: 14 })

describe('groupRuns', () => {
  it('puts the levels of a sweep, and repeats of one level, into one group', () => {
    const runs = [1, 2, 4, 4].map((concurrency) => someRun({ load: { concurrency } }))
    expect(groupRuns(runs)).toMatchObject([
      {
        model: 'gpt-oss-20b',
        engine: null,
        tool: 'vllmServe',
        layout: { name: '1x RTX 5090' },
        lengths: { inputTokens: 256, outputTokens: 256, kind: 'nominal' },
        axis: 'concurrency',
        variant: {},
        runs,
      },
    ])
  })

  it.each([
    ['the model', { facts: model('other') }],
    ['the layout', { facts: factsOn(2) }],
    ['the engine', { facts: { ...someFacts, engine: metadata('SGLang') } }],
    ['the lengths', { facts: { ...someFacts, outputTokens: metadata(512) } }],
    ['whether lengths were stated or measured', { facts: unstated }],
    ['an open loop', { load: { concurrency: null, requestRate: 4 } }],
    ['a capped one', { load: { concurrency: 32, requestRate: 4 } }],
    ['a setting', { settings: { quantization: 'fp8' } }],
    ['a version', { settings: { version: '0.11.0' } }],
    ['the tool', { tool: 'other' }],
    ['the maker', { synthetic: 'hand-made' }],
  ])('keeps runs apart that differ in %s', (_difference, choices) => {
    expect(sizes(someRun(), someRun(choices))).toEqual([1, 1])
  })

  it('takes no run that is no level', () => {
    const open = { concurrency: null, requestRate: 4 } as const
    const none = [
      { ...open, changing: 'ramp' as const },
      { concurrency: null, requestRate: 'inf' as const },
    ]
    expect(sizes(someRun({ load: open }), ...none.map((load) => someRun({ load })))).toEqual([1])
  })

  it('keeps apart what an unknown key divides, and names the difference', () => {
    const runs = ['a', 'a', 'b', 'b'].map((patch, i) =>
      someRun({ settings: { patch }, load: { concurrency: 1 + (i % 2) } }),
    )
    expect(groupRuns(runs).map((group) => group.variant)).toEqual([{ patch: 'a' }, { patch: 'b' }])
  })

  it('sorts by model, lengths, number of GPUs, then variant', () => {
    const runs = [
      someRun({ facts: model('z') }),
      someRun({ facts: shape(1024) }),
      someRun({ facts: shape(512) }),
      someRun({ facts: factsOn(2) }),
      someRun({ facts: someFacts, settings: { max_num_seqs: '1024' } }),
      someRun({ facts: someFacts, settings: { max_num_seqs: '256' } }),
    ]
    expect(groupRuns(runs).map((group) => runs.indexOf(group.runs[0]!))).toEqual([5, 4, 3, 2, 1, 0])
  })

  it('is a partition: every run that is a level is in exactly one group', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const placed = runs.filter(({ load }) => load.concurrency !== null || typeof load.requestRate === 'number')
        const grouped = groupRuns(runs).flatMap((group) => group.runs)
        expect(grouped).toHaveLength(placed.length)
        expect(new Set(grouped)).toEqual(new Set(placed))
      }),
    )
  })

  it('forms the same groups in the same order, whatever the order of the runs', () => {
    const both = anyRuns.chain((runs) =>
      fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length, maxLength: runs.length })),
    )
    fc.assert(
      fc.property(both, ([runs, shuffled]) => {
        const described = (order: readonly SettledRun[]) =>
          groupRuns(order).map(({ runs: members, ...group }) => ({
            ...group,
            members: members.map((run) => runs.indexOf(run)).toSorted((a, b) => a - b),
          }))
        expect(described(shuffled)).toEqual(described(runs))
      }),
    )
  })

  it('never lets runs of another layout, model or stated length share a group', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        for (const { runs: members } of groupRuns(runs)) {
          expect(new Set(members.map((run) => JSON.stringify(run.facts))).size).toBe(1)
        }
      }),
    )
  })
})
