import { describe, expect, it } from 'vitest'
import { askedDemand } from '../../src/question/asked-demand.ts'
import { thrownBy } from './thrown.ts'

const where = (...path: readonly PropertyKey[]): string => path.join('.')

const years = (planned: { growth?: string; years?: number }) =>
  askedDemand({ employees: { registered: 500, ...planned } }, where, false).employees?.years

describe('askedDemand', () => {
  it('assumes of a head count what nobody says, and says so', () => {
    const { employees } = askedDemand({ employees: { registered: 500, perDay: 20 } }, where, false)
    expect(employees).toEqual({
      registered: { value: 500, by: 'plan' },
      active: { value: 0.3, by: 'default' },
      perDay: { value: 20, by: 'plan' },
      busyHour: { value: 0.2, by: 'default' },
      peak: { value: 1, by: 'default' },
      growth: { value: 0, by: 'default' },
      years: { value: 0, by: 'default' },
    })
  })

  it('plans growth that has no end over five years', () => {
    expect(years({ growth: '20%' })).toEqual({ value: 5, by: 'default' })
    expect(years({ growth: '20%', years: 3 })).toEqual({ value: 3, by: 'plan' })
  })

  it('reads users and arrivals, one or several', () => {
    expect(askedDemand({ users: [80, 100], arrivalRate: ['2/s', '18/min'] }, where, true)).toEqual({
      users: [80, 100],
      arrivalRates: [2, 0.3],
      employees: null,
    })
    expect(askedDemand({ arrivalRate: 2 }, where, false).arrivalRates).toEqual([2])
    expect(askedDemand({}, where, false)).toEqual({ users: [], arrivalRates: [], employees: null })
  })

  it('refuses users of whom nobody says how often they ask', async () => {
    expect(await thrownBy(() => askedDemand({ users: 80 }, where, false))).toEqual({
      code: 'planIncomplete',
      values: { where: 'demand.users', key: 'demand.users', needs: 'demand.interval, demand.thinkTime' },
    })
  })

  it.each([
    [{ arrivalRate: 'soon' }, 'badNumber', 'demand.arrivalRate'],
    [{ employees: { registered: 5, active: '130%' } }, 'badShare', 'demand.employees.active'],
    [{ employees: { registered: 5, growth: '-3%' } }, 'badNumber', 'demand.employees.growth'],
  ])('leads to the place of %j', async (planned, code, place) => {
    expect(await thrownBy(() => askedDemand(planned, where, false))).toMatchObject({ code, values: { where: place } })
  })
})
