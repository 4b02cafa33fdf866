import { describe, expect, it } from 'vitest'
import { type LatencyMetric, clientDefinition } from '../../src/model/metric.ts'
import { latencyOf, statisticsOf } from '../../src/records/run.ts'
import { fallShort, samplesOf, streamSamples, tokenTimes } from '../../src/records/streams.ts'

/** Four requests of which the second failed. */
const record = {
  ttfts: [0.125, 0, 0.25, 0.5],
  itls: [[0.25], [], [0.25, 0.5], []],
  output_lens: [2, 0, 3, 1],
  errors: ['', 'Traceback …', '', ''],
}

describe('streamSamples', () => {
  it('rebuilds E2EL and TPOT of the answered requests', () => {
    expect(streamSamples(record, 3)).toEqual({
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
    expect(streamSamples({ ...record, start_times: [9, 9.5, 10, 11] }, 3)).toMatchObject({
      starts: Float64Array.of(9, 10, 11),
    })
    for (const start_times of [[9, 9.5, 10], [9, 9.5, null, 11], null])
      expect(streamSamples({ ...record, start_times }, 3)).not.toHaveProperty('starts')
  })

  it('keeps the lengths of the prompts of the answered requests, if each has one', () => {
    expect(streamSamples({ ...record, input_lens: [5, 6, 7, 8] }, 3)).toMatchObject({
      inputTokens: Float64Array.of(5, 7, 8),
    })
    for (const input_lens of [[5, 6, 7], [5, 6, 0, 8], [5, 6, null, 8], null])
      expect(streamSamples({ ...record, input_lens }, 3)).not.toHaveProperty('inputTokens')
  })

  it('uses written latencies', () => {
    expect(streamSamples({ ...record, latencies: [0.5, 0, 2, 1] }, 3)).toMatchObject({
      e2e: Float64Array.of(0.5, 2, 1),
    })
  })

  it('reads arrays from the text of a table cell', () => {
    const cells = {
      ttfts: '[0.125, 0.0, 0.25, 0.5]',
      itls: '[[0.25], [], [0.25, 0.5], []]',
      output_lens: '[2, 0, 3, 1]',
      errors: String.raw`['', "it's late", '', '']`,
    }
    expect(streamSamples(cells, 3)).toEqual(streamSamples(record, 3))
  })

  it('counts an empty answer as a hollow success where the old client did', () => {
    const old = { ...record, errors: ['', '', '', ''] }
    expect(streamSamples(old, 4)).toMatchObject({ hollow: 1, failed: 0, ttft: Float64Array.of(0.125, 0, 0.25, 0.5) })
    expect(streamSamples(old, 3)).toMatchObject({ hollow: 0, failed: 1 })
  })

  it('believes an output before an error text when that is how the client counted', () => {
    expect(streamSamples({ ...record, errors: ['', 'x', 'warning', ''] }, 3)).toMatchObject({ failed: 1 })
  })

  it('is null without the three arrays, or with none in them', () => {
    expect(streamSamples({ ttfts: [1], output_lens: [1] }, 1)).toBeNull()
    expect(streamSamples({ ttfts: [], itls: [], output_lens: [] }, 0)).toBeNull()
    expect(streamSamples({ latencies: [0.5, 1] }, 2)).toBeNull()
    expect(streamSamples({ ttfts: '', itls: '', output_lens: '' }, 0)).toBeNull()
  })

  it('says when the arrays do not fit one another', () => {
    expect(streamSamples({ ...record, ttfts: [0.125] }, 3)).toBe('disagree')
    expect(streamSamples({ ...record, output_lens: [2, 0, 3] }, 3)).toBe('disagree')
  })

  it('has no samples when nothing was answered', () => {
    const failed = { ttfts: [0, 0], itls: [[], []], output_lens: [0, 0], errors: ['x', 'y'] }
    expect(streamSamples(failed, 0)).toMatchObject({ ttft: new Float64Array(), failed: 2, hollow: 0 })
  })
})

it('TPOT of answers of several tokens, in the order in which they ended', () => {
  const samples = samplesOf(
    [
      { ttft: 1, e2e: 3, outputTokens: 101 },
      { ttft: 1, e2e: 1, outputTokens: 1 },
      { ttft: Number.NaN, e2e: 2, outputTokens: 0 },
    ],
    { ttft: 'ttft', e2e: 'e2e', outputTokens: 'outputTokens' },
    2,
    { ttft: 'a', tpot: 'b', itl: '', e2e: 'c' },
  )
  expect([...samples.tpot]).toEqual([0.02])
  expect([...samples.e2e]).toEqual([3, 1, 2])
  expect(samples).toMatchObject({ failed: 2, hollow: 1, endedInOrder: true })
  expect(samples.gaps).toHaveLength(0)
})

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
