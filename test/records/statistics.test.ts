import { describe, expect, it } from 'vitest'
import { clientDefinition } from '../../src/model/metric.ts'
import { patternStatistics, zeroStatistics } from '../../src/records/statistics.ts'

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
