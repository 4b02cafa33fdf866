import { compoundGrowth, employeeDemand, openRate } from '../../capacity/demand.ts'
import type { AskedCost, AskedEmployees } from '../../model/report/asked.ts'
import type { Plan } from '../../model/plan.ts'
import type { Demand } from '../../model/report.ts'

type Years = Demand['years']
type Rated = Omit<Demand, 'id' | 'meanLoad'>

const nothing = { users: null, interval: null, thinkTime: null, chain: null } as const

const today = (arrivalRate: number): Years => [{ year: 0, arrivalRate }]

const ofRate = (arrivalRate: number): Rated => ({
  ...nothing,
  kind: 'arrivals',
  years: today(arrivalRate),
  arrivalRate,
})

const ofEmployees = ({
  registered,
  active,
  perDay,
  busyHour,
  peak,
  growth,
  years,
}: AskedEmployees): Rated => {
  const { chain, arrivalRate } = employeeDemand({
    people: registered.value,
    activeShare: active.value,
    requestsPerDay: perDay.value,
    busyHourShare: busyHour.value,
    withinHour: peak.value,
    growth: 1,
  })
  const upTo = (factor: string): number => chain.find((step) => step.factor === factor)!.product
  const grown = Array.from({ length: years.value + 1 }, (_, year) => ({
    year,
    arrivalRate: arrivalRate * compoundGrowth(growth.value, year),
  }))
  return {
    ...nothing,
    kind: 'employees',
    users: registered.value,
    chain: {
      activeUsers: upTo('activeShare'),
      requestsPerDay: upTo('requestsPerDay'),
      requestsPerHour: upTo('busyHourShare'),
    },
    years: grown,
    arrivalRate: grown.at(-1)!.arrivalRate,
  }
}

/** Users by each time between requests that was asked about; those who wait ask as often as the layout answers. */
const ofUsers = (users: number, { intervals, thinkTimes, chosenBy }: Plan): readonly Rated[] => [
  ...(chosenBy.intervals === 'default' ? [] : intervals).map((interval): Rated => {
    const arrivalRate = openRate(users, interval)
    return { ...nothing, kind: 'open', users, interval, years: today(arrivalRate), arrivalRate }
  }),
  ...thinkTimes.map((thinkTime): Rated => ({
    ...nothing,
    kind: 'closed',
    users,
    thinkTime,
    years: [],
    arrivalRate: null,
  })),
]

/**
 * Mean arrivals of all hours that the servers are on, over those of the busiest. Of employees it follows: a day's requests
 * on so many days a month, against a busiest hour that has its share of the day; unless the plan says otherwise.
 */
const meanLoadOf = (employees: AskedEmployees | null, cost: AskedCost | null): number | null => {
  if (!cost) return null
  const { meanLoad, workingDays, hoursPerMonth } = cost
  if (!employees || meanLoad.by !== 'default') return meanLoad.value
  const peakHours = hoursPerMonth.value * employees.busyHour.value * employees.peak.value
  return Math.min(1, workingDays.value / peakHours)
}

/** What was asked to be served, one entry for each number and reading. */
export const demandsOf = (plan: Plan): readonly Demand[] => {
  const { users, arrivalRates, employees } = plan.demand
  const all = [
    ...arrivalRates.map(ofRate),
    ...(employees ? [ofEmployees(employees)] : []),
    ...users.flatMap((count) => ofUsers(count, plan)),
  ]
  return all.map((one, i) => ({
    id: `demand-${i + 1}`,
    ...one,
    meanLoad: meanLoadOf(one.kind === 'employees' ? employees : null, plan.cost),
  }))
}
