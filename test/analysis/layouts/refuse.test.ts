import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { factsOn, somePlan, someRun, type RunChoices } from '../../builders.ts'

const on = (gpus: number, settings: Readonly<Record<string, string>> = {}, more: RunChoices = {}) =>
  someRun({ facts: factsOn(gpus), settings, ...more })
const refusals = (...runs: readonly SettledRun[]) => analyze(runs, somePlan()).refusals
const differences = (...runs: readonly SettledRun[]) => refusals(...runs).map((one) => one.differences)

describe('refusals', () => {
  it('are none where a comparison was made, or where there is nothing to compare', () => {
    expect(refusals(on(1), on(2))).toEqual([])
    expect(refusals(on(2))).toEqual([])
    expect(refusals(on(1, { quantization: 'fp8' }), on(1, { quantization: 'bf16' }))).toEqual([])
  })

  it('name both layouts and each setting that differs', () => {
    const [first, second] = [
      on(1, { quantization: 'fp8', dataset_name: 'random' }, { tokenizer: 'a' }),
      on(2, { quantization: 'bf16', 'dataset-name': 'sharegpt' }, { tokenizer: 'b' }),
    ]
    expect(refusals(first, second)).toEqual([
      {
        workload: 'workload-1',
        base: 'series-1',
        scaled: 'series-2',
        differences: [
          { key: 'dataset_name', base: 'random', scaled: 'sharegpt' },
          { key: 'quantization', base: 'fp8', scaled: 'bf16' },
          { key: 'tokenizer', base: 'a', scaled: 'b' },
        ],
        tokens: null,
      },
    ])
  })

  it('name another GPU, engine, client or kind of load', () => {
    const other = { ...factsOn(2), gpu: { value: 'H100', from: 'plan', where: '' } } as const
    expect(differences(on(1), on(2, {}, { facts: other }))).toEqual([
      [{ key: 'gpu', base: 'RTX 5090', scaled: 'H100' }],
    ])
    const open = { load: { concurrency: null, requestRate: 4 } }
    expect(differences(on(1), on(2, {}, open))[0]?.map(({ key }) => key)).toEqual(['axis'])
    expect(differences(on(1), on(2, {}, { synthetic: 'a simulator' }))).toEqual([
      [{ key: 'synthetic', base: null, scaled: 'a simulator' }],
    ])
  })

  it('name only the nearest of several', () => {
    const runs = [
      on(1, { quantization: 'fp8', dtype: 'auto' }),
      on(1, { quantization: 'bf16', dtype: 'half' }),
      on(2, { quantization: 'bf16', dtype: 'auto' }),
    ]
    expect(refusals(...runs)).toHaveLength(1)
    expect(differences(...runs)[0]).toHaveLength(1)
  })

  it('say when a setting is known on one side only', () => {
    const runs = [on(1, { quantization: 'fp8' }), on(1, { quantization: 'bf16' }), on(2)]
    expect(differences(...runs)[0]).toContainEqual(expect.objectContaining({ key: 'quantization', scaled: null }))
  })

  it('are not about rates against rates', () => {
    const open = { load: { concurrency: null, requestRate: 4 } }
    expect(refusals(on(1, {}, open), on(2, {}, open))).toEqual([])
  })
})
