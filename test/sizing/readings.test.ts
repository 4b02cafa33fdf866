import { describe, expect, it } from 'vitest'
import type { ReadingKind } from '../../src/model/size.ts'
import { loadsOf } from '../../src/sizing/loads.ts'
import { populationOf, readingsOf } from '../../src/sizing/readings.ts'
import { layoutOf, someLayout, someQuestion } from './some-question.ts'

const users = (kind: ReadingKind, more: Parameters<typeof someQuestion>[0] = {}) => {
  const question = someQuestion(more)
  const all = readingsOf(someLayout(), loadsOf(someLayout(), question), question)
  return all.filter((reading) => reading.kind === kind).map(({ rows }) => rows.map((row) => row.users))
}

describe('readingsOf', () => {
  it('counts users by every reading of one request every 3 s', () => {
    expect(users('open')).toEqual([[81, 56, 60, 64, 66]])
    expect(users('closed')).toEqual([[209, 146, 156, 167, 185]])
    expect(users('inFlight')).toEqual([[128, 89, 96, 102]])
    expect(users('cycle')).toEqual([[81, 56, 60, 64]])
  })

  it('counts users who think, and no others, when only that is given', () => {
    const more = { intervals: [], thinkTimes: [30, 60] }
    expect(users('closed', more).map((row) => row.at(-1))).toEqual([776, 1436])
    expect(users('open', more)).toEqual([])
  })

  it('counts users as the report does by its replay, beside the binomial', () => {
    const layout = someLayout({ reportedUsers: [{ thinkTime: 3, users: 150 }] })
    const question = someQuestion({ thinkTimes: [30] })
    const closed = readingsOf(layout, loadsOf(layout, question), question).filter(({ kind }) => kind === 'closed')
    expect(closed.map(({ rows }) => rows.slice(-2).map(({ model, users: n }) => [model, n]))).toEqual([
      [
        ['binomial', 185],
        ['reported', 150],
      ],
      [
        ['fixed', 752],
        ['binomial', 776],
      ],
    ])
  })

  it('knows that no answer fits into a cycle shorter than itself', () => {
    const question = someQuestion({ intervals: [3.9, 4, 5] })
    const all = readingsOf(layoutOf(10, 40), loadsOf(layoutOf(10, 40), question), question)
    const cycles = all.filter(({ kind }) => kind === 'cycle')
    expect(cycles.map(({ possible }) => possible)).toEqual([false, true, true])
  })
})

describe('populationOf', () => {
  it('is null when any overflow is accepted', () => {
    expect(populationOf(someLayout(), 3, 1)).toBeNull()
  })
})
