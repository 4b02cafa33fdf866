import type { Plan } from '../model/plan.ts'
import type { Decision, Demand, Report, Series, Users } from '../model/report.ts'
import { made, of, read, type Field, type Input, type Made, type Read, record } from '../trails/made.ts'
import { byReading, plannedRow } from '../model/served.ts'
import type { Evidence } from './options.ts'

const floor = { rounding: 'floor' } as const

/** How often a user asks, where the plan says it: the interval, or the think time. */
export const askedIn = (
  { interval, thinkTime }: Pick<Users, 'interval' | 'thinkTime'>,
  { intervals, thinkTimes }: Pick<Plan, 'intervals' | 'thinkTimes'>,
): Read<number> =>
  interval === null
    ? read(`plan/thinkTimes/${thinkTimes.indexOf(thinkTime!)}`, thinkTime!)
    : read(`plan/intervals/${intervals.indexOf(interval)}`, interval)

/** How many servers of which rate, and what they take as one pool; null where they are none. */
export interface Servers {
  readonly k: number
  readonly A: Made<number> | Field<number>
  readonly T: Field<number> | null
}

/** Users of one reading of the demand, of so many servers or of the pool that they are. */
const together = (row: Users, { k, A, T }: Servers, plan: Report['plan']): Made<number> => {
  const I = askedIn(row, plan)
  if (row.basis === 'open')
    return T ? made('openDerived', { A: T, I }, floor) : made('allSenders', { k, A: of(row, 'arrivalRate'), I }, floor)
  const R = of(row, 'latency')
  const answers = { R, M: row.levelTime === null ? R : of(row, 'levelTime'), Z: I }
  return T ? made('closedShorter', { A: T, ...answers }, floor) : made('allWaiting', { k, A, ...answers }, floor)
}

/** The same of the first reading of the demand. */
export const firstUsers = (
  { users, headroom }: Series,
  k: number,
  plan: Report['plan'],
  T: Field<number> | null = null,
): Made<number> | null => {
  const row = users.find(({ model, reachable }) => model !== 'fixed' && reachable)
  return row ? together(row, { k, A: of(headroom!, 'arrivalRate'), T }, plan) : null
}

/** Registered users, as many times those of today as the planning rate is more than what these ask for; growth changes both alike. */
export const registeredOf = (
  demand: Demand | undefined,
  servers: number,
  A: Input,
  pool: Field<number> | null,
): Decision['users'] => {
  if (demand?.kind !== 'employees') return []
  const carried = pool ? { k: 1, A: pool } : { k: servers, A }
  const users = made(
    'registered',
    { ...carried, U: of(demand, 'users'), D: of(demand.years[0]!, 'arrivalRate') },
    floor,
  )
  return [record({ basis: 'registered', interval: null, thinkTime: null, users, reachable: true })]
}

/** Users of all servers, one row for each reading of the demand. */
export const usersOf = ({ users }: Series, servers: Servers, { plan }: Evidence): Decision['users'] =>
  byReading(users)
    .flatMap(([first]) => plannedRow(users, first!) ?? [])
    .filter((row) => row.basis === 'open' || row.latency !== null)
    .map((row) => {
      const { basis, interval, thinkTime, reachable } = row
      return record({ basis, interval, thinkTime, users: together(row, servers, plan), reachable })
    })
