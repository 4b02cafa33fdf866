import { describe, expect, it } from 'vitest'
import { V14 } from '../../src/audits/v14-streaming.ts'
import { brief, findIn } from './some-subject.ts'

const notStreaming = ['notStreaming error void']
const chunked = ['chunked warning none']

describe('V14', () => {
  it.each([
    [0.97, []],
    [0.98, notStreaming],
    [1, notStreaming],
  ])('a first token after %f of the answer: %j', (mean, expected) => {
    expect(brief(findIn(V14, { latency: { ttft: { mean }, e2e: { mean: 1 } } }))).toEqual(expected)
  })

  it.each([
    [0.79, chunked],
    [0.8, []],
    [1, []],
    [1.25, []],
    [1.26, chunked],
  ])('a mean gap of %f times the time of a token: %j', (mean, expected) => {
    expect(brief(findIn(V14, { latency: { itl: { mean, median: mean, p99: 2 }, tpot: { mean: 1 } } }))).toEqual(
      expected,
    )
  })

  it('takes gaps of exactly zero for no streaming, unless nothing completed', () => {
    expect(brief(findIn(V14, { zeroLatencies: ['mean_itl_ms'] }))).toEqual(notStreaming)
    expect(brief(findIn(V14, { zeroLatencies: ['p99_itl_ms'] }))).toEqual(notStreaming)
    expect(findIn(V14, { zeroLatencies: ['median_itl_ms'] })).toEqual([])
    expect(findIn(V14, { zeroLatencies: ['mean_itl_ms'], completed: 0 })).toEqual([])
  })

  it('expects one token to come at once', () => {
    const all = { latency: { ttft: { mean: 1 }, e2e: { mean: 1 } } }
    expect(findIn(V14, { ...all, tokens: { output: 1 } })).toEqual([])
    expect(brief(findIn(V14, { ...all, tokens: { output: null } }))).toEqual(notStreaming)
  })

  it('is silent where means are missing', () => {
    expect(findIn(V14, { latency: { e2e: null, itl: null } })).toEqual([])
  })
})
