import { describe, expect, it } from 'vitest'
import { order } from '../../src/audits/order.ts'
import { latencyMetrics } from '../../src/model/metric.ts'
import { brief, findIn } from './some-subject.ts'

const disorder = ['disorder error void']
const only = (ttft: object) => ({ latency: { ttft: { mean: null, median: null, p99: null, ...ttft } } })

describe('V18', () => {
  it.each([
    [{ median: 1, p99: 2 }, []],
    [{ median: 1, p99: 1 }, []],
    [{ median: 1, p99: 0.999 }, disorder],
    [{ median: 1, p90: 0.9 }, disorder],
    [{ p90: 1, p95: 0.9, p99: 2 }, disorder],
    [{ p99: 2, others: { 'p99.9': 1.9 } }, disorder],
    [{ median: 2, others: { p25: 2.1 } }, disorder],
    [{ median: 2, others: { p25: 1.9, 'p99.9': 2 } }, []],
  ])('%j: %j', (ttft, expected) => {
    expect(brief(findIn(order, only(ttft)))).toEqual(expected)
  })

  it.each(latencyMetrics)('looks at %s', (metric) => {
    const [finding] = findIn(order, { latency: { [metric]: { mean: null, median: 9, p99: 1 } } })
    expect(finding?.values).toEqual({ metric, lower: 'median', lowerValue: 9, upper: 'p99', upperValue: 1 })
  })

  it('finds negative times', () => {
    expect(brief(findIn(order, only({ median: -1, p99: 2 })))).toEqual(['negative error void'])
    expect(brief(findIn(order, only({ mean: -1 })))).toEqual(['negative error void'])
  })

  it('warns of a mean above p99, not of one equal to it', () => {
    expect(brief(findIn(order, only({ mean: 2.1, p99: 2 })))).toEqual(['meanAboveTail warning none'])
    expect(findIn(order, only({ mean: 2, p99: 2 }))).toEqual([])
    expect(findIn(order, only({ mean: 2 }))).toEqual([])
  })
})
