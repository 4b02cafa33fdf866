import { describe, expect, it } from 'vitest'
import { bySwing, endOf, swingOf } from '../../../src/analysis/sensitivity/row.ts'
import type { Assumption } from '../../../src/model/report.ts'

const limit = { level: 8, throughput: 2, latency: 4, censored: true }
const row = (swing: number | null): Assumption => ({
  parameter: 'interval',
  limit: null,
  base: 1,
  range: 'half',
  ends: [],
  swing,
})

describe('endOf', () => {
  it('holds the limit, and nothing of one that is not there', () => {
    expect(endOf(3, limit, 5)).toEqual({ value: 3, ...limit, users: 5 })
    expect(endOf('median', null, null)).toEqual({
      value: 'median',
      level: null,
      throughput: null,
      latency: null,
      censored: false,
      users: null,
    })
  })
})

describe('swingOf', () => {
  it('spans the ends and the base', () => {
    expect(swingOf(5, [endOf(1, limit, 7), endOf(2, limit, 9)])).toBe(4)
    expect(swingOf(5, [endOf(1, limit, 3)])).toBe(2)
    expect(swingOf(5, [endOf(1, limit, 5), endOf(2, limit, 5)])).toBe(0)
  })

  it('is unknown where an end leaves no answer', () => {
    expect(swingOf(5, [endOf(1, null, null), endOf(2, limit, 9)])).toBeNull()
  })
})

describe('bySwing', () => {
  it('puts what leaves no answer first, then the widest, and keeps the order of equals', () => {
    const rows = [row(1), row(null), row(7), row(null), row(1)]
    const sorted = rows.toSorted(bySwing)
    expect(sorted.map(({ swing }) => swing)).toEqual([null, null, 7, 1, 1])
    expect(sorted.indexOf(rows[0]!)).toBeLessThan(sorted.indexOf(rows[4]!))
  })
})
