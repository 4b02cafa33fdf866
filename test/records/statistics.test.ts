import { describe, expect, it } from 'vitest'
import { clientDefinition, type LatencyMetric } from '../../src/model/metric.ts'
import type { RawRecord } from '../../src/records/values.ts'
import { patternStatistics, zeroStatistics, keyedLatency, type Spelling } from '../../src/records/statistics.ts'

const pattern = /^ttft\.(avg|stddev|p[\d.]+)$/

describe('patternStatistics', () => {
  it('gives seconds under one spelling, each with its field, numbers as texts included', () => {
    const record = { 'ttft.avg': 200, 'ttft.stddev': '20', 'ttft.p50': 190, 'ttft.p99.9': 900, 'tpot.avg': 1 }
    const found = patternStatistics(record, clientDefinition('ttft', 'ms'), pattern)
    expect(found).toMatchObject({ mean: 0.2, std: 0.02, median: 0.19, p99: null, others: { 'p99.9': 0.9 } })
    expect(found?.from['median']).toEqual({ origin: 'summary', field: 'ttft.p50' })
  })

  it('takes 0 and what is no number for absent', () => {
    const none = { 'ttft.avg': 0, 'ttft.p99': null, 'ttft.p50': 'nan' }
    expect(patternStatistics(none, clientDefinition('ttft', 's'), pattern)).toBeNull()
  })
})

it('zeroStatistics names what is exactly 0, and no spread', () => {
  const record = { 'ttft.avg': 0, 'ttft.stddev': 0, 'ttft.p99': 1 }
  expect(zeroStatistics(record, { ttft: pattern })).toEqual([{ metric: 'ttft', statistic: 'mean', field: 'ttft.avg' }])
})

const spelling: Spelling = { ttft: 'ttft', tpot: 'tpot', itl: 'itl', e2e: 'e2el' }

const statisticsOf = (record: RawRecord, metric: LatencyMetric, spelt: string) =>
  keyedLatency(record, { ...spelling, [metric]: spelt }).latency[metric]

describe('keyedLatency', () => {
  it('turns milliseconds into seconds and names the field of each', () => {
    expect(statisticsOf({ mean_ttft_ms: 250, p99_ttft_ms: '1500' }, 'ttft', 'ttft')).toEqual({
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
    expect(statisticsOf(record, 'itl', 'itl')).toMatchObject({
      definition: { weighting: 'perGap' },
      median: 0.01,
      p90: 0.02,
      p95: 0.025,
      p99: null,
      others: { 'p99.9': 0.04, p25: 0.005 },
    })
  })

  it('takes 0.0, NaN and null for absent', () => {
    expect(statisticsOf({ mean_tpot_ms: 0, p99_tpot_ms: Number.NaN, median_tpot_ms: null }, 'tpot', 'tpot')).toBeNull()
    expect(statisticsOf({ mean_tpot_ms: 0, p99_tpot_ms: 12 }, 'tpot', 'tpot')).toMatchObject({ mean: null, p99: 0.012 })
  })

  it('does not mistake SGLang and other keys for its own', () => {
    const record = { mean_e2e_latency_ms: 5, max_ttft_ms: 5, p100_ttft_ms: 5, mean_ttft: 5, p99_ttft_ms_old: 5 }
    expect(keyedLatency(record, spelling).latency).toEqual({ ttft: null, tpot: null, itl: null, e2e: null })
  })

  it('finds E2EL under its spelling', () => {
    expect(keyedLatency({ mean_e2el_ms: 4000 }, spelling).latency.e2e?.mean).toBe(4)
  })
})

describe('zeros', () => {
  it('lists fields that hold exactly 0.0, deviations apart', () => {
    const record = { mean_ttft_ms: 0, 'p99.9_itl_ms': '0.0', std_ttft_ms: 0, p99_tpot_ms: 3, mean_e2el_ms: null }
    expect(keyedLatency(record, spelling).zeroLatencies).toEqual([
      { metric: 'ttft', statistic: 'mean', field: 'mean_ttft_ms' },
      { metric: 'itl', statistic: 'p99.9', field: 'p99.9_itl_ms' },
    ])
  })
})
