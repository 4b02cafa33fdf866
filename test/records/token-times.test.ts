import { describe, expect, it } from 'vitest'
import { clientDefinition, type LatencyMetric } from '../../src/model/metric.ts'
import { latencyOf, statisticsOf } from '../../src/records/run.ts'
import { fallShort, tokenTimes } from '../../src/records/token-times.ts'

const means = (values: Partial<Record<LatencyMetric, number>>) =>
  latencyOf((metric) =>
    statisticsOf(
      clientDefinition(metric, 's'),
      values[metric] === undefined ? [] : [{ name: 'mean', value: values[metric], field: metric }],
    ),
  )

describe('tokenTimes', () => {
  it('of a summary in which all goes together', () => {
    const times = tokenTimes(means({ ttft: 0.5, tpot: 0.01, e2e: 1.5 }), 101)!
    expect([times.agreement, times.share, times.tpot]).toEqual([1, 1, 0.01])
    expect(fallShort(times)).toBe(false)
  })

  it.each([
    ['half, with little waiting', { ttft: 0.1, tpot: 0.005, e2e: 1.1 }, true],
    ['half, behind much waiting', { ttft: 9, tpot: 0.005, e2e: 10 }, true],
    ['a fifth less, as lengths vary', { ttft: 5, tpot: 0.008, e2e: 6 }, false],
    ['more than there is', { ttft: 0.1, tpot: 0.015, e2e: 1.1 }, false],
  ])('%s', (_, values, short) => {
    expect(fallShort(tokenTimes(means(values), 101)!)).toBe(short)
  })

  it('says nothing without a mean, or of answers of one token', () => {
    expect(tokenTimes(means({ ttft: 0.5, e2e: 1.5 }), 101)).toBeNull()
    expect(tokenTimes(means({ ttft: 0.5, tpot: 0.01, e2e: 1.5 }), 1)).toBeNull()
    expect(tokenTimes(means({ ttft: 0.5, tpot: 0.01, e2e: 1.5 }), null)).toBeNull()
  })
})
