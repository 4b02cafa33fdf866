import { describe, expect, it } from 'vitest'
import { namesOf } from '../../src/analysis/series.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { groupRuns } from '../../src/series/series-of.ts'
import { someFacts, someRun, type RunChoices, factsOn } from '../builders.ts'
import * as fc from '../property.ts'
import { onlySeries, someSweep } from './some-sweep.ts'

const fact = <T>(value: T) => ({ value, from: 'metadata', where: 'x' }) as const
const modelNamed = (value: string): RunChoices => ({ facts: { ...someFacts, model: fact(value) } })
const named = (...runs: readonly RunChoices[]) => namesOf(groupRuns(runs.map(someRun))).map(({ name }) => name)

describe('namesOf', () => {
  it('is layout, variant and lengths where that is enough', () => {
    expect(named({})).toEqual(['1x RTX 5090 · 256/256'])
    expect(named({ settings: { dtype: 'fp8' } }, { settings: { dtype: 'bf16' } })).toEqual([
      '1x RTX 5090 · dtype=bf16 · 256/256',
      '1x RTX 5090 · dtype=fp8 · 256/256',
    ])
  })

  it('adds the model, short where that tells them apart', () => {
    expect(named(modelNamed('acme/one-8b'), modelNamed('/models/two-8b/'))).toEqual([
      'two-8b · 1x RTX 5090 · 256/256',
      'one-8b · 1x RTX 5090 · 256/256',
    ])
    expect(named(modelNamed('/hub/models--acme--one-8b/snapshots/0f1e/'), modelNamed('two'))[0]).toMatch(/^one-8b · /)
    const snapshots = ['0f1e2d3c4b', '9a8b7c6d5e'].map((hash) =>
      modelNamed(`/hub/models--acme--one/snapshots/${hash}/`),
    )
    expect(named(...snapshots, modelNamed('acme/one')).map((name) => name.split(' · ')[0])).toEqual([
      'one (0f1e2d3)',
      'one (9a8b7c6)',
      'acme/one',
    ])
    expect(named(modelNamed('acme/one'), modelNamed('other/one'))).toEqual([
      'acme/one · 1x RTX 5090 · 256/256',
      'other/one · 1x RTX 5090 · 256/256',
    ])
  })

  it('adds what else differs, and a number where nothing has a name', () => {
    expect(named({}, { facts: { ...someFacts, engine: fact('SGLang') } })).toEqual([
      '1x RTX 5090 · engine=SGLang · 256/256',
      '1x RTX 5090 · engine=? · 256/256',
    ])
    expect(named({}, { load: { concurrency: null, requestRate: 4 } })).toEqual([
      '1x RTX 5090 · load=closed · 256/256',
      '1x RTX 5090 · load=open · 256/256',
    ])
    const [group] = groupRuns([someRun()])
    expect(namesOf([group!, group!]).map(({ name }) => name)).toEqual([
      '1x RTX 5090 · number=1 · 256/256',
      '1x RTX 5090 · number=2 · 256/256',
    ])
  })

  const anyRun = fc
    .record({
      path: fc.constantFrom('a/x.json', 'b/x.json', 'fp8/x.json', 'run1/x.json', 'h100/x.json'),
      facts: fc.constantFrom(
        someFacts,
        modelNamed('acme/one').facts!,
        modelNamed('other/one').facts!,
        { ...someFacts, engine: fact('SGLang') },
        { ...someFacts, tensorParallel: fact(1) },
        {},
      ),
      load: fc.constantFrom(
        { concurrency: 1 },
        { concurrency: 2, requestRate: 4 },
        { concurrency: null, requestRate: 4 },
        { concurrency: null, requestRate: 4, burstiness: 0.5 },
      ),
      tokens: fc.constantFrom({ input: 256, output: 256 }, { input: 900, output: 256 }, { input: null, output: null }),
      tool: fc.constantFrom('vllmServe', 'other'),
      settings: fc.constantFrom({}, { dtype: 'fp8' }),
      synthetic: fc.constantFrom(null, 'someone'),
    })
    .map((choices): SettledRun => someRun(choices as RunChoices))

  it('never names two series alike', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 14 }), (runs) => {
        const names = namesOf(groupRuns(runs)).map(({ name }) => name)
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })
})

const at = (concurrency: number, p99: number) =>
  someRun({ load: { concurrency }, latency: { ttft: { p99 } }, completed: 100 * concurrency })

describe('seriesOf', () => {
  it('is named after hardware and lengths, with a question mark for what nothing states', () => {
    expect(onlySeries([someRun({ facts: factsOn(2) })]).name).toBe('2x RTX 5090 TP2 · 256/256')
    const { model } = someFacts
    expect(onlySeries([someRun({ facts: { model: model! }, tokens: { input: null } })]).name).toBe('? · ?/256')
  })

  it('carries facts, lengths asked for and lengths measured', () => {
    const series = onlySeries([
      someRun({ tokens: { input: 260, output: 250 } }),
      someRun({ load: { concurrency: 64 } }),
    ])
    expect(series.workload).toEqual({
      inputTokens: 256,
      outputTokens: 256,
      kind: 'nominal',
      mix: null,
      measured: { inputTokens: 258, outputTokens: 253 },
    })
    expect(series.facts['gpu']).toEqual({ value: 'RTX 5090', from: 'metadata', where: 'gpu' })
    expect(series.facts).not.toHaveProperty('concurrency')
  })

  it('has slack, binding metric, plateau and throughput at the limit', () => {
    expect(onlySeries(someSweep('ppf')).capacity).toMatchObject({
      binding: 'ttft.p99',
      slack: { 'ttft.p99': expect.closeTo(1 - 0.5 / 3, 12), 'itl.p99': 0.75 },
      throughput: expect.closeTo(2 / 4.025, 12),
      plateau: 2,
      recommended: 2,
    })
  })

  it('estimates the crossing between the last pass and the first fail on a straight line', () => {
    const { capacity } = onlySeries([at(64, 1), at(128, 2), at(192, 7)])
    expect(capacity.estimate).toEqual({ concurrency: 140, method: 'linear', metric: 'ttft.p99' })
  })
})
