import { describe, expect, it } from 'vitest'
import type { Load, SettledRun } from '../../src/model/run.ts'
import { variantKeys, variantOf } from '../../src/series/variant.ts'
import { someRun } from '../builders.ts'

type Settings = Readonly<Record<string, string>>

const set = (settings: Settings, load: Partial<Load> = {}): SettledRun => someRun({ settings, load })

describe('variantKeys', () => {
  it('sets known settings apart, even for a single run', () => {
    expect(variantKeys([set({ max_num_seqs: '256' }), set({ max_num_seqs: '512' })])).toEqual(['max_num_seqs'])
    expect(variantKeys([set({ speculative_config: '{"method":"eagle"}' }), set({})])).toEqual(['speculative_config'])
    expect(variantKeys([set({ ramp_up_strategy: 'linear' }), set({})])).toEqual(['ramp_up_strategy'])
  })

  it('sets nothing apart that is the same everywhere', () => {
    expect(variantKeys([set({ dtype: 'bf16' }), set({ dtype: 'bf16' })])).toEqual([])
    expect(variantKeys([])).toEqual([])
  })

  it('does not take the seeds of repeats for configurations', () => {
    expect(variantKeys(['1', '1', '2', '2'].map((seed) => set({ seed })))).toEqual([])
  })

  it('does not take labels that number repeats for configurations', () => {
    expect(variantKeys(['1', '1', '2', '2'].map((trial) => set({ trial })))).toEqual([])
    expect(variantKeys(['rep-1', 'rep-1', 'rep-2', 'rep-2'].map((label) => set({ label })))).toEqual([])
    expect(variantKeys(['run1-a', 'run1-a', 'run2-b', 'run2-b'].map((label) => set({ label })))).toEqual(['label'])
  })

  it('sets apart what the client took for different servers', () => {
    expect(variantKeys([someRun({ backend: 'vllm' }), someRun({ backend: 'sglang' })])).toEqual(['backend'])
    expect(variantKeys([someRun({ backend: 'vllm' }), someRun({ backend: 'vllm' })])).toEqual([])
  })

  it('sees through spellings of keys and values', () => {
    const settings = [
      { 'max-num-seqs': '512', 'enable-chunked-prefill': 'TRUE' },
      { max_num_seqs: '512.0', enable_chunked_prefill: 'True' },
    ]
    expect(variantKeys(settings.map((one) => set(one)))).toEqual([])
  })

  it('takes an unknown key for a configuration when its values are shared', () => {
    const runs = ['old', 'old', 'new', 'new'].map((patch, i) => set({ patch, uuid: `u${i}` }))
    expect(variantKeys(runs)).toEqual(['patch'])
  })

  it('does not split a sweep by a key that repeats its load, typing errors included', () => {
    const rates = [16, 32, 1000, 'inf'] as const
    const sweep = rates.map((requestRate) => set({ qps: `${requestRate}` }, { requestRate, concurrency: null }))
    const mistyped = set({ qps: '10000' }, { requestRate: 1000, concurrency: null })
    expect(variantKeys([...sweep, ...sweep])).toEqual([])
    expect(variantKeys([...sweep, ...sweep, mistyped, mistyped])).toEqual([])
  })

  it('does not split repeats by a label that holds the load', () => {
    const runs = [8, 8, 16, 16].map((concurrency) => set({ label: `c${concurrency}` }, { concurrency }))
    expect(variantKeys(runs)).toEqual([])
  })

  it('keeps a known setting that equals the load in some runs only', () => {
    const runs = [64, 128, 128].map((concurrency, i) => set({ max_num_seqs: i < 1 ? '64' : '128' }, { concurrency }))
    expect(variantKeys([...runs, set({ max_num_seqs: '64' }, { concurrency: 128 })])).toEqual(['max_num_seqs'])
  })

  it('treats inherited names like any other', () => {
    const named = (value: string) => set(JSON.parse(`{"__proto__": "${value}", "constructor": "${value}"}`) as Settings)
    const runs = [named('a'), named('a'), set({}), set({})]
    expect(variantKeys(runs)).toEqual(['__proto__', 'constructor'])
    expect(runs.map((run) => Object.values(variantOf(run, ['__proto__', 'constructor'])))).toEqual([
      ['a', 'a'],
      ['a', 'a'],
      [],
      [],
    ])
  })
})

describe('variantOf', () => {
  it('gives one spelling of what a run has', () => {
    const run = set({ 'max-num-seqs': '512.0', Enforce_Eager: 'FALSE', driver: '580.65.06' })
    expect(variantOf(run, ['driver', 'dtype', 'enforce_eager', 'max_num_seqs'])).toEqual({
      driver: '580.65.06',
      enforce_eager: 'false',
      max_num_seqs: '512',
    })
  })
})
