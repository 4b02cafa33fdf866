import { promised, promisedDigits } from './promised.ts'
import type { Decision, Report, Users } from './report.ts'

/** True of users who can send as they are said to, where there are any. */
export const isServed = ({ reachable, users }: Pick<Users, 'reachable' | 'users'>): boolean => reachable && users > 0

type Row = Decision['users'][number]
/** How users are taken to send, or that they are registered. */
export type Reading = Pick<Row, 'basis' | 'interval' | 'thinkTime'>

/** True for users who send in one way, with one time between requests. */
export const isAlike = (a: Reading, b: Reading): boolean =>
  a.basis === b.basis && a.interval === b.interval && a.thinkTime === b.thinkTime

/** Rows of one reading together, in the order of the first of each. */
export const byReading = <Own extends Reading>(rows: readonly Own[]): readonly (readonly Own[])[] =>
  rows
    .filter((row, i) => rows.findIndex((one) => isAlike(one, row)) === i)
    .map((first) => rows.filter((row) => isAlike(row, first)))

/**
 * The reading that an answer shows of its own: the first that every answer which serves anybody can reach, so that they
 * compare; else the first that it can reach itself.
 */
export const shownReading = <Own extends Row | Users>(
  own: readonly Own[],
  all: readonly (readonly (Row | Users)[])[],
): Own | null => {
  const serving = all.filter((rows) => rows.some(isServed))
  const shared = own.find((row) => serving.every((rows) => rows.some((one) => isServed(one) && isAlike(one, row))))
  return shared ?? own.find(isServed) ?? own[0] ?? null
}

/** True for users of whom it is told when they send; registered ones send as their demand says. */
export const isSending = (row: Row): row is Row & { readonly basis: Users['basis'] } => row.basis !== 'registered'

/** The answer and the reading of its demand that a place is about; null for any other place. */
export const readingAt = ({ decisions }: Pick<Report, 'decisions'>, place: string) => {
  const [, decision, row] = /^decisions\/(\d+)\/users\/(\d+)\/users$/.exec(place) ?? []
  const own = row === undefined ? undefined : decisions[Number(decision)]
  return own ? { decision: own, users: own.users[Number(row)]! } : null
}

/** The users that are asked about, where they send as the reading says: on the peak day, in the last year; null where they do not. */
export const askedUsers = (
  report: Report,
  decision: Decision,
  { basis, interval, thinkTime }: Reading,
): number | null => {
  const demand = report.demand.find(({ id }) => id === decision.demand)
  if (!demand || demand.kind !== (basis === 'registered' ? 'employees' : basis)) return null
  if (basis === 'registered') return demand.lastUsers ?? demand.users
  return (basis === 'open' ? demand.interval === interval : demand.thinkTime === thinkTime)
    ? (demand.peakUsers ?? demand.users)
    : null
}

/** Users as they are promised: of two digits, but never fewer than were asked about and are carried. */
export const promisedOf = (users: number, asked: number | null): number =>
  Math.max(promised(users, promisedDigits.users), Math.min(users, asked ?? 0))

/** The same of a reading of an answer. */
export const promisedUsers = (report: Report, decision: Decision, row: Row): number =>
  promisedOf(row.users, askedUsers(report, decision, row))
