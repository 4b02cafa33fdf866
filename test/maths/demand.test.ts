import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { closedRate, compoundGrowth, employeeDemand, openRate } from '../../src/maths/demand.ts'
import { meanInFlight } from '../../src/maths/little.ts'

const office = { people: 500, activeShare: 0.3, requestsPerDay: 20, busyHourShare: 0.2, withinHour: 1, growth: 1 }

describe('employeeDemand', () => {
  it.each([
    [0.1, 10, 0.2, 0.028, [0.13, 0.8, 1.5]],
    [0.3, 20, 0.2, 0.167, [0.79, 4.5, 8.9]],
    [0.5, 40, 0.25, 0.694, [3.3, 18.8, 37]],
  ])(
    'of 500 people, %d of them active, %d a day, %d in the busiest hour is %d requests/s',
    (activeShare, requestsPerDay, busyHourShare, rate, inFlight) => {
      const { arrivalRate } = employeeDemand({ ...office, activeShare, requestsPerDay, busyHourShare })
      expect(arrivalRate).toBeCloseTo(rate, 3)
      const latencies = [128 / 27.07, 32 / 1.18, 16 / 0.3]
      latencies.forEach((latency, index) =>
        expect(Math.abs(meanInFlight(arrivalRate, latency) - inFlight[index]!)).toBeLessThan(0.05),
      )
    },
  )
  it('shows every factor with the product up to it', () => {
    const { arrivalRate, chain } = employeeDemand({ ...office, withinHour: 1.5, growth: 2 })
    expect(chain.map(({ factor, value, unit }) => [factor, value, unit])).toEqual([
      ['people', 500, 'people'],
      ['activeShare', 0.3, 'people'],
      ['requestsPerDay', 20, 'requestsPerDay'],
      ['busyHourShare', 0.2, 'requestsPerHour'],
      ['withinHour', 1.5, 'requestsPerSecond'],
      ['growth', 2, 'requestsPerSecond'],
    ])
    const products = [500, 150, 3000, 600, 0.25, 0.5]
    chain.forEach(({ product }, index) => expect(product).toBeCloseTo(products[index] ?? NaN, 10))
    expect(arrivalRate).toBe(chain.at(-1)?.product)
  })
  it('is 0 as soon as one factor is', () => {
    for (const factor of Object.keys(office)) {
      expect(employeeDemand({ ...office, [factor]: 0 }).arrivalRate).toBe(0)
    }
  })
  it('is proportional to each factor', () => {
    const factor = fc.constantFrom('people', 'activeShare', 'requestsPerDay', 'busyHourShare', 'growth')
    fc.assert(
      fc.property(factor, fc.double({ min: 0.01, max: 100, noNaN: true }), (name, times) => {
        const more = employeeDemand({ ...office, [name]: office[name as 'people'] * times })
        expect(more.arrivalRate / employeeDemand(office).arrivalRate / times).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('compoundGrowth', () => {
  it('compounds by the year', () => {
    expect(compoundGrowth(0.2, 3)).toBeCloseTo(1.728, 12)
    expect([compoundGrowth(0.2, 0), compoundGrowth(0, 5)]).toEqual([1, 1])
  })
})

describe('openRate and closedRate', () => {
  it('give 40,000 sessions with a hit every 10 minutes 4,000 hits a minute', () => {
    expect(openRate(40_000, 600) * 60).toBeCloseTo(4000, 9)
  })
  it('give 80 users with a request every 3 s 98.5 % of the 27.07 requests/s measured', () => {
    expect(openRate(80, 3) / 27.07).toBeCloseTo(0.985, 3)
    expect(openRate(100, 3) / 27.07).toBeCloseTo(1.231, 3)
  })
  it('give users who think for 3 s after each answer far less', () => {
    expect(closedRate(80, 128 / 27.07, 3) / 27.07).toBeCloseTo(0.382, 3)
    expect(closedRate(100, 128 / 27.07, 3) / 27.07).toBeCloseTo(0.478, 3)
  })
})
