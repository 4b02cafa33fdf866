import { describe, expect, it } from 'vitest'
import type { Load } from '../../src/model/run.ts'
import { axisOf, loopKey, loopOf, offered } from '../../src/series/loop.ts'
import { someRun } from '../builders.ts'

const offering = (
  concurrency: Load['concurrency'],
  requestRate: Load['requestRate'],
  more: Partial<Load> = {},
) => someRun({ load: { concurrency, requestRate, ...more } })

describe('loopOf', () => {
  it('tells closed, open and capped loops by cap and rate', () => {
    expect(loopOf(offering(32, 'inf'))).toBe('closed')
    expect(loopOf(offering(32, null))).toBe('closed')
    expect(loopOf(offering(null, 4))).toBe('open')
    expect(loopOf(offering(null, 'inf'))).toBe('open')
    expect(loopOf(offering(32, 4))).toBe('capped')
    expect(loopOf(offering(null, null))).toBe('unknown')
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
    expect([offering(8, 4), offering(8, 'inf')].map((run) => offered(run, 'requestRate'))).toEqual([
      4,
      Infinity,
    ])
    expect([offering(8, 4), offering(null, 4)].map((run) => offered(run, 'concurrency'))).toEqual([
      8,
      Infinity,
    ])
  })
})
