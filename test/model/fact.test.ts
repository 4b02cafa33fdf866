import { describe, expect, it } from 'vitest'
import { gpusInParallel, type Fact } from '../../src/model/fact.ts'

const fact = <T>(value: T): Fact<T> => ({ value, from: 'metadata', where: 'x' })
const sizes = { tensorParallel: fact(4), pipelineParallel: fact(2), dataParallel: fact(3) }

describe('gpusInParallel', () => {
  it('is the product of what is told', () => {
    expect(gpusInParallel(sizes, {})).toBe(24)
    expect(gpusInParallel({ pipelineParallel: fact(2) }, {})).toBe(2)
    expect(gpusInParallel({}, {})).toBeNull()
  })

  it('leaves data parallel out where attention shares the GPUs', () => {
    expect(gpusInParallel(sizes, { 'enable-dp-attention': 'true' })).toBe(8)
    expect(gpusInParallel(sizes, { enable_dp_attention: 'False' })).toBe(24)
  })

  it('is not known where prefill and decode have workers of their own', () => {
    expect(gpusInParallel({ ...sizes, prefillWorkers: fact(1), decodeWorkers: fact(3) }, {})).toBeNull()
  })
})
