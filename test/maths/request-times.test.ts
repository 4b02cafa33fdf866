import { describe, expect, it } from 'vitest'
import { picked, tpotsOf } from '../../src/maths/request-times.ts'

describe('picked', () => {
  it('are the values of some requests in their order, no number where there is none', () => {
    expect([...picked(Float64Array.of(1, 2, 3), [2, 0, 5])]).toEqual([3, 1, Number.NaN])
  })
})

describe('tpotsOf', () => {
  it('divides the time after the first token by the tokens after it, of requests that have any', () => {
    const [ttft, e2e] = [Float64Array.of(1, 1, 1), Float64Array.of(4, 1, 2)]
    expect([...tpotsOf(ttft, e2e, Float64Array.of(4, 1, Number.NaN))]).toEqual([1])
  })
})
