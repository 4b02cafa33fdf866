import * as fc from '../../property.ts'
import { describe, expect, it } from 'vitest'
import { demandsOf } from '../../../src/analysis/demand/asked-demand.ts'
import { somePlan } from '../../builders.ts'
import { chosenBy, someCost, someDemand, someEmployees } from '../some-demand.ts'

const { given } = chosenBy
const asked = { ...somePlan().chosenBy, intervals: 'plan' as const }

const ofEmployees = (active: number, perDay: number, busyHour: number) =>
  demandsOf(
    somePlan({
      demand: someDemand({
        employees: someEmployees({ active: given(active), perDay: given(perDay), busyHour: given(busyHour) }),
      }),
    }),
  )[0]

describe('demandsOf', () => {
  it.each([
    [0.1, 10, 0.2, 0.028],
    [0.3, 20, 0.2, 0.167],
    [0.5, 40, 0.25, 0.694],
  ])('makes of 500 people, %d of whom ask %d times a day, %d of it in an hour, %d requests/s', (...row) => {
    const [active, perDay, busyHour, rate] = row
    expect(ofEmployees(active, perDay, busyHour)?.arrivalRate?.toFixed(3)).toBe(rate.toFixed(3))
  })

  it('shows what lies between', () => {
    expect(ofEmployees(0.3, 20, 0.2)).toMatchObject({
      kind: 'employees',
      users: 500,
      chain: { activeUsers: 150, requestsPerDay: 3000, requestsPerHour: 600 },
    })
  })

  it('grows year by year and sizes for the last', () => {
    const employees = someEmployees({ growth: given(0.5), years: given(2) })
    const [demand] = demandsOf(somePlan({ demand: someDemand({ employees }) }))
    expect(demand?.years.map(({ year, arrivalRate }) => [year, arrivalRate.toFixed(4)])).toEqual([
      [0, '0.1667'],
      [1, '0.2500'],
      [2, '0.3750'],
    ])
    expect(demand?.arrivalRate).toBe(demand?.years[2]?.arrivalRate)
    const slow = { ...employees, growth: given(0.075), years: given(5), registered: given(1234) }
    expect(demandsOf(somePlan({ demand: someDemand({ employees: slow }) }))[0]?.lastUsers).toBe(1771)
  })

  it('counts users on schedule by the intervals that were given, and those who wait by their think times', () => {
    const plan = { intervals: [3], thinkTimes: [60], demand: someDemand({ users: [80] }) }
    expect(demandsOf(somePlan({ ...plan, chosenBy: asked }))).toMatchObject([
      { id: 'demand-1', kind: 'open', interval: 3, arrivalRate: 80 / 3 },
      { id: 'demand-2', kind: 'closed', thinkTime: 60, arrivalRate: null, years: [] },
    ])
    expect(demandsOf(somePlan(plan)).map(({ kind }) => kind)).toEqual(['closed'])
  })

  const monthEnd = { name: 'month-end', factor: 1.8 }

  it('sizes for the peak day after growth, and keeps the normal one beside it', () => {
    const employees = someEmployees({ growth: given(0.5), years: given(1) })
    const [rate, people] = demandsOf(
      somePlan({ demand: someDemand({ employees, arrivalRates: [2], peakDay: monthEnd }) }),
    )
    expect(rate).toMatchObject({ arrivalRate: 3.6, normalRate: 2, peakUsers: null })
    expect(people?.years.map(({ normalRate, arrivalRate }) => [normalRate, arrivalRate])).toEqual([
      [expect.closeTo(1 / 6, 12), expect.closeTo(0.3, 12)],
      [expect.closeTo(0.25, 12), expect.closeTo(0.45, 12)],
    ])
    expect(people).toMatchObject({ normalRate: people?.years[1]?.normalRate, users: 500, peakUsers: null })
  })

  it('multiplies the number of users, rounded up, and takes their rate of that', () => {
    const demand = someDemand({ users: [81], peakDay: monthEnd })
    expect(demandsOf(somePlan({ intervals: [3], thinkTimes: [60], demand, chosenBy: asked }))).toMatchObject([
      { kind: 'open', users: 81, peakUsers: 146, normalRate: 27, arrivalRate: 146 / 3 },
      { kind: 'closed', users: 81, peakUsers: 146, normalRate: null, arrivalRate: null },
    ])
  })

  it('leaves the mean of the month as it is on a peak day, whoever chose it', () => {
    const demand = someDemand({ employees: someEmployees(), arrivalRates: [2], peakDay: monthEnd })
    const means = (cost: ReturnType<typeof someCost>) =>
      demandsOf(somePlan({ demand, cost })).map(({ meanLoad, arrivalRate }) => meanLoad! * arrivalRate!)
    expect(means(someCost())).toEqual([expect.closeTo(0.1 * 2), expect.closeTo(20 / (730 * 0.2) / 6)])
    expect(means(someCost({ meanLoad: given(0.25) }))).toEqual([expect.closeTo(0.25 * 2), expect.closeTo(0.25 / 6)])
    expect(means(someCost({ meanLoad: given(0.1) }))[0]).toBe(means(someCost())[0])
  })

  it('takes the mean of a month from the users of a normal day, as many as they are', () => {
    const demand = someDemand({ users: [1], peakDay: { name: null, factor: 1.05 } })
    const plan = somePlan({ intervals: [3], thinkTimes: [60], demand, cost: someCost(), chosenBy: asked })
    expect(demandsOf(plan).map(({ meanLoad, peakUsers }) => [meanLoad, peakUsers])).toEqual([
      [0.05, 2],
      [0.05, 2],
    ])
  })

  it('is nothing where nothing was asked', () => {
    expect(demandsOf(somePlan())).toEqual([])
  })

  it("takes the mean load of employees from their days, and the plan's word over it", () => {
    const demand = someDemand({ employees: someEmployees(), arrivalRates: [2] })
    const meanLoads = (cost: ReturnType<typeof someCost> | null) =>
      demandsOf(somePlan({ demand, cost })).map(({ meanLoad }) => meanLoad)
    expect(meanLoads(someCost())).toEqual([0.1, 20 / (730 * 0.2)])
    expect(meanLoads(someCost({ meanLoad: given(0.25) }))).toEqual([0.25, 0.25])
    expect(meanLoads(null)).toEqual([null, null])
  })

  it('keeps the mean of the month: mean load times peak is the requests of the days over the hours', () => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 50 }), (active, busyHour, perDay) => {
        const employees = someEmployees({
          active: given(active),
          busyHour: given(busyHour),
          perDay: given(perDay),
          peak: given(1.5),
        })
        const [one] = demandsOf(somePlan({ demand: someDemand({ employees }), cost: someCost() }))
        const mean = (500 * active * perDay * 20) / (730 * 3600)
        expect((one?.meanLoad ?? 0) * (one?.arrivalRate ?? 0)).toBeCloseTo(mean, 9)
      }),
    )
  })
})
