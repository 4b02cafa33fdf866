import type { Plan } from '../../model/plan.ts'
import type { Point, Series, Users } from '../../model/report.ts'
import { plannedRate } from '../../replay/arrivals.ts'
import { explained, of, read, type Made } from '../../trails/made.ts'
import type { MeasuredLimit } from './measured-limit.ts'
import { sourcesOf, usersFrom, type Sources } from './sources.ts'
import type { Asking } from './users.ts'

/** The answer that is moved: users of one reading of the demand. */
export interface Base {
  readonly found: MeasuredLimit
  readonly asking: Asking
  /** Where the answer stands among the users of the series. */
  readonly row: Users
  /** What its users are made of, and they. */
  readonly sources: Sources
  readonly users: Made<number>
  readonly factor: Made<number> | number
  readonly points: readonly Point[]
}

type Reading = Pick<Users, 'basis' | 'interval' | 'thinkTime'>

/** The derived number of users of one reading of the demand, or the one in the middle of the planned shares. */
export const rowOf = (users: readonly Users[], { basis, interval, thinkTime }: Reading): Users | null => {
  const own = users.filter((row) => row.basis === basis && row.interval === interval && row.thinkTime === thinkTime)
  const fixed = own.filter(({ model }) => model === 'fixed')
  return own.find(({ model }) => model !== 'fixed') ?? fixed[(fixed.length - 1) >> 1] ?? null
}

/** Fewer whole users than this hardly show what moves them. */
const fewest = 10

/**
 * The first reading of the demand that serves ten users, or else the one that serves most: one request every so often, sent
 * without waiting; without an interval, with a think time. Null where nothing is asked, or nobody served.
 */
const answered = (users: readonly Users[], { intervals, thinkTimes }: Plan): Users | null => {
  const readings: readonly Reading[] =
    intervals.length > 0
      ? intervals.map((interval) => ({ basis: 'open', interval, thinkTime: null }))
      : thinkTimes.map((thinkTime) => ({ basis: 'closed', interval: null, thinkTime }))
  const rows = readings.flatMap((reading) => rowOf(users, reading) ?? [])
  const most = rows.toSorted((a, b) => b.users - a.users)[0]
  return rows.find((row) => row.users >= fewest) ?? (most && most.users > 0 ? most : null)
}

/** The promise over what the overflow rule plans for at the limit; null where that is nothing. */
const factorOf = (
  row: Users,
  { level, throughput }: MeasuredLimit,
  { headroom, basis }: Answer,
  { overflow }: Plan,
): Made<number> | number | null => {
  if (row.model === 'fixed' || !headroom || !basis) return 1
  const rate = plannedRate([{ concurrency: level, throughput }], headroom.overflow)
  return rate === 0
    ? null
    : explained('promiseRatio', headroom.arrivalRate / rate, {
        A: of(headroom, 'arrivalRate'),
        C: of(basis, 'level'),
        X: of(basis, 'throughput'),
        e: read('plan/overflow', overflow),
      })
}

interface Answer extends Pick<Series, 'headroom' | 'basis'> {
  readonly users: readonly Users[]
  readonly points: readonly Point[]
}

/** Null where there is no demand to count users for, or no limit to count them from. */
export const baseOf = (found: MeasuredLimit | null, answer: Answer, plan: Plan): Base | null => {
  const row = answered(answer.users, plan)
  const wait = row && (row.interval ?? row.thinkTime)
  if (!found || !row || !answer.basis || wait === null) return null
  const factor = factorOf(row, found, answer, plan)
  if (factor === null) return null
  const sources = sourcesOf(row, answer.basis, factor, plan)
  const asking = {
    basis: row.basis,
    wait,
    overflow: plan.overflow,
    share: row.model === 'fixed' ? row.utilization : null,
    factor: typeof factor === 'number' ? factor : factor.value,
    latency: row.latency ?? 0,
  }
  const users = usersFrom(row.users, row, sources)
  return { found, asking, row, sources, users, factor, points: answer.points }
}
