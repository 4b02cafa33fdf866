import { describe, expect, it } from 'vitest'
import { vllmLatency, vllmStatistics, zeroLatencies, vllmSamples } from '../../../src/inputs/vllm/times.ts'

describe('vllmStatistics', () => {
  it('turns milliseconds into seconds and names the field of each', () => {
    expect(vllmStatistics({ mean_ttft_ms: 250, p99_ttft_ms: '1500' }, 'ttft')).toEqual({
      definition: { clock: 'client', weighting: 'perRequest', percentiles: 'linear', unit: 'ms' },
      mean: 0.25,
      median: null,
      std: null,
      p90: null,
      p95: null,
      p99: 1.5,
      others: {},
      from: { mean: { origin: 'summary', field: 'mean_ttft_ms' }, p99: { origin: 'summary', field: 'p99_ttft_ms' } },
    })
  })

  it('reads any percentile, p50 as the median', () => {
    const record = { p50_itl_ms: 10, p90_itl_ms: 20, p95_itl_ms: 25, 'p99.9_itl_ms': 40, p25_itl_ms: 5 }
    expect(vllmStatistics(record, 'itl')).toMatchObject({
      definition: { weighting: 'perGap' },
      median: 0.01,
      p90: 0.02,
      p95: 0.025,
      p99: null,
      others: { 'p99.9': 0.04, p25: 0.005 },
    })
  })

  it('takes 0.0, NaN and null for absent', () => {
    expect(vllmStatistics({ mean_tpot_ms: 0, p99_tpot_ms: Number.NaN, median_tpot_ms: null }, 'tpot')).toBeNull()
    expect(vllmStatistics({ mean_tpot_ms: 0, p99_tpot_ms: 12 }, 'tpot')).toMatchObject({ mean: null, p99: 0.012 })
  })

  it('does not mistake SGLang and other keys for its own', () => {
    const record = { mean_e2e_latency_ms: 5, max_ttft_ms: 5, p100_ttft_ms: 5, mean_ttft: 5, p99_ttft_ms_old: 5 }
    expect(vllmLatency(record)).toEqual({ ttft: null, tpot: null, itl: null, e2e: null })
  })

  it('finds E2EL under its spelling', () => {
    expect(vllmLatency({ mean_e2el_ms: 4000 }).e2e?.mean).toBe(4)
  })
})

describe('zeroLatencies', () => {
  it('lists fields that hold exactly 0.0, deviations apart', () => {
    const record = { mean_ttft_ms: 0, 'p99.9_itl_ms': '0.0', std_ttft_ms: 0, p99_tpot_ms: 3, mean_e2el_ms: null }
    expect(zeroLatencies(record)).toEqual([
      { metric: 'ttft', statistic: 'mean', field: 'mean_ttft_ms' },
      { metric: 'itl', statistic: 'p99.9', field: 'p99.9_itl_ms' },
    ])
  })
})

/** Four requests of which the second failed. */
const record = {
  ttfts: [0.125, 0, 0.25, 0.5],
  itls: [[0.25], [], [0.25, 0.5], []],
  output_lens: [2, 0, 3, 1],
  errors: ['', 'Traceback …', '', ''],
}

describe('vllmSamples', () => {
  it('rebuilds E2EL and TPOT of the answered requests', () => {
    expect(vllmSamples(record, 3)).toEqual({
      ttft: Float64Array.of(0.125, 0.25, 0.5),
      e2e: Float64Array.of(0.375, 1, 0.5),
      outputTokens: Float64Array.of(2, 3, 1),
      tpot: Float64Array.of(0.25, 0.375),
      gaps: Float64Array.of(0.25, 0.25, 0.5),
      longestGap: Float64Array.of(0.25, 0.5, 0),
      gapCounts: Float64Array.of(1, 2, 0),
      fields: { ttft: 'ttfts', tpot: 'ttfts, itls, output_lens', itl: 'itls', e2e: 'ttfts, itls' },
      hollow: 0,
      failed: 1,
    })
  })

  it('keeps when the answered requests were sent, if that was written for all of them', () => {
    expect(vllmSamples({ ...record, start_times: [9, 9.5, 10, 11] }, 3)).toMatchObject({
      starts: Float64Array.of(9, 10, 11),
    })
    for (const start_times of [[9, 9.5, 10], [9, 9.5, null, 11], null])
      expect(vllmSamples({ ...record, start_times }, 3)).not.toHaveProperty('starts')
  })

  it('uses written latencies', () => {
    expect(vllmSamples({ ...record, latencies: [0.5, 0, 2, 1] }, 3)).toMatchObject({ e2e: Float64Array.of(0.5, 2, 1) })
  })

  it('reads arrays from the text of a table cell', () => {
    const cells = {
      ttfts: '[0.125, 0.0, 0.25, 0.5]',
      itls: '[[0.25], [], [0.25, 0.5], []]',
      output_lens: '[2, 0, 3, 1]',
      errors: String.raw`['', "it's late", '', '']`,
    }
    expect(vllmSamples(cells, 3)).toEqual(vllmSamples(record, 3))
  })

  it('counts an empty answer as a hollow success where the old client did', () => {
    const old = { ...record, errors: ['', '', '', ''] }
    expect(vllmSamples(old, 4)).toMatchObject({ hollow: 1, failed: 0, ttft: Float64Array.of(0.125, 0, 0.25, 0.5) })
    expect(vllmSamples(old, 3)).toMatchObject({ hollow: 0, failed: 1 })
  })

  it('believes an output before an error text when that is how the client counted', () => {
    expect(vllmSamples({ ...record, errors: ['', 'x', 'warning', ''] }, 3)).toMatchObject({ failed: 1 })
  })

  it('is null without the three arrays, or with none in them', () => {
    expect(vllmSamples({ ttfts: [1], output_lens: [1] }, 1)).toBeNull()
    expect(vllmSamples({ ttfts: [], itls: [], output_lens: [] }, 0)).toBeNull()
    expect(vllmSamples({ latencies: [0.5, 1] }, 2)).toBeNull()
    expect(vllmSamples({ ttfts: '', itls: '', output_lens: '' }, 0)).toBeNull()
  })

  it('says when the arrays do not fit one another', () => {
    expect(vllmSamples({ ...record, ttfts: [0.125] }, 3)).toBe('disagree')
    expect(vllmSamples({ ...record, output_lens: [2, 0, 3] }, 3)).toBe('disagree')
  })

  it('has no samples when nothing was answered', () => {
    const failed = { ttfts: [0, 0], itls: [[], []], output_lens: [0, 0], errors: ['x', 'y'] }
    expect(vllmSamples(failed, 0)).toMatchObject({ ttft: new Float64Array(), failed: 2, hollow: 0 })
  })
})
