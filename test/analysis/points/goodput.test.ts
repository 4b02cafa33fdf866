import { describe, expect, it } from 'vitest'
import { goodputOf } from '../../../src/analysis/points/goodput.ts'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import type { Merged } from '../../../src/analysis/points/repeats.ts'
import { read, taken } from '../../../src/trails/made.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const sla = someSla('ttft.p99<=3s,itl.p99<=120ms')

const goodput = (all: readonly RunChoices[], merged: Merged = 'worst', asked = sla) =>
  goodputOf(
    all.map((choices) => judgeRun(someRun(choices), asked, 'concurrency')),
    asked,
    merged,
    taken(read('series/0/points/0/throughput/requests', 10)),
  )

/** Requests of ten gaps each; `late` of them with a late first token, the next `long` with one long gap. */
const requests = (count: number, late: number, long: number): RunChoices => ({
  completed: count,
  samples: {
    ttft: Float64Array.from({ length: count }, (_, i) => (i < late ? 4 : 0.5)),
    gaps: Float64Array.from({ length: 10 * count }, (_, i) =>
      i % 10 === 0 && i >= 10 * late && i < 10 * (late + long) ? 0.5 : 0.02,
    ),
    gapCounts: new Float64Array(count).fill(10),
    longestGap: Float64Array.from({ length: count }, (_, i) => (i >= late && i < late + long ? 0.5 : 0.02)),
  },
})

describe('goodputOf', () => {
  it('counts the requests that meet every limit at once', () => {
    const found = goodput([requests(1000, 7, 13)])!
    expect(found).toMatchObject({
      kind: 'counted',
      limits: ['ttft.p99', 'itl.p99'],
      good: 980,
      samples: 1000,
      share: 0.98,
      requests: 9.8,
    })
    expect(found.low).toBeCloseTo(0.96926, 4)
    expect(found.high).toBeCloseTo(0.98774, 4)
  })

  it('judges the gaps of a request by their own percentile', () => {
    const many: RunChoices = {
      completed: 2,
      samples: {
        ttft: Float64Array.of(0.5, 0.5),
        gaps: new Float64Array(1000).fill(0.02).fill(0.5, 0, 4).fill(0.5, 500, 520),
        gapCounts: Float64Array.of(500, 500),
        longestGap: Float64Array.of(0.5, 0.5),
      },
    }
    expect(goodput([many])).toMatchObject({ good: 1, samples: 2 })
  })

  it('counts failed requests among all, and none of them as good', () => {
    const failing = requests(90, 0, 0)
    const found = goodput([{ ...failing, failed: 10 }])
    expect(found).toMatchObject({ good: 90, completed: 90, samples: 100, share: 0.9, requests: 10 })
  })

  it('is a bound by the summary: what it leaves room for, summed over the limits on requests', () => {
    const found = goodput([{ completed: 1000 }], 'worst', someSla('ttft.p99<=3s,tpot.p99<=20ms,itl.p99<=120ms'))
    expect(found).toMatchObject({
      kind: 'bound',
      limits: ['ttft.p99', 'tpot.p99'],
      good: 980,
      share: 0.98,
      low: null,
      high: null,
      requests: 9.8,
    })
  })

  it('is null where nothing is proven: gaps alone, no count, or a median beyond the limit', () => {
    expect(goodput([{}], 'worst', someSla('itl.p99<=120ms'))).toBeNull()
    expect(goodput([{ completed: null }])).toBeNull()
    expect(goodput([{ latency: { ttft: { median: 5, p99: 9 } } }])).toBeNull()
  })

  it('takes the worst or the middle repeat, all of them pooled, and a bound unless all are counted', () => {
    const repeats = [requests(1000, 10, 0), requests(1000, 40, 0), requests(1000, 20, 0)]
    expect(goodput(repeats)).toMatchObject({ good: 960, samples: 1000 })
    expect(goodput(repeats, 'median')).toMatchObject({ good: 980, samples: 1000 })
    expect(goodput(repeats, 'pooled')).toMatchObject({ good: 2930, samples: 3000 })
    expect(goodput([...repeats, { completed: 1000 }])?.kind).toBe('bound')
  })
})
