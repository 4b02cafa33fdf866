import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { factsOn, somePlan, someRun, type RunChoices } from '../../builders.ts'

const on = (gpus: number, settings: Readonly<Record<string, string>> = {}, more: RunChoices = {}) =>
  someRun({ facts: factsOn(gpus), settings, ...more })

const gpusCompared = (...runs: readonly SettledRun[]) =>
  analyze(runs, somePlan()).scaling.map(({ gpus, base, scaled }) => ({ gpus, base, scaled }))

describe('comparable', () => {
  it('compares layouts that differ in their GPUs alone, whatever the server needed for them', () => {
    expect(gpusCompared(on(1, { max_num_seqs: '64' }), on(2, { max_num_seqs: '256' }))).toHaveLength(1)
  })

  it.each(['quantization', 'dtype', 'kv-cache-dtype', 'speculative_config', 'prefix_caching', 'dataset_name'])(
    'refuses layouts that differ in %s',
    (key) => {
      expect(gpusCompared(on(1, { [key]: 'fp8' }), on(2, { [key]: 'bf16' }))).toEqual([])
      expect(gpusCompared(on(1, { [key]: 'fp8' }), on(2, { [key]: 'FP8' }))).toHaveLength(1)
    },
  )

  it('refuses different tokenizers', () => {
    expect(gpusCompared(on(1, {}, { tokenizer: 'a' }), on(2, {}, { tokenizer: 'b' }))).toEqual([])
  })

  it('finds the partner among several configurations of the smaller layout', () => {
    const runs = [on(1, { quantization: 'fp8' }), on(1, { quantization: 'bf16' }), on(2, { quantization: 'bf16' })]
    const { series, scaling } = analyze(runs, somePlan())
    const base = series.find(({ id }) => id === scaling[0]?.base)
    expect(scaling).toHaveLength(1)
    expect(base?.variant).toEqual({ quantization: 'bf16' })
  })

  it('compares nothing with a setting that only one side tells', () => {
    const runs = [on(1, { quantization: 'fp8' }), on(1, { quantization: 'bf16' }), on(2)]
    expect(gpusCompared(...runs)).toEqual([])
  })
})

const layoutOn = (gpus: number, settings: Readonly<Record<string, string>> = {}, more: RunChoices = {}) =>
  someRun({ facts: factsOn(gpus), settings, ...more })
const refusals = (...runs: readonly SettledRun[]) => analyze(runs, somePlan()).refusals
const differences = (...runs: readonly SettledRun[]) => refusals(...runs).map((one) => one.differences)

describe('refusals', () => {
  it('are none where a comparison was made, or where there is nothing to compare', () => {
    expect(refusals(layoutOn(1), layoutOn(2))).toEqual([])
    expect(refusals(layoutOn(2))).toEqual([])
    expect(refusals(layoutOn(1, { quantization: 'fp8' }), layoutOn(1, { quantization: 'bf16' }))).toEqual([])
  })

  it('name both layouts and each setting that differs', () => {
    const [first, second] = [
      layoutOn(1, { quantization: 'fp8', dataset_name: 'random' }, { tokenizer: 'a' }),
      layoutOn(2, { quantization: 'bf16', 'dataset-name': 'sharegpt' }, { tokenizer: 'b' }),
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
    expect(differences(layoutOn(1), layoutOn(2, {}, { facts: other }))).toEqual([
      [{ key: 'gpu', base: 'RTX 5090', scaled: 'H100' }],
    ])
    const open = { load: { concurrency: null, requestRate: 4 } }
    expect(differences(layoutOn(1), layoutOn(2, {}, open))[0]?.map(({ key }) => key)).toEqual(['axis'])
    expect(differences(layoutOn(1), layoutOn(2, {}, { synthetic: 'a simulator' }))).toEqual([
      [{ key: 'synthetic', base: null, scaled: 'a simulator' }],
    ])
  })

  it('name only the nearest of several', () => {
    const runs = [
      layoutOn(1, { quantization: 'fp8', dtype: 'auto' }),
      layoutOn(1, { quantization: 'bf16', dtype: 'half' }),
      layoutOn(2, { quantization: 'bf16', dtype: 'auto' }),
    ]
    expect(refusals(...runs)).toHaveLength(1)
    expect(differences(...runs)[0]).toHaveLength(1)
  })

  it('say when a setting is known on one side only', () => {
    const runs = [layoutOn(1, { quantization: 'fp8' }), layoutOn(1, { quantization: 'bf16' }), layoutOn(2)]
    expect(differences(...runs)[0]).toContainEqual(expect.objectContaining({ key: 'quantization', scaled: null }))
  })

  it('are not about rates against rates', () => {
    const open = { load: { concurrency: null, requestRate: 4 } }
    expect(refusals(layoutOn(1, {}, open), layoutOn(2, {}, open))).toEqual([])
  })
})
