import { describe, expect, it } from 'vitest'
import { requestsLike } from '../../src/promise/requests.ts'
import { meansOf, workOf } from '../../src/promise/work.ts'
import { scaledTimes, someSweep } from './some-sweep.ts'

const { levels } = someSweep()
const lone = levels[0]!
/** Latencies of one request at a time whose answers vary by 60 %. */
const uneven = { ...lone, e2e: { mean: lone.e2e!.mean, std: 0.6 * (lone.e2e!.mean - lone.ttft!.mean), quantiles: [] } }
const mean = (values: Iterable<number>) => {
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

  it('is unknown where a metric is missing or contradicts another', () => {
    expect(workOf([])).toBeNull()
    expect(workOf([{ ...lone, itl: null }])).toBeNull()
    expect(meansOf({ ...lone, e2e: scaledTimes(lone.ttft, 0.5) })).toBeNull()
  })
})

describe('requests like it', () => {
  const work = workOf([uneven, ...levels.slice(1)])!

  it('have its means, vary as it does, and repeat themselves', () => {
    const { prompts, steps, sizes } = requestsLike(work, 4000, 1)
    expect(mean(prompts)).toBeCloseTo(200, 6)
    expect(mean(steps) / 100).toBeCloseTo(1, 2)
    expect(mean(steps.map((count) => (count - 100) ** 2)) ** 0.5 / 100).toBeCloseTo(0.6, 1)
    expect(mean(sizes) / 301).toBeCloseTo(1, 2)
    expect(requestsLike(work, 4000, 1).steps).toEqual(steps)
  })

  it('may have the means of one level', () => {
    const means = { promptTokens: 150, answerTokens: 51, steps: 50 }
    expect(mean(requestsLike(work, 1000, 1, means).prompts)).toBeCloseTo(150, 6)
  })
})
