import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { Scaling } from '../../../src/model/report.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { factsOn, somePlan, someRun, type RunChoices } from '../../builders.ts'

/** No mean from which a latency could be rebuilt. */
const meanless = { e2e: null, tpot: null, itl: { mean: null } }

/** A run on so many GPUs, its mean latency unmeasured unless told. */
const on = (gpus: number, concurrency: number, requests: number, more: RunChoices = {}): SettledRun =>
  someRun({
    facts: factsOn(gpus),
    load: { concurrency },
    latency: meanless,
    wholeRecord: false,
    completed: 100 * concurrency,
    ...more,
    throughput: { requests, ...more.throughput },
  })

const scaled = (...runs: readonly SettledRun[]): readonly Scaling[] => analyze(runs, somePlan()).scaling
const rounded = { throughput: { requestsRounding: 0.005 } }
const mean = (value: number) => ({ latency: { e2e: { mean: value, p99: null } } })
const failing = { latency: { ...meanless, ttft: { p99: 4 } } }
const unjudged = { latency: { ...meanless, itl: null } }

const at = (...runs: readonly SettledRun[]) => {
  const { concurrency, withinSla } = scaled(...runs)[0]!.atEqualConcurrency!
  return [concurrency, withinSla]
}

describe('scaling at equal concurrency', () => {
  it('compares throughput, share of each GPU, cost and latency', () => {
    expect(scaled(on(1, 128, 27.07, rounded), on(2, 128, 32.83, rounded))[0]).toMatchObject({
      base: 'series-1',
      scaled: 'series-2',
      gpus: [1, 2],
      atEqualConcurrency: {
        concurrency: 128,
        throughputs: [27.07, 32.83],
        gain: expect.closeTo(0.2128, 4),
        interval: [expect.closeTo(0.2124, 4), expect.closeTo(0.2132, 4)],
        efficiency: expect.closeTo(0.606, 3),
        costPerRequest: expect.closeTo(1.649, 3),
        e2eChange: expect.closeTo(-0.1754, 4),
        e2eFrom: 'little',
        withinSla: true,
      },
      replicas: { throughput: 54.14, count: 2, each: 27.07, assumed: true },
    })
  })

  it('takes the change of latency from measured means where both sides have them', () => {
    const [both] = scaled(on(1, 8, 2, mean(4)), on(2, 8, 2.5, mean(3)))
    expect(both?.atEqualConcurrency).toMatchObject({ e2eChange: -0.25, e2eFrom: 'measured' })
    const [one] = scaled(on(1, 8, 2, mean(4)), on(2, 8, 2.5))
    expect(one?.atEqualConcurrency).toMatchObject({ e2eChange: expect.closeTo(-0.2, 12), e2eFrom: 'little' })
  })

  it('takes the largest level where both pass, else where neither fails, else the largest', () => {
    const passing = [on(1, 8, 2), on(2, 8, 3), on(1, 16, 4), on(2, 16, 5)]
    expect(at(...passing, on(1, 32, 8, failing), on(2, 32, 9))).toEqual([16, true])
    expect(at(...passing, on(1, 32, 8, unjudged), on(2, 32, 9))).toEqual([16, true])
    expect(at(on(1, 8, 2, unjudged), on(2, 8, 3), on(1, 16, 4, failing), on(2, 16, 5))).toEqual([8, null])
    expect(at(on(1, 8, 2, failing), on(2, 8, 3), on(1, 16, 4, failing), on(2, 16, 5))).toEqual([16, false])
  })

  it('widens the interval to all repeats that count', () => {
    const rejected = { completed: 20 }
    const [pair] = scaled(on(1, 32, 8), on(1, 32, 10), on(1, 32, 1, rejected), on(2, 32, 12), on(2, 32, 15))
    expect(pair?.atEqualConcurrency).toMatchObject({
      throughputs: [8, 12],
      gain: 0.5,
      interval: [expect.closeTo(0.2, 12), expect.closeTo(0.875, 12)],
    })
    const [fails] = scaled(on(1, 32, 8, failing), on(1, 32, 1, rejected), on(2, 32, 12))
    expect(fails?.atEqualConcurrency).toMatchObject({ throughputs: [8, 12], interval: [0.5, 0.5] })
  })

  it('passes over a level that an audit rejects', () => {
    const few = { latency: unjudged.latency, completed: 5 }
    expect(at(on(1, 8, 2, unjudged), on(2, 8, 3), on(1, 16, 4), on(2, 16, 5, few))).toEqual([8, null])
  })

  it('has nothing to say without a common level that counts', () => {
    expect(scaled(on(1, 8, 2), on(2, 16, 5))[0]?.atEqualConcurrency).toBeNull()
    expect(scaled(on(1, 8, 2, { completed: 5 }), on(2, 8, 5))[0]?.atEqualConcurrency).toBeNull()
  })
})

describe('scaling at each layout’s own limit', () => {
  it('compares the limits and says which are only test limits', () => {
    const base = [on(1, 8, 2), on(1, 16, 4, failing)]
    const [pair] = scaled(...base, on(2, 8, 3), on(2, 16, 5))
    expect(pair?.atOwnLimit).toMatchObject({ levels: [8, 16], throughputs: [2, 5], gain: 1.5, censored: [false, true] })
  })

  it('needs a limit on both sides', () => {
    expect(scaled(on(1, 8, 2, failing), on(2, 8, 3))[0]).toMatchObject({ atOwnLimit: null, replicas: null })
  })
})

describe('what is compared at all', () => {
  it('is each larger layout with the smallest', () => {
    const all = scaled(on(4, 8, 6), on(1, 8, 2), on(2, 8, 3))
    expect(all.map(({ id, gpus }) => [id, gpus])).toEqual([
      ['scaling-1', [1, 2]],
      ['scaling-2', [1, 4]],
    ])
    expect(all[1]?.replicas).toEqual({ throughput: 8, count: 4, each: 2, assumed: true })
  })

  it('is no multiple where the GPUs do not divide', () => {
    expect(scaled(on(2, 8, 3), on(3, 8, 4))[0]?.replicas).toBeNull()
  })

  it.each([
    ['another GPU', { facts: { ...factsOn(2), gpu: { value: 'H100', from: 'plan', where: '' } } }],
    ['other lengths', { facts: { ...factsOn(2), inputTokens: { value: 2048, from: 'plan', where: '' } } }],
    ['another model', { facts: { ...factsOn(2), model: { value: 'other', from: 'plan', where: '' } } }],
    ['another engine', { facts: { ...factsOn(2), engine: { value: 'sglang', from: 'plan', where: '' } } }],
    ['invented numbers', { synthetic: 'a simulator' }],
    ['an open loop', { load: { concurrency: null } }],
  ] as readonly (readonly [string, RunChoices])[])('is not a measurement and %s', (_, other) => {
    expect(scaled(on(1, 8, 2), on(2, 8, 3, other))).toEqual([])
  })
})
