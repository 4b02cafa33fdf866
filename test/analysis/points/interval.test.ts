import { describe, expect, it } from 'vitest'
import { bounded } from '../../../src/analysis/points/confirmation.ts'
import { judge } from '../../../src/analysis/points/judge.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const told = (choices: RunChoices, expression = 'ttft.p99<=3s') => {
  const [run, [limit]] = [someRun(choices), someSla(expression).limits]
  return bounded(run, limit!, judge(run, limit!))
}

/** 1, 2, … n milliseconds in an order that spreads the slow ones over the run. */
const spread = (n: number) => Float64Array.from({ length: n }, (_, i) => ((i * 7919) % n) / 1000 + 0.001)
const ascending = (n: number) => Float64Array.from({ length: n }, (_, i) => (i + 1) / 1000)
const p99 = (n: number) => ({ ttft: { p99: ((n - 1) * 0.99 + 1) / 1000 } })

describe('bounded', () => {
  it('lies between order statistics of the requests', () => {
    const all = { samples: { ttft: spread(1000) }, completed: 1000, load: { concurrency: 10 } }
    expect(told({ ...all, latency: p99(1000) })).toMatchObject({
      interval: {
        low: 0.983,
        high: 0.997,
        method: 'orderStatistic',
        effective: 1000,
        ranks: { low: 983, high: 997, of: 1000 },
      },
      openEnd: null,
    })
  })

  it('is wider where the slow requests were in flight together', () => {
    const all = { samples: { ttft: ascending(1000) }, completed: 1000, load: { concurrency: 10 } }
    const { interval, openEnd } = told({ ...all, latency: p99(1000) })
    expect(interval!.effective).toBeLessThan(200)
    expect(interval!.low).toBeLessThan(0.983)
    expect([interval!.high, openEnd]).toEqual([null, 'fewRequests'])
  })

  it('counts failed requests as slower than all others', () => {
    const all = { samples: { ttft: spread(995), failed: 5 }, completed: 995, failed: 5 }
    const { interval, openEnd } = told({ ...all, load: { concurrency: 1 }, latency: p99(995) })
    expect(interval).toMatchObject({ ranks: { low: 983, high: 997, of: 1000 }, low: 0.983, high: null })
    expect(openEnd).toBe('failures')
  })

  it('counts gaps by request, so that many of one request prove no more', () => {
    const gaps = Float64Array.from({ length: 1000 }, (_, i) => (i % 100 === 99 ? 0.2 : 0.01))
    const itl = { itl: { p99: 0.2 } }
    const of = (requests: number) => {
      const samples = { ttft: ascending(requests), gaps, gapCounts: new Float64Array(requests).fill(1000 / requests) }
      const run = { samples, completed: requests, load: { concurrency: 1 }, latency: itl }
      return told(run, 'itl.p99<=300ms').interval
    }
    expect(of(1000)).toMatchObject({ effective: 1000, ranks: { low: 983, high: 997, of: 1000 } })
    expect(of(10)).toMatchObject({ effective: 10, high: null })
  })

  it('is bounded from above alone by a summary, and by the judgement’s own bound', () => {
    const { interval, openEnd, upperBound } = told({ completed: 3200 })
    expect(interval).toMatchObject({ low: null, high: upperBound, method: 'summaryBound', ranks: null })
    expect(interval!.effective).toBeCloseTo(6400 / 33)
    expect(openEnd).toBe('summaryOnly')
    expect(told({ completed: 3200 }, 'itl.p99<=1s').interval).toMatchObject({ effective: 3200 })
  })

  it.each<[string, RunChoices, string]>([
    ['ttft.p99<=3s', { latency: { ttft: null } }, 'noValue'],
    ['ttft.mean<=3s', {}, 'noPercentile'],
    ['ttft.p99<=3s', { completed: null, failed: null }, 'noCount'],
    ['ttft.p99<=3s', { completed: 298 }, 'fewRequests'],
    ['ttft.p99<=3s', { latency: { ttft: { median: null } } }, 'noMedian'],
  ])('of %s with %j is none, and says why', (expression, choices, reason) => {
    expect(told(choices, expression)).toMatchObject({ interval: null, openEnd: reason })
  })
})
