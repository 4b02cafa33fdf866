import { describe, expect, it } from 'vitest'
import type { Load } from '../../src/model/run.ts'
import { axisOf, loopKey, loopOf, offered, withoutUnlimited } from '../../src/series/loop.ts'
import { someRun } from '../builders.ts'

const offering = (concurrency: Load['concurrency'], requestRate: Load['requestRate'], more: Partial<Load> = {}) =>
  someRun({ load: { concurrency, requestRate, ...more } })

describe('loopOf', () => {
  it('tells closed, open and capped loops by cap and rate', () => {
    expect(loopOf(offering(32, 'inf'))).toBe('closed')
    expect(loopOf(offering(32, null))).toBe('closed')
    expect(loopOf(offering(null, 4))).toBe('open')
    expect(loopOf(offering(32, 4))).toBe('capped')
    expect(loopOf(offering(null, null))).toBe('unknown')
  })

  it('names what is no level', () => {
    expect(loopOf(offering(null, 'inf'))).toBe('atOnce')
    expect(loopOf(offering(null, null, { unlimited: { concurrency: 1e9 } }))).toBe('atOnce')
    expect(loopOf(offering(null, 4, { changing: 'ramp' }))).toBe('ramp')
    expect(loopOf(offering(32, 'inf', { changing: 'trace' }))).toBe('trace')
  })
})

/** Cap and rate of runs that sent so many requests, as they count. */
const meant = (...told: readonly (readonly [Load['concurrency'], Load['requestRate'], number | null])[]) =>
  withoutUnlimited(
    told.map(([concurrency, requestRate, prompts]) =>
      someRun({ completed: prompts, duration: null, load: { concurrency, requestRate }, throughput: { requests: 5 } }),
    ),
  ).map(({ load }) => [load.concurrency, load.requestRate])

describe('withoutUnlimited', () => {
  it.each([
    [32, 1e9, 1000, [32, 'inf']],
    [32, 1000, 1000, [32, 'inf']],
    [32, 999, 1000, [32, 999]],
    [null, 500, null, [null, 'inf']],
    [null, 499, null, [null, 499]],
    [1e9, 4, 1000, [null, 4]],
    [1000, 4, 1000, [null, 4]],
    [999, 4, 1000, [999, 4]],
    [10_000, 'inf', 1000, [null, 'inf']],
    [1001, 'inf', 1000, [1001, 'inf']],
    [1e6, 4, null, [null, 4]],
    [1024, 4, null, [1024, 4]],
    [1e9, 1e9, 1000, [null, 'inf']],
  ] as const)('cap %s, rate %s, %s requests: %j', (cap, rate, requests, expected) => {
    expect(meant([cap, rate, requests])).toEqual([expected])
  })

  it('keeps a cap that another run of the sweep fills', () => {
    expect(meant([64, 1, 60], [64, 4, 240])).toEqual([
      [64, 1],
      [64, 4],
    ])
  })

  it('says what was written', () => {
    const [run] = withoutUnlimited([someRun({ completed: 10, load: { concurrency: 1e6, requestRate: 1e9 } })])
    expect(run!.load.unlimited).toEqual({ concurrency: 1e6, requestRate: 1e9 })
  })
})

describe('loopKey', () => {
  it('minds the burstiness of paced arrivals only', () => {
    expect(loopKey(offering(null, 4, { burstiness: 'inf' }))).not.toBe(loopKey(offering(null, 4)))
    expect(loopKey(offering(8, 4, { burstiness: 0.5 }))).not.toBe(loopKey(offering(8, 4)))
    expect(loopKey(offering(null, 4, { burstiness: null }))).toBe(loopKey(offering(null, 4)))
    expect(loopKey(offering(32, 'inf', { burstiness: 0.5 }))).toBe(loopKey(offering(32, 'inf')))
  })
})

describe('axisOf', () => {
  it('is the concurrency of closed loops and the rate of open ones', () => {
    expect(axisOf([offering(1, 'inf'), offering(2, 'inf')])).toBe('concurrency')
    expect(axisOf([offering(null, 1), offering(null, 'inf')])).toBe('requestRate')
  })

  it('is what a capped sweep varies', () => {
    expect(axisOf([offering(8, 4), offering(16, 4)])).toBe('concurrency')
    expect(axisOf([offering(8, 4), offering(8, 8)])).toBe('requestRate')
  })
})

describe('offered', () => {
  it('puts all at once and no cap last', () => {
    expect([offering(8, 4), offering(8, 'inf')].map((run) => offered(run, 'requestRate'))).toEqual([4, Infinity])
    expect([offering(8, 4), offering(null, 4)].map((run) => offered(run, 'concurrency'))).toEqual([8, Infinity])
  })
})
