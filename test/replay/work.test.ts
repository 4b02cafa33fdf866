import { describe, expect, it } from 'vitest'
import { meansOf, requestsLike, stallOf, unsteadinessOf, workOf } from '../../src/replay/work.ts'
import { scaledTimes, someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const lone = levels[0]!
/** Latencies of one request at a time whose answers vary by 60 %. */
const uneven = { ...lone, e2e: { mean: lone.e2e!.mean, std: 0.6 * (lone.e2e!.mean - lone.ttft!.mean), quantiles: [] } }
const average = (values: Iterable<number>) => {
  const all = Array.from(values)
  return all.reduce((a, b) => a + b, 0) / all.length
}

describe('the work of a sweep', () => {
  it('has as many gaps a request as its time of decoding has mean gaps', () => {
    expect(meansOf(lone)!.steps).toBeCloseTo(100, 6)
    expect(workOf(levels)).toMatchObject({ promptTokens: 200, answerTokens: 101, prompts: [], answers: [] })
  })

  it('varies with the latencies of a lone request', () => {
    const work = workOf([uneven, ...levels.slice(1)])!
    expect(work.answers.length).toBeGreaterThan(0)
    expect(work.variation).toBeCloseTo(0.6, 6)
  })

  it('is unknown where one metric contradicts another', () => {
    expect(workOf([])).toBeNull()
    expect(meansOf({ ...lone, e2e: scaledTimes(lone.ttft, 0.5) })).toBeNull()
  })
})

describe('requests like it', () => {
  const work = workOf([uneven, ...levels.slice(1)])!

  it('have its means, vary as it does, and repeat themselves', () => {
    const { prompts, steps, sizes } = requestsLike(work, 4000, 1)
    expect(average(prompts)).toBeCloseTo(200, 6)
    expect(average(steps) / 100).toBeCloseTo(1, 2)
    expect(average(steps.map((count) => (count - 100) ** 2)) ** 0.5 / 100).toBeCloseTo(0.6, 1)
    expect(average(sizes) / 301).toBeCloseTo(1, 2)
    expect(requestsLike(work, 4000, 1).steps).toEqual(steps)
  })

  it('may have the means of one level', () => {
    const means = { promptTokens: 150, answerTokens: 51, steps: 50 }
    expect(average(requestsLike(work, 1000, 1, means).prompts)).toBeCloseTo(150, 6)
  })
})

const gaps = (mean: number, std: number | null, high: readonly number[]) => ({
  mean,
  std,
  quantiles: [0.5, 0.9, 0.95, 0.99].map((probability, i) => ({ probability, value: high[i]! })),
})
/** 5 % around 10 ms. */
const steady = [0.01, 0.010641, 0.010822, 0.011163]

describe('a lone request', () => {
  it('shows how unsteady steps are', () => {
    expect(unsteadinessOf(gaps(0.01, 0.0005, steady))).toBeCloseTo(0.05, 3)
    expect(unsteadinessOf({ mean: 0.01, std: 0.1, quantiles: [] })).toBe(0)
  })

  it('takes the least that a quantile shows, so that stalls do not count', () => {
    expect(unsteadinessOf(gaps(0.01, 0.0005, [...steady.slice(0, 3), 0.4]))).toBeCloseTo(0.05, 3)
  })

  it('shows stalls by mean and deviation: one step in 500, 0.3 s', () => {
    const [share, seconds] = [0.002, 0.3]
    const stalled = gaps(0.01 + share * seconds, Math.hypot(0.0005, Math.sqrt(share) * seconds), steady)
    const found = stallOf(stalled, 0.05)
    expect(found.seconds / seconds).toBeCloseTo(1, 2)
    expect(found.share / share).toBeCloseTo(1, 2)
  })

  it('shows none where gaps vary as they always do, or nothing says how', () => {
    expect(stallOf(gaps(0.0101, 0.0006, steady), 0.05)).toEqual({ share: 0, seconds: 0 })
    expect(stallOf(gaps(0.02, null, steady), 0.05)).toEqual({ share: 0, seconds: 0 })
  })
})
