import { describe, expect, it } from 'vitest'
import { demandOn, demandsOf, peopleOf } from '../../src/sizing/demand.ts'
import { someLayout, someQuestion } from './some-question.ts'

const given = (value: number) => ({ value, nature: 'given' }) as const
const employees = {
  people: given(500),
  activeShare: given(0.3),
  requestsPerDay: given(20),
  busyHourShare: given(0.2),
  peak: null,
  growth: null,
}

describe('demandsOf', () => {
  it('has an entry for each number and each reading', () => {
    const question = someQuestion({ users: [80, 100], thinkTimes: [30], arrivals: [1], employees })
    expect(demandsOf(question).map(({ kind, users, seconds }) => [kind, users, seconds])).toEqual([
      ['arrivals', null, null],
      ['employees', null, null],
      ...[80, 100].flatMap((users) => [
        ['open', users, 3],
        ['closed', users, 3],
        ['closed', users, 30],
        ['inFlight', users, null],
      ]),
    ])
  })

  it.each([
    [0.1, 10, 0.2, 0.028],
    [0.3, 20, 0.2, 0.167],
    [0.5, 40, 0.25, 0.694],
  ])('turns 500 employees of whom %d ask %d times a day, %d in the busiest hour, into %d requests/s', (...own) => {
    const [activeShare, requestsPerDay, busyHourShare] = own.slice(0, 3).map(given)
    const [demand] = demandsOf(
      someQuestion({
        employees: {
          people: given(500),
          activeShare: activeShare!,
          requestsPerDay: requestsPerDay!,
          busyHourShare: busyHourShare!,
          peak: null,
          growth: null,
        },
      }),
    )
    expect(demand?.arrivalRate).toBeCloseTo(own[3], 3)
  })

  it('gives employees the growth of their own, compounded, and nobody else', () => {
    const own = { ...employees, growth: { rate: given(0.2), years: given(3) } }
    const [arrivals, people] = demandsOf(someQuestion({ arrivals: [2], employees: own }))
    expect(arrivals?.arrivalRate).toBe(2)
    expect(people?.arrivalRate).toBeCloseTo((500 * 0.3 * 20 * 0.2 * 1.2 ** 3) / 3600, 12)
    expect(people?.growth).toEqual({ value: expect.closeTo(1.728), nature: 'derived' })
  })

  it('raises the busiest hour of employees to its peak', () => {
    const [people] = demandsOf(someQuestion({ employees: { ...employees, peak: given(1.5) } }))
    expect(people?.arrivalRate).toBeCloseTo(0.25, 12)
  })

  it('makes tokens requests by the tokens of a request on each layout, or of none where nobody knows them', () => {
    const tokenArrivals = [{ of: 'outputTokens' as const, perSecond: 2000 }]
    const [demand] = demandsOf(
      someQuestion({ tokenArrivals, growth: given(1.5), peakDay: { name: null, factor: given(2) } }),
    )
    expect(demand).toMatchObject({ kind: 'outputTokens', arrivalRate: null, tokenRate: 6000, normalTokenRate: 3000 })
    const lengths = { outputTokens: given(128), totalTokens: null }
    expect(demandOn(someLayout({ lengths }), demand!)?.arrivalRate).toBe(46.875)
    expect(demandOn(someLayout(), demand!)).toBeNull()
  })

  it('multiplies every kind of demand by its peak day, after growth, and keeps the normal one', () => {
    const peakDay = { name: null, factor: given(1.5) }
    const all = demandsOf(someQuestion({ users: [90], arrivals: [2], employees, growth: given(2), peakDay }))
    expect(all.map(({ kind, arrivalRate, normalRate }) => [kind, arrivalRate, normalRate])).toEqual([
      ['arrivals', 6, 4],
      ['employees', expect.closeTo(0.5), expect.closeTo(1 / 3)],
      ['open', 90, 60],
      ['closed', null, null],
      ['inFlight', null, null],
    ])
    expect(all.slice(2).map(peopleOf)).toEqual([270, 270, 270])
  })

  it.each([
    [1, [2, expect.closeTo(1 / 6), 30, null, null]],
    [3, [6, expect.closeTo(0.5), 90, null, null]],
  ])('lets every kind of demand grow by %d', (growth, rates) => {
    const question = someQuestion({ users: [90], arrivals: [2], employees, growth: given(growth) })
    expect(demandsOf(question).map(({ arrivalRate }) => arrivalRate)).toEqual(rates)
  })
})
