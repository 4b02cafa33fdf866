import { describe, expect, it } from 'vitest'
import { namesOf } from '../../src/analysis/series-names.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { groupRuns } from '../../src/series/series-of.ts'
import { someFacts, someRun, type RunChoices } from '../builders.ts'
import * as fc from '../property.ts'

const fact = <T>(value: T) => ({ value, from: 'metadata', where: 'x' }) as const
const model = (value: string): RunChoices => ({ facts: { ...someFacts, model: fact(value) } })
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
    expect(named(model('acme/one-8b'), model('/models/two-8b/'))).toEqual([
      'two-8b · 1x RTX 5090 · 256/256',
      'one-8b · 1x RTX 5090 · 256/256',
    ])
    expect(named(model('/hub/models--acme--one-8b/snapshots/0f1e/'), model('two'))[0]).toMatch(/^one-8b · /)
    expect(named(model('acme/one'), model('other/one'))).toEqual([
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
        model('acme/one').facts!,
        model('other/one').facts!,
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
