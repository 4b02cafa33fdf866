import type { FormulaId } from '../../formulas/index.ts'
import { closedUsers, openUsers } from '../../maths/little.ts'
import { placeAbove } from '../../model/place.ts'
import type { Plan } from '../../model/plan.ts'
import { countedTime } from '../../model/of-series.ts'
import type { Assumption, Point, Series, Users } from '../../model/report.ts'
import { byReading, isAlike, isServed, shownReading, type Reading } from '../../model/served.ts'
import { plannedRate } from '../../replay/arrivals.ts'
import { explained, of, read, type Input, type Made, type Read, record } from '../../trails/made.ts'
import { limitPoint } from '../capacity-of.ts'
import { askedIn } from '../../decisions/users.ts'
import { shareIn } from '../places.ts'
import type { MeasuredLimit } from './measured-limit.ts'

/** How users ask, and how much of the limit they may take. */
export interface Asking {
  readonly basis: Users['basis']
  /** Seconds: between two requests (open), or from an answer to the next request (closed). */
  readonly wait: number
  readonly overflow: number
  /** Of the throughput, where that is planned with: a planned share, or what of loads at random is; null: derived from the overflow. */
  readonly share: number | null
  /** What is promised over what the overflow rule gives; 1 where that rule is the promise. */
  readonly factor: number
  /** Mean seconds of an answer that the answer is counted with. */
  readonly latency: number
}

/** The users that a limit serves. */
export const usersAt = ({ level, throughput }: MeasuredLimit, asking: Asking): number => {
  const { basis, wait, overflow, share, factor, latency } = asking
  const planned = share === null ? plannedRate([{ concurrency: level, throughput }], overflow) * factor : throughput
  return basis === 'open' ? openUsers(planned, wait, share ?? 1) : closedUsers(planned, latency, wait, share ?? 1)
}

/** What users are made of: the limit, how they ask (W), the accepted chance, the planned share, the promise. */
type Sources = Readonly<Record<'C' | 'X' | 'W' | 'e' | 'u' | 'F' | 'S', Input>>

/** Those of the answer that is moved. */
const sourcesOf = (
  row: Users,
  { basis, headroom }: Pick<Answer, 'basis' | 'headroom'>,
  factor: Input,
  plan: Plan,
): Sources => ({
  C: of(basis!, 'level'),
  X: of(basis!, 'throughput'),
  W: askedIn(row, plan),
  e: read('plan/overflow', plan.overflow),
  u: row.model === 'fixed' || !headroom ? shareIn(row.utilization ?? Number.NaN, plan) : of(headroom, 'utilization'),
  F: factor,
  S: of(row, countedTime(row)),
})

const forms = {
  open: ['sentUsers', { C: 'C', e: 'e', X: 'X', I: 'W', F: 'F' }],
  closed: ['waitingUsers', { C: 'C', X: 'X', R: 'S', Z: 'W', e: 'e', F: 'F' }],
  'open fixed': ['openUsers', { X: 'X', u: 'u', I: 'W' }],
  'closed fixed': ['closedUsers', { X: 'X', u: 'u', R: 'S', Z: 'W' }],
} as const satisfies Readonly<Record<string, readonly [FormulaId, Readonly<Record<string, keyof Sources>>]>>

type Moved = Partial<Sources>

const isLiteral = (input: Input): boolean => typeof input !== 'object'

/** Users of one reading of the demand, with what they are made of and what of that is moved: places first. */
const usersFrom = (
  users: number,
  { basis, share }: Pick<Asking, 'basis' | 'share'>,
  sources: Sources,
  moved: Moved = {},
  assumptions: readonly string[] = [],
): Made<number> => {
  const [formula, symbols] = forms[share === null ? basis : (`${basis} fixed` as const)]
  const all = Object.entries(symbols).map(([symbol, key]) => [symbol, moved[key] ?? sources[key]] as const)
  const inputs = all.toSorted(([, a], [, b]) => Number(isLiteral(a)) - Number(isLiteral(b)))
  const asked = placeAbove((sources.W as Read<number>).place)
  return explained(formula, users, Object.fromEntries(inputs), {
    rounding: 'floor',
    assumptions: [asked, ...assumptions],
  })
}

/** The measured level that a limit is, where the report shows it. */
const shownAs = (points: readonly Point[], { level, throughput }: MeasuredLimit): Point | undefined => {
  const own = limitPoint(points)
  const shows = (point: Point) => point.level === level && point.throughput.requests === throughput
  return points.find((point) => shows(point) && (point === own || !own || !shows(own)))
}

