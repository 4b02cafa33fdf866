import type { AskedEmployees, Plan, TokenRate } from '../../model/plan.ts'
import type { Demand } from '../../model/report.ts'
import { made, read, taken, type Made, type Read, record } from '../../trails/made.ts'
import { employeesOf, termsOf } from '../places.ts'

/** A number on a normal day and on the one that is sized for: the same where no peak day is known. */
interface OnDay {
  readonly normal: Made<number>
  readonly peak: Made<number>
}

/** Arrivals of the peak day over those of a normal one; null where none is known. */
type Factor = Read<number> | null

/** A demand before it is one of a list. */
interface Rated {
  readonly kind: Demand['kind']
  readonly users: Made<number> | null
  readonly peakUsers: Made<number> | null
  readonly lastUsers: Made<number> | null
  readonly interval: number | null
  readonly thinkTime: number | null
  readonly chain: Demand['chain']
  /** Tokens/s. */
  readonly tokens: OnDay | null
  /** Requests/s, from today on; none where they depend on the layout. */
  readonly years: readonly OnDay[]
}

const nothing = {
  users: null,
  peakUsers: null,
  lastUsers: null,
  interval: null,
  thinkTime: null,
  chain: null,
  tokens: null,
} as const

const onDay = (normal: Made<number>, f: Factor): OnDay => ({
  normal,
  peak: f ? made('peakRate', { A: normal, f }) : normal,
})

const ofRate = (arrivalRate: number, i: number, f: Factor): Rated => ({
  ...nothing,
  kind: 'arrivals',
  years: [onDay(taken(read(`plan/demand/arrivalRates/${i}`, arrivalRate)), f)],
})

const ofTokens = ({ of: kind, perSecond }: TokenRate, i: number, f: Factor): Rated => ({
  ...nothing,
  kind,
  tokens: onDay(taken(read(`plan/demand/tokenRates/${i}/perSecond`, perSecond)), f),
  years: [],
})

const factors = ['registered', 'active', 'perDay', 'busyHour', 'peak'] as const
const assumptions = factors.map((name) => `plan/demand/employees/${name}/value`)

const ofEmployees = (employees: AskedEmployees, f: Factor): Rated => {
  const { U, r, q, k, m, g } = employeesOf(employees)
  const today = made('headcount', { U, r, q, k, m }, { assumptions })
  const grown = Array.from({ length: employees.years.value }, (_, i) => made('grown', { A: today, g, t: i + 1 }))
  return {
    ...nothing,
    kind: 'employees',
    users: taken(U),
    lastUsers:
      g.value === 0 || employees.years.value < 1
        ? null
        : made('grownPeople', { U, g, t: employees.years.value }, { rounding: 'floor' }),
    chain: record({
      activeUsers: made('activeUsers', { U, r }),
      requestsPerDay: made('dayRequests', { U, r, q }),
      requestsPerHour: made('hourRequests', { U, r, q, k }),
    }),
    years: [today, ...grown].map((normal) => onDay(normal, f)),
  }
}

/** Users by each time between requests that was asked about; those who wait ask as often as the layout answers. */
const ofUsers = (count: Read<number>, { intervals, thinkTimes, chosenBy }: Plan, f: Factor): readonly Rated[] => {
  const [users, peakUsers] = [taken(count), f && made('peakUsers', { N: count, f })]
  const own = { ...nothing, users, peakUsers }
  return [
    ...(chosenBy.intervals === 'default' ? [] : intervals).map((interval, i): Rated => {
      const rateOf = (N: Made<number>) => made('openRate', { N, I: read(`plan/intervals/${i}`, interval) })
      const normal = rateOf(users)
      return { ...own, kind: 'open', interval, years: [{ normal, peak: peakUsers ? rateOf(peakUsers) : normal }] }
    }),
    ...thinkTimes.map((thinkTime): Rated => ({ ...own, kind: 'closed', thinkTime, years: [] })),
  ]
}

/** What a peak day changes: users, tokens or requests. */
const changed = ({ users, peakUsers, tokens, years }: Rated): OnDay | null =>
  users && peakUsers ? { normal: users, peak: peakUsers } : (tokens ?? years.at(-1) ?? null)

/**
 * Mean arrivals of all hours that the servers are on, over those of the busiest. Of employees it follows: a day's requests
 * on so many days a month, against a busiest hour that has its share of the day; unless the plan says otherwise. Either is of
 * a normal day: a peak day leaves the mean as it is, so that it is less of the busiest hour.
 */
const meanLoadOf = (one: Rated, { cost, demand: { employees } }: Plan, f: Factor): Made<number> | null => {
  if (!cost) return null
  const { meanLoad, workingDays } = cost
  if (one.kind !== 'employees' || meanLoad.by !== 'default') {
    const [w, day] = [read('plan/cost/meanLoad/value', meanLoad.value), changed(one)]
    return f && day ? made('assumedMean', { w, N: day.normal, P: day.peak }) : taken(w)
  }
  const { k, m } = employeesOf(employees!)
  const inputs = { d: read('plan/cost/workingDays/value', workingDays.value), H: termsOf(cost).H, k, m }
  return f ? made('meanOfPeakDay', { ...inputs, f }) : made('meanOfPeak', inputs)
}

const demandOf = (rated: Rated, id: string, plan: Plan, f: Factor): Demand => {
  const { years, tokens, ...one } = rated
  const last = years.at(-1)
  return record({
    id,
    users: one.users,
    peakUsers: one.peakUsers,
    lastUsers: one.lastUsers,
    interval: one.interval,
    thinkTime: one.thinkTime,
    chain: one.chain,
    kind: one.kind,
    years: years.map(({ normal, peak }, year) => record({ year, normalRate: f && normal, arrivalRate: peak })),
    arrivalRate: last ? taken(last.peak) : null,
    normalRate: f && last ? taken(last.normal) : null,
    tokenRate: tokens && tokens.peak,
    normalTokenRate: f && tokens && tokens.normal,
    meanLoad: meanLoadOf(rated, plan, f),
  })
}

/** What was asked to be served, one entry for each number and reading. */
export const demandsOf = (plan: Plan): readonly Demand[] => {
  const { users, arrivalRates, tokenRates, employees, peakDay } = plan.demand
  const f = peakDay && read('plan/demand/peakDay/factor', peakDay.factor)
  const all = [
    ...arrivalRates.map((rate, i) => ofRate(rate, i, f)),
    ...tokenRates.map((rate, i) => ofTokens(rate, i, f)),
    ...(employees ? [ofEmployees(employees, f)] : []),
    ...users.flatMap((count, i) => ofUsers(read(`plan/demand/users/${i}`, count), plan, f)),
  ]
  return all.map((one, i) => demandOf(one, `demand-${i + 1}`, plan, f))
}
