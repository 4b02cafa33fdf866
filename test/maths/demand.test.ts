import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { compoundGrowth, employeeRate } from '../../src/maths/demand.ts'
import { meanInFlight } from '../../src/maths/little.ts'

const office = { people: 500, activeShare: 0.3, requestsPerDay: 20, busyHourShare: 0.2, withinHour: 1, growth: 1 }

describe('employeeRate', () => {
  it.each([
    [0.1, 10, 0.2, 0.028, [0.13, 0.8, 1.5]],
    [0.3, 20, 0.2, 0.167, [0.79, 4.5, 8.9]],
    [0.5, 40, 0.25, 0.694, [3.3, 18.8, 37]],
  ])(
    'of 500 people, %d of them active, %d a day, %d in the busiest hour is %d requests/s',
    (activeShare, requestsPerDay, busyHourShare, rate, inFlight) => {
      const arrivalRate = employeeRate({ ...office, activeShare, requestsPerDay, busyHourShare })
      expect(arrivalRate).toBeCloseTo(rate, 3)
      const latencies = [128 / 27.07, 32 / 1.18, 16 / 0.3]
      latencies.forEach((latency, index) =>
        expect(Math.abs(meanInFlight(arrivalRate, latency) - inFlight[index]!)).toBeLessThan(0.05),
      )
    },
  )
  it('multiplies every factor', () => {
    expect(employeeRate({ ...office, withinHour: 1.5, growth: 2 })).toBeCloseTo(0.5, 10)
  })
  it('is 0 as soon as one factor is', () => {
    for (const factor of Object.keys(office)) {
      expect(employeeRate({ ...office, [factor]: 0 })).toBe(0)
    }
  })
  it('is proportional to each factor', () => {
    const factor = fc.constantFrom('people', 'activeShare', 'requestsPerDay', 'busyHourShare', 'growth')
    fc.assert(
      fc.property(factor, fc.double({ min: 0.01, max: 100, noNaN: true }), (name, times) => {
        const more = employeeRate({ ...office, [name]: office[name as 'people'] * times })
        expect(more / employeeRate(office) / times).toBeCloseTo(1, 9)
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
