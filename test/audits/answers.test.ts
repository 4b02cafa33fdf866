import { describe, expect, it } from 'vitest'
import { streaming, hollowAnswers } from '../../src/audits/answers.ts'
import { brief, findIn } from './some-subject.ts'

const notStreaming = ['notStreaming error void']
const chunked = ['chunked warning none']

describe('V14', () => {
  it.each([
    [0.97, []],
    [0.98, notStreaming],
    [1, notStreaming],
  ])('a first token after %f of the answer: %j', (mean, expected) => {
    expect(brief(findIn(streaming, { latency: { ttft: { mean }, e2e: { mean: 1 } } }))).toEqual(expected)
  })

  it('knows a long queue by tokens that come one by one after it', () => {
    const queued = { ttft: { mean: 16.2 }, e2e: { mean: 16.5 }, itl: { mean: 0.005, median: 0.005, p99: 0.006 } }
    const answers = { tokens: { output: 51 } }
    expect(findIn(streaming, { ...answers, latency: { ...queued, tpot: { mean: 0.006 } } })).toEqual([])
    const lump = { ...queued, itl: { mean: 0.0002, median: 0.0001, p99: 0.006 } }
    expect(brief(findIn(streaming, { ...answers, latency: lump }))).toEqual(notStreaming)
    expect(brief(findIn(streaming, { ...answers, latency: { ...queued, itl: null } }))).toEqual(notStreaming)
    expect(brief(findIn(streaming, { ...answers, latency: { ...queued, e2e: { mean: 16.21 } } }))).toEqual(notStreaming)
  })

  it.each([
    [0.79, 0.79, chunked],
    [0.8, 0.8, []],
    [1.25, 1.25, []],
    [1.26, 1.26, chunked],
    [1.26, 3, chunked],
    [3, 1.25, []],
    [0.3, 0.98, []],
    [null, 2.8, chunked],
    [1, 2.8, []],
    [1.3, null, ['perhapsChunked warning none']],
    [0.3, null, []],
  ])('a mean gap of %j times TPOT, and %j times the time of a token by E2EL: %j', (byTpot, byE2e, expected) => {
    const mean = 0.06
    const e2e = byE2e === null ? null : { mean: 0.5 + (100 * mean) / byE2e }
    const latency = {
      ttft: { mean: 0.5 },
      itl: { mean, median: mean, p99: 0.1 },
      tpot: byTpot === null ? null : { mean: mean / byTpot },
      e2e,
    }
    expect(brief(findIn(streaming, { latency, tokens: { output: 101 } }))).toEqual(expected)
  })

  it('takes a TPOT of next to nothing for none', () => {
    const latency = { itl: { mean: 0.012, median: 0.012, p99: 0.1 }, tpot: { mean: 1e-5 }, e2e: null }
    expect(brief(findIn(streaming, { latency }))).toEqual(['noTokenTime warning none'])
  })

  it('takes gaps of exactly zero for no streaming, unless nothing completed', () => {
    expect(
      brief(findIn(streaming, { zeroLatencies: [{ metric: 'itl', statistic: 'mean', field: 'mean_itl_ms' }] })),
    ).toEqual(notStreaming)
    expect(
      brief(findIn(streaming, { zeroLatencies: [{ metric: 'itl', statistic: 'p99', field: 'p99_itl_ms' }] })),
    ).toEqual(notStreaming)
    expect(
      findIn(streaming, { zeroLatencies: [{ metric: 'itl', statistic: 'median', field: 'median_itl_ms' }] }),
    ).toEqual([])
    expect(
      findIn(streaming, { zeroLatencies: [{ metric: 'itl', statistic: 'mean', field: 'mean_itl_ms' }], completed: 0 }),
    ).toEqual([])
  })

  it('expects one token to come at once', () => {
    const all = { latency: { ttft: { mean: 1 }, e2e: { mean: 1 } } }
    expect(findIn(streaming, { ...all, tokens: { output: 1 } })).toEqual([])
    expect(brief(findIn(streaming, { ...all, tokens: { output: null } }))).toEqual(notStreaming)
  })

  it('is silent where means are missing', () => {
    expect(findIn(streaming, { latency: { e2e: null, itl: null } })).toEqual([])
  })
})

const thousand = (hollow: number) => ({ samples: { ttft: new Float64Array(1000).fill(0.2), hollow } })

describe('V15', () => {
  it.each([
    [0, []],
    [1, ['some warning none']],
    [10, ['some warning none']],
    [11, ['many error void']],
  ])('%i hollow answers of 1000: %j', (hollow, expected) => {
    expect(brief(findIn(hollowAnswers, thousand(hollow)))).toEqual(expected)
  })

  it('voids a summary that gives a TTFT of zero, unless nothing completed', () => {
    const zeroLatencies = [
      { metric: 'ttft', statistic: 'p99', field: 'p99_ttft_ms' },
      { metric: 'itl', statistic: 'mean', field: 'mean_itl_ms' },
    ] as const
    const [finding] = findIn(hollowAnswers, { zeroLatencies })
    expect(finding).toMatchObject({ reason: 'zeroStatistic', effect: 'void', values: { fields: 'p99_ttft_ms' } })
    expect(findIn(hollowAnswers, { zeroLatencies, completed: 0 })).toEqual([])
    expect(
      findIn(hollowAnswers, { zeroLatencies: [{ metric: 'itl', statistic: 'mean', field: 'mean_itl_ms' }] }),
    ).toEqual([])
  })
})
