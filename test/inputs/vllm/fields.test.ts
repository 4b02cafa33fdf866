import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../../src/inputs/vllm/fields.ts'

describe('settingsOf', () => {
  it('keeps how the server was set and what the operator noted, as written', () => {
    const record = { 'max-num-seqs': '512', enable_chunked_prefill: 'TRUE', optimization_level: 2, driver: '580.65' }
    expect(settingsOf(record)).toEqual({ ...record, optimization_level: '2' })
  })

  it('leaves out results, facts and empty cells', () => {
    const results = { duration: 1, mean_ttft_ms: 2, 'request_goodput:': 3, ttfts: [1], spec_decode_num_drafts: 4 }
    const facts = { gpu: 'H100', tp: 2, input_len: 128, conc: 4 }
    expect(settingsOf({ ...results, ...facts, note: 'x', quantization: '', dtype: null })).toEqual({})
  })

  it('leaves out what numbers or names a run', () => {
    const labels = { run_number: 0, '': 3, 'Unnamed: 0': 3, filename: 'a.json', source_file: 'a.json' }
    expect(settingsOf(labels)).toEqual({})
  })

  it('keeps the seed, on which it depends whether prompts were sent before', () => {
    expect(settingsOf({ seed: 7 })).toEqual({ seed: '7' })
  })

  it('keeps what sets configurations apart although vLLM writes it itself', () => {
    const told = { label: 'tuned', version: '0.11.0', best_of: 2, ramp_up_strategy: 'linear', max_model_len: 8192 }
    expect(settingsOf(told)).toEqual({ ...told, best_of: '2', max_model_len: '8192' })
  })

  it('keeps nested settings of a sweep as JSON', () => {
    const record = { speculative_config: { method: 'eagle' }, cudagraph_capture_sizes: [1, 2], empty: {}, none: [] }
    expect(settingsOf(record)).toEqual({ speculative_config: '{"method":"eagle"}', cudagraph_capture_sizes: '[1,2]' })
  })

  it('leaves out texts that no heading could hold', () => {
    expect(settingsOf({ server_info: 'x'.repeat(201), image: 'x'.repeat(200) })).toEqual({ image: 'x'.repeat(200) })
  })

  it('carries keys such as __proto__ as data', () => {
    const settings = settingsOf(JSON.parse('{"__proto__": "x", "constructor": "y"}'))
    expect(Object.entries(settings)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype)
  })
})
