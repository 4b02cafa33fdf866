import { compoundGrowth, employeeDemand } from '../../maths/demand.ts'
import type { AskedCost, AskedEmployees, Plan, TokenRate } from '../../model/plan.ts'
import type { Demand } from '../../model/report.ts'
import { explained, made, read, taken, type Made, type Read } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { employeesOf, termsOf } from '../places.ts'

/** A demand before it is one of a list. */
interface Rated {
  readonly kind: Demand['kind']
  readonly users: Made<number> | null
  readonly lastUsers: Made<number> | null
  readonly interval: number | null
  readonly thinkTime: number | null
  readonly chain: Demand['chain']
  /** Tokens/s of a normal day. */
  readonly tokenRate: Made<number> | null
  /** Requests/s of a normal day, from today on; none where they depend on the layout. */
  readonly years: readonly Made<number>[]
}

const nothing = { users: null, lastUsers: null, interval: null, thinkTime: null, chain: null, tokenRate: null } as const

const ofRate = (arrivalRate: number, i: number): Rated => ({
  ...nothing,
  kind: 'arrivals',
  years: [taken(read(`plan/demand/arrivalRates/${i}`, arrivalRate))],
})

const ofTokens = ({ of: kind, perSecond }: TokenRate, i: number): Rated => ({
  ...nothing,
  kind,
  tokenRate: taken(read(`plan/demand/tokenRates/${i}/perSecond`, perSecond)),
  years: [],
})

const factors = ['registered', 'active', 'perDay', 'busyHour', 'peak'] as const
const assumptions = factors.map((name) => `plan/demand/employees/${name}/value`)

const ofEmployees = (employees: AskedEmployees): Rated => {
  const { U, r, q, k, m, g } = employeesOf(employees)
  const { chain, arrivalRate } = employeeDemand({
    people: U.value,
    activeShare: r.value,
    requestsPerDay: q.value,
    busyHourShare: k.value,
    withinHour: m.value,
    growth: 1,
  })
  const upTo = (factor: string): number => chain.find((step) => step.factor === factor)!.product
  const today = explained('headcount', arrivalRate, { U, r, q, k, m }, { assumptions })
  const grown = Array.from({ length: employees.years.value }, (_, i) =>
    explained('grown', arrivalRate * compoundGrowth(g.value, i + 1), { A: today, g, t: i + 1 }),
  )
  return {
    ...nothing,
    kind: 'employees',
    users: taken(U),
    lastUsers:
      g.value === 0 || employees.years.value < 1 ? null : made('grownPeople', { U, g, t: employees.years.value }),
    chain: record({
      activeUsers: explained('activeUsers', upTo('activeShare'), { U, r }),
      requestsPerDay: explained('dayRequests', upTo('requestsPerDay'), { U, r, q }),
      requestsPerHour: explained('hourRequests', upTo('busyHourShare'), { U, r, q, k }),
    }),
    years: [today, ...grown],
  }
}

/** Users by each time between requests that was asked about; those who wait ask as often as the layout answers. */
const ofUsers = (count: Read<number>, { intervals, thinkTimes, chosenBy }: Plan): readonly Rated[] => [
  ...(chosenBy.intervals === 'default' ? [] : intervals).map((interval, i): Rated => {
    const users = taken(count)
    const I = read(`plan/intervals/${i}`, interval)
    return { ...nothing, kind: 'open', users, interval, years: [made('openRate', { N: users, I })] }
  }),
  ...thinkTimes.map((thinkTime): Rated => ({ ...nothing, kind: 'closed', users: taken(count), thinkTime, years: [] })),
]

type Factor = Read<number> | null

/** Arrivals of the peak day over those of a normal one; null where none is known. */
const peakFactor = ({ demand: { peakDay } }: Plan): Factor =>
  peakDay && read('plan/demand/peakDay/factor', peakDay.factor)

/**
 * Mean arrivals of all hours that the servers are on, over those of the busiest. Of employees it follows: a day's requests
 * on so many days a month, against a busiest hour that has its share of the day; unless the plan says otherwise. Either is of
 * a normal day: a peak day leaves the mean as it is, so that it is less of the busiest hour.
 */
const meanLoadOf = (employees: AskedEmployees | null, cost: AskedCost | null, f: Factor): Made<number> | null => {
  if (!cost) return null
  const { meanLoad, workingDays } = cost
  const w = read('plan/cost/meanLoad/value', meanLoad.value)
  if (!employees || meanLoad.by !== 'default') return f ? made('assumedMean', { w, f }) : taken(w)
  const { k, m } = employeesOf(employees)
  const inputs = { d: read('plan/cost/workingDays/value', workingDays.value), H: termsOf(cost).H, k, m }
  return f ? made('meanOfPeakDay', { ...inputs, f }) : made('meanOfPeak', inputs)
}

const onPeakDay = (A: Made<number>, f: Factor): Made<number> => (f ? made('peakRate', { A, f }) : A)

const demandOf = ({ years, ...one }: Rated, id: string, meanLoad: Made<number> | null, f: Factor): Demand => {
  const rates = years.map((normal) => ({ normal, peak: onPeakDay(normal, f) }))
  const last = rates.at(-1)
  return record({
    id,
    users: one.users,
    peakUsers: f && one.users && one.kind !== 'employees' ? made('peakUsers', { N: one.users, f }) : null,
    lastUsers: one.lastUsers,
    interval: one.interval,
    thinkTime: one.thinkTime,
    chain: one.chain,
    kind: one.kind,
    years: rates.map(({ normal, peak }, year) => record({ year, normalRate: f && normal, arrivalRate: peak })),
    arrivalRate: last ? taken(last.peak) : null,
    normalRate: f && last ? taken(last.normal) : null,
    tokenRate: one.tokenRate && (f ? made('peakRate', { A: one.tokenRate, f }) : one.tokenRate),
    normalTokenRate: f && one.tokenRate,
    meanLoad,
  })
}

/** What was asked to be served, one entry for each number and reading. */
export const demandsOf = (plan: Plan): readonly Demand[] => {
  const { users, arrivalRates, tokenRates, employees } = plan.demand
  const f = peakFactor(plan)
  const all = [
    ...arrivalRates.map(ofRate),
    ...tokenRates.map(ofTokens),
    ...(employees ? [ofEmployees(employees)] : []),
    ...users.flatMap((count, i) => ofUsers(read(`plan/demand/users/${i}`, count), plan)),
  ]
  return all.map((one, i) =>
    demandOf(one, `demand-${i + 1}`, meanLoadOf(one.kind === 'employees' ? employees : null, plan.cost, f), f),
  )
}
