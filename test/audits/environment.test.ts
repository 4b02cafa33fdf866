import { describe, expect, it } from 'vitest'
import { environment } from '../../src/audits/environment.ts'
import { someFacts } from '../builders.ts'
import { findInSeries } from './some-subject.ts'

const all = {
  driver: '580.65',
  'vllm-version': '0.11.0',
  quantization: 'mxfp4',
  'max-num-seqs': '256',
  max_model_len: '8192',
  gpu_memory_utilization: '0.9',
}
const missing = (...runs: Parameters<typeof findInSeries>[1]) => findInSeries(environment, runs)[0]?.values['missing']

describe('V23', () => {
  it('is content with everything, or with all but one', () => {
    expect(findInSeries(environment, [{ settings: all }])).toEqual([])
    const { driver: _, ...rest } = all
    expect(findInSeries(environment, [{ settings: rest }])).toEqual([])
  })

  it('names what is missing in any run', () => {
    expect(missing({})).toBe('driver engineVersion quantization maxNumSeqs maxModelLen memoryUtilization')
    const { driver: _, ...rest } = all
    expect(missing({ settings: all, facts: {} }, { settings: rest })).toBe('gpu gpus driver')
  })

  it('takes a version that stands with the name of the engine', () => {
    const engine = { value: 'vLLM 0.11.0', from: 'plan', where: '' } as const
    const { 'vllm-version': _, driver: __, ...rest } = all
    expect(missing({ settings: rest })).toBe('driver engineVersion')
    expect(findInSeries(environment, [{ settings: rest, facts: { ...someFacts, engine } }])).toEqual([])
  })
})
