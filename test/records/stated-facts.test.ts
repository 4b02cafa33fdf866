import { describe, expect, it } from 'vitest'
import { normalKey } from '../../src/model/setting.ts'
import { isFactKey, statedFacts } from '../../src/records/stated-facts.ts'

const valuesOf = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(statedFacts(record)).map(([name, fact]) => [name, fact?.value]))

describe('statedFacts', () => {
  it('reads metadata keys in any spelling, texts as numbers, and says where', () => {
    expect(statedFacts({ 'Tensor-Parallel-Size': '4', gpu: 'H100' })).toEqual({
      tensorParallel: { value: 4, from: 'metadata', where: 'Tensor-Parallel-Size' },
      gpu: { value: 'H100', from: 'metadata', where: 'gpu' },
    })
  })

  it('knows the spellings that tools use', () => {
    expect(valuesOf({ tp: 2, pp: 3, dp: 4, num_gpus: 24, isl: 128, osl: 64, hw: 'b200', engine: 'vLLM' })).toEqual({
      tensorParallel: 2,
      pipelineParallel: 3,
      dataParallel: 4,
      gpus: 24,
      inputTokens: 128,
      outputTokens: 64,
      gpu: 'b200',
      engine: 'vLLM',
    })
    expect(valuesOf({ prefill: '1', decode: '3' })).toEqual({ prefillWorkers: 1, decodeWorkers: 3 })
  })

  it('prefers the first spelling of a list', () => {
    expect(valuesOf({ tp: 1, tensor_parallel_size: 2 })).toEqual({ tensorParallel: 2 })
  })

  it('leaves out what is empty, zero or no number', () => {
    expect(statedFacts({ tp: '', dp: 0, gpu_count: 'two', gpu: 'None', input_len: -1 })).toEqual({})
  })

  it.each([
    ['8xMi300x 1FP8-meta', 8, 'Mi300x 1FP8-meta'],
    ['8xMi300x  2FP8-amd', 8, 'Mi300x  2FP8-amd'],
    ['2 x RTX 5090', 2, 'RTX 5090'],
    ['2×H100', 2, 'H100'],
    ['H100 x8', 8, 'H100'],
    ['H100x8', 8, 'H100'],
    ['RTX 4090 × 2', 2, 'RTX 4090'],
  ])('takes a count off %s and leaves the rest', (text, gpus, gpu) => {
    expect(statedFacts({ gpu: text })).toEqual({
      gpus: { value: gpus, from: 'metadata', where: 'gpu' },
      gpu: { value: gpu, from: 'metadata', where: 'gpu' },
    })
  })

  it.each(['0xH100', 'RTX 5090', 'GTX 980', 'MI300X', 'MI300X 8', '80GB A100', '8x', '8x7B'])(
    'finds no count in %s',
    (text) => {
      expect(valuesOf({ gpu: text })).toEqual({ gpu: text })
    },
  )

  it('believes a count of its own key before the one in the name', () => {
    expect(statedFacts({ gpu: '8xH100', gpu_count: '4' })).toMatchObject({
      gpus: { value: 4, where: 'gpu_count' },
      gpu: { value: 'H100' },
    })
  })

  it('is not moved by keys that objects inherit', () => {
    expect(statedFacts(JSON.parse('{"__proto__": {"gpu": "H100"}, "constructor": "8xH100"}'))).toEqual({})
  })
})

describe('isFactKey', () => {
  it('compares keys in one spelling', () => {
    expect(normalKey(' TP-Size ')).toBe('tp_size')
    expect(['TP', 'gpu-count', 'input_len'].every(isFactKey)).toBe(true)
    expect(['constructor', 'max_num_seqs', ''].some(isFactKey)).toBe(false)
  })

  it('takes a text that is no name of a GPU as it is, however long it is', () => {
    const gpu = `h${'x'.repeat(200_000)}200`
    expect(statedFacts({ gpu })).toEqual({ gpu: { value: gpu, from: 'metadata', where: 'gpu' } })
  })
})
