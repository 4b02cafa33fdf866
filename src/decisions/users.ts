import type { Decision, Demand, Report, Series, Users } from '../model/report.ts'
import { made, of, read, type Field, type Input, type Made, type Read } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import type { Evidence } from './options.ts'

const floor = { rounding: 'floor' } as const

/** Seconds between two requests, or from an answer to the next. */
const waitOf = ({ interval, thinkTime }: Users, { intervals, thinkTimes }: Report['plan']): Read<number> =>
  interval === null
    ? read(`plan/thinkTimes/${thinkTimes.indexOf(thinkTime!)}`, thinkTime!)
    : read(`plan/intervals/${intervals.indexOf(interval)}`, interval)

/** Users of servers as one pool, which takes p requests/s. */
const usersInPool = (row: Users, p: Field<number>, W: Read<number>): Made<number> => {
  if (row.basis === 'open') return made('openDerived', { A: p, I: W }, floor)
  const R = of(row, 'latency')
  if (row.levelTime === null) return made('closedDerived', { A: p, R, Z: W }, floor)
  return made('closedShorter', { A: p, R, M: of(row, 'levelTime'), Z: W }, floor)
}

/** Users of one reading of the demand, of so many servers or of the pool that they are; who waits keeps to a server. */
const together = (row: Users, k: number, plan: Report['plan'], pool: Field<number> | null): Made<number> => {
  const W = waitOf(row, plan)
  if (pool) return usersInPool(row, pool, W)
  return row.basis === 'open'
    ? made('allSenders', { k, A: of(row, 'arrivalRate'), I: W }, floor)
    : made('allUsers', { U: of(row, 'users'), k })
}

/** The same of the first reading of the demand. */
export const firstUsers = (
  { users }: Series,
  servers: number,
  plan: Report['plan'],
  pool: Field<number> | null = null,
): Made<number> | null => {
  const row = users.find(({ model, reachable }) => model !== 'fixed' && reachable)
  return row ? together(row, servers, plan, pool) : null
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
export const usersOf = (
  { users }: Series,
  servers: number,
  pool: Field<number> | null,
  { plan }: Evidence,
): Decision['users'] =>
  users
    .filter(({ model }) => model !== 'fixed')
    .map((row) => {
      const { basis, interval, thinkTime, reachable } = row
      const all = together(row, servers, plan, pool)
      return record({ basis, interval, thinkTime, users: all, reachable })
    })
