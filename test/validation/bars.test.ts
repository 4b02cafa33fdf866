import { describe, expect, it } from 'vitest'
import { otherShortfalls, rateShortfalls } from '../../validation/bars.ts'
import type { Case } from '../../validation/case.ts'
import { accuracyOf, rowsOf } from '../../validation/table.ts'

const one = (...rates: readonly number[]): Case => ({
  id: 'a',
  truth: 10,
  rates,
  refusal: null,
  thinking: { promised: 9, truth: 10, rate: 1.04 },
  starting: null,
  bounds: { held: [true, true], withinGrid: true },
})

const good = one(9.2, 9.3, 9.5)

describe('the bars of rates', () => {
  it('are met by most of the truth, and not by a broken promise', () => {
    expect(rateShortfalls([good, good])).toEqual([])
    expect(rateShortfalls([good, good, one(10.1, 9.3, 9.4)])).toEqual(['rate alone: 1 broken'])
  })

  it('are higher after open runs', () => {
    expect(rateShortfalls([one(9.2, 9.2, 9.2)])).toEqual(['after 2 runs: median 0.920 < 0.93'])
    const low = rateShortfalls([good, good, one(0, 5, 5)])
    expect(low.map((fault) => fault.slice(0, 19))).toEqual([
      'rate alone: tenth 0',
      'after 2 runs: tenth',
      'after 2 runs: worst',
    ])
  })
})

describe('the other bars', () => {
  it('are missed by broken users and bounds', () => {
    expect(otherShortfalls([good])).toEqual([])
    const bad: Case = {
      ...good,
      thinking: { promised: 11, truth: 10, rate: 0.94 },
      bounds: { held: [true, false], withinGrid: false },
    }
    expect(otherShortfalls([good, bad])).toHaveLength(4)
  })
})

describe('the table', () => {
  it('has a row for each number of open runs', () => {
    expect(rowsOf('some', [good]).split('\n')).toHaveLength(3)
    expect(accuracyOf([0.9, 1.1, 0.5])).toEqual({ count: 3, median: 0.9, tenth: 0.5, worst: 0.5, broken: 1 })
  })
})
