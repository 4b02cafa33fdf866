import { describe, expect, it } from 'vitest'
import { breaches, shortfalls } from '../../validation/bars.ts'
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

const good = one(9.2, 9.3, 9.4, 9.5, 8)

describe('the bars', () => {
  it('are met by most of the truth', () => {
    expect(shortfalls([good], [good, good])).toEqual([])
    expect(breaches([good], [good, good])).toEqual([])
  })

  it('are higher after open runs', () => {
    expect(shortfalls([], [one(9.2, 9.2, 9.2, 9.2, 8)])).toEqual(['after 3 runs: median 0.920 < 0.93'])
    const low = shortfalls([], [good, good, one(0, 5, 5, 5, 0)])
    expect(low.map((fault) => fault.slice(0, 19))).toEqual([
      'rate alone: tenth 0',
      'after 3 runs: tenth',
      'after 3 runs: worst',
    ])
  })

  it('are missed by a rate that users do not send at', () => {
    const off: Case = { ...good, thinking: { promised: 9, truth: 10, rate: 0.94 } }
    expect(shortfalls([good, off], [good])).toEqual(['rate said of users with think time: 1 of 2 more than 5 % off'])
  })
})

describe('a breach', () => {
  it('is a promise that a server does not keep', () => {
    expect(breaches([good], [good, one(10.1, 9.3, 9.4, 9.4, 10.1)])).toEqual([
      'rate alone: 1 broken',
      'rate without E2EL: 1 broken',
    ])
  })

  it('is a broken number of users, bound or limit', () => {
    const bad: Case = {
      ...good,
      thinking: { promised: 11, truth: 10, rate: 1 },
      bounds: { held: [true, false], withinGrid: false },
    }
    expect(breaches([good, bad], [good])).toHaveLength(3)
  })
})

describe('the table', () => {
  it('has a row for each number of open runs, and one without E2EL', () => {
    expect(rowsOf('some', [good]).split('\n')).toHaveLength(5)
    expect(accuracyOf([0.9, 1.1, 0.5])).toEqual({ count: 3, median: 0.9, tenth: 0.5, worst: 0.5, broken: 1 })
  })
})