/** What users of another limit are made of. */
export const limitSources = (points: readonly Point[], found: MeasuredLimit | null): Moved => {
  if (!found) return {}
  const point = shownAs(points, found)
  return { C: point ? of(point, 'level') : found.level, X: point ? of(point.throughput, 'requests') : found.throughput }
}

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

/** All numbers of users of one reading of the demand. */
export const alike = (users: readonly Users[], reading: Reading): readonly Users[] =>
  users.filter((row) => isAlike(row, reading))

/** The derived number of users of one reading of the demand, or the one in the middle of the planned shares. */
export const rowOf = (users: readonly Users[], reading: Reading): Users | null => {
  const own = alike(users, reading)
  const fixed = own.filter(({ model }) => model === 'fixed')
  return own.find(({ model }) => model !== 'fixed') ?? fixed[(fixed.length - 1) >> 1] ?? null
}

/** Users of layouts beside each other, as far as all of them are told at one reading of the demand. */
export type Beside = readonly (readonly Users[])[]

/** The reading that the answer shows, or where nobody can send like this the one of most users; null where nobody is asked. */
const answered = (users: readonly Users[], beside: Beside): Users | null => {
  const rows = byReading(users).flatMap(([first]) => rowOf(users, first!) ?? [])
  const shown = shownReading(rows, beside)
  if (shown && isServed(shown)) return shown
  const most = rows.filter(({ basis }) => basis === shown?.basis).toSorted((a, b) => b.users - a.users)[0]
  return most && most.users > 0 ? most : null
}

/** The promise over what the overflow rule plans for at the limit; null where that is nothing. */
const factorOf = (
  row: Users,
  { level, throughput }: MeasuredLimit,
  { headroom, basis }: Pick<Answer, 'headroom' | 'basis'>,
  { overflow }: Plan,
): Made<number> | number | null => {
  if (row.model === 'fixed' || !headroom?.promise || !basis) return 1
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

/** A series as far as it is answered. */
export interface Answer extends Pick<Series, 'capacity' | 'basis' | 'headroom'> {
  readonly points: readonly Point[]
  readonly users: readonly Users[]
  readonly accepted: readonly string[]
}

/** The share of the throughput that a row is planned with; null where it follows from the overflow. */
const shareOf = ({ model, utilization }: Users, { headroom }: Pick<Answer, 'headroom'>): number | null => {
  if (model === 'fixed') return utilization
  return headroom?.promise === null ? headroom.utilization : null
}

/** Null where there is no demand to count users for, or no limit to count them from. */
export const baseOf = (
  found: MeasuredLimit | null,
  answer: Pick<Answer, 'headroom' | 'basis' | 'points' | 'users'>,
  plan: Plan,
  beside: Beside = [answer.users],
): Base | null => {
  const row = answered(answer.users, beside)
  const wait = row && (row.interval ?? row.thinkTime)
  if (!found || !row || !answer.basis || wait === null) return null
  const factor = factorOf(row, found, answer, plan)
  if (factor === null) return null
  const sources = sourcesOf(row, answer, factor, plan)
  const asking = {
    basis: row.basis,
    wait,
    overflow: plan.overflow,
    share: shareOf(row, answer),
    factor: typeof factor === 'number' ? factor : factor.value,
    latency: row[countedTime(row)] ?? 0,
  }
  const users = usersFrom(row.users, asking, sources)
  return { found, asking, row, sources, users, factor, points: answer.points }
}

type End = Assumption['ends'][number]

const nowhere = { level: null, throughput: null, latency: null, censored: false, users: null } as const

/** One end of an assumption: what it is there, the limit then, and the users of it. */
export const endOf = (
  value: Made<number> | End['value'],
  found: MeasuredLimit | null,
  users: Made<number> | number | null,
): End => (found ? record({ value, ...found, users }) : record({ value, ...nowhere }))

/** The same with users by what is moved there: how is asked, what users are made of, and what of the plan that is. */
export const endAt = (
  { asking, sources }: Base,
  value: Made<number> | string,
  found: MeasuredLimit | null,
  {
    asked = asking,
    ...more
  }: { readonly asked?: Asking; readonly moved: Moved; readonly assumptions?: string[] | undefined },
): End => {
  return endOf(value, found, found && usersFrom(usersAt(found, asked), asking, sources, more.moved, more.assumptions))
}
