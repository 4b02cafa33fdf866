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
