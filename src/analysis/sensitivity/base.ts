import { askedIn } from '../../decisions/users.ts'
import type { FormulaId } from '../../formulas/index.ts'
import { joint } from '../../maths/levels.ts'
import { statusOf } from '../../maths/max-concurrency.ts'
import type { SlaLimit } from '../../model/metric.ts'
import { countedTime } from '../../model/of-series.ts'
import { placeAbove } from '../../model/place.ts'
import type { Plan } from '../../model/plan.ts'
import type { Assumption, Basis, Capacity, Point, Series, Users } from '../../model/report.ts'
import { type Reading, byReading, isAlike, isServed, shownReading } from '../../model/served.ts'
import { type Field, type Input, type Made, type Read, made, of, read, record } from '../../trails/made.ts'
import { limitPoint } from '../capacity-of.ts'
import { shareIn } from '../places.ts'
import { judge } from '../points/judge.ts'
import { type JudgedRun, judgeRun, restrainAll } from '../points/judged-run.ts'
import { type Weighed, weighedLevels } from '../points/points.ts'

/** A limit that was measured: what users are counted from. */
export interface MeasuredLimit {
  readonly level: number
  /** Requests/s. */
  readonly throughput: number
  /** Mean seconds a request is in the system; null if an open loop does not tell. */
  readonly latency: number | null
  readonly censored: boolean
}

/** Runs that belong together, as the plan judges them, and how their load was offered. */
export interface Measured {
  readonly judged: readonly JudgedRun[]
  readonly axis: Capacity['axis']
}

/** The largest level of the unbroken passes; null where nothing passes or its throughput is unknown. */
export const measuredLimitOf = (
  points: readonly Weighed[],
  { axis, status }: Pick<Capacity, 'axis' | 'status'>,
): MeasuredLimit | null => {
  const point = limitPoint(points)
  const throughput = point?.throughput.requests
  if (!point || !throughput) return null
  const latency = axis === 'concurrency' ? point.level / throughput : point.latency.e2e
  return { level: point.level, throughput, latency, censored: status === 'rightCensored' }
}

const limitOf = (measured: Measured, plan: Plan): MeasuredLimit | null => {
  const { axis } = measured
  const levels = weighedLevels(measured, plan.sla, plan)
  return measuredLimitOf(levels, { axis, status: statusOf(levels) })
}

/** What audits find in a run does not depend on thresholds: one limit is judged again under the same findings. */
const rejudged = (one: JudgedRun, limit: SlaLimit): JudgedRun => {
  const held = one.outcomes.filter(({ effect }) => effect !== 'none')
  const judgement = restrainAll(judge(one.run, limit), limit.id, held)
  const judgements = { ...one.judgements, [limit.id]: judgement }
  return { ...one, judgements, verdict: joint(Object.values(judgements)) }
}

/** The limit when one threshold of the SLA is another. */
export const limitAtThreshold = ({ judged, axis }: Measured, plan: Plan, changed: SlaLimit): MeasuredLimit | null => {
  const limits = plan.sla.limits.map((limit) => (limit.id === changed.id ? changed : limit))
  const again = judged.map((one) => rejudged(one, changed))
  return limitOf({ judged: again, axis }, { ...plan, sla: { ...plan.sla, limits } })
}

/** The limit when repeats are merged in another way. */
export const limitMergedBy = (
  measured: Measured,
  plan: Plan,
  repeatPolicy: Plan['repeatPolicy'],
): MeasuredLimit | null => limitOf(measured, { ...plan, repeatPolicy })

/** The limit when no error is accepted. */
export const limitWithoutAcceptance = ({ judged, axis }: Measured, plan: Plan): MeasuredLimit | null => {
  const siblings = judged.map(({ run }) => run)
  const again = siblings.map((run) => judgeRun(run, plan.sla, axis, { siblings }))
  return limitOf({ judged: again, axis }, { ...plan, accept: [] })
}

/** What users are made of: the limit, how they ask (W), the accepted chance, the planned share, the promise. */
interface Sources extends Readonly<Record<'C' | 'X' | 'F' | 'S', Input>> {
  readonly W: Read<number>
  readonly e: Read<number>
  readonly u: Read<number> | Field<number>
}

type Level = Pick<Sources, 'C' | 'X'>

/** Those of the answer that is moved. */
const sourcesOf = (
  row: Users,
  { headroom }: Pick<Answer, 'headroom'>,
  level: Level,
  factor: Input,
  plan: Plan,
): Sources => ({
  ...level,
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

type Moved = Readonly<Partial<Record<keyof Sources, Input>>>

const isLiteral = (input: Input): boolean => typeof input !== 'object'

/** Users of one reading of the demand by what they are made of, some of it moved: places first. */
const usersBy = (
  { row: { basis }, share, sources }: Pick<Base, 'row' | 'share' | 'sources'>,
  moved: Moved = {},
  assumptions: readonly string[] = [],
): Made<number> => {
  const [formula, symbols] = forms[share === null ? basis : (`${basis} fixed` as const)]
  const all = Object.entries(symbols).map(([symbol, key]) => [symbol, moved[key] ?? sources[key]] as const)
  const inputs = all.toSorted(([, one], [, other]) => Number(isLiteral(one)) - Number(isLiteral(other)))
  return made(formula, Object.fromEntries(inputs), {
    rounding: 'floor',
    assumptions: [placeAbove(sources.W.place), ...assumptions],
  })
}

/** The measured level that a limit is, where the report shows it. */
const shownAs = (points: readonly Point[], { level, throughput }: MeasuredLimit): Point | undefined => {
  const own = limitPoint(points)
  const shows = (point: Point) => point.level === level && point.throughput.requests === throughput
  return points.find((point) => shows(point) && (point === own || !own || !shows(own)))
}

/** What users of another limit are made of. */
export const limitSources = (points: readonly Point[], found: MeasuredLimit): Level => {
  const point = shownAs(points, found)
  return { C: point ? of(point, 'level') : found.level, X: point ? of(point.throughput, 'requests') : found.throughput }
}

/** The answer that is moved: users of one reading of the demand. */
export interface Base {
  readonly found: MeasuredLimit
  /** Of the throughput, where that is planned with: a planned share, or what of loads at random is; null: derived from the overflow. */
  readonly share: number | null
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

/** Where a share is planned with, the level that users are counted from; else the limit, which the overflow rule plans for. */
const levelOf = (found: MeasuredLimit, basis: Basis, points: readonly Point[], share: number | null): Level =>
  share !== null || (found.level === basis.level && found.throughput === basis.throughput)
    ? { C: of(basis, 'level'), X: of(basis, 'throughput') }
    : limitSources(points, found)

/** The promise over what the overflow rule plans for at the limit; null where that is nothing. */
const factorOf = (
  row: Users,
  { headroom }: Pick<Answer, 'headroom'>,
  level: Level,
  { overflow }: Plan,
): Made<number> | number | null => {
  if (row.model === 'fixed' || !headroom?.promise) return 1
  const factor = made('promiseRatio', { A: of(headroom, 'arrivalRate'), ...level, e: read('plan/overflow', overflow) })
  return Number.isFinite(factor.value) ? factor : null
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
  if (!found || !row || !answer.basis) return null
  const share = shareOf(row, answer)
  const level = levelOf(found, answer.basis, answer.points, share)
  const factor = factorOf(row, answer, level, plan)
  if (factor === null) return null
  const own = { row, share, sources: sourcesOf(row, answer, level, factor, plan) }
  return { found, ...own, users: usersBy(own), factor, points: answer.points }
}

type End = Assumption['ends'][number]

const nowhere = { level: null, throughput: null, latency: null, censored: false, users: null } as const

/** One end of an assumption: what it is there, the limit then, and the users of it. */
export const endOf = (
  value: Made<number> | End['value'],
  found: MeasuredLimit | null,
  users: Made<number> | number | null,
): End => (found ? record({ value, ...found, users }) : record({ value, ...nowhere }))

/** The same with users by what is moved there, and what of the plan that is. */
export const endAt = (
  base: Base,
  value: Made<number> | string,
  found: MeasuredLimit | null,
  moved: Moved,
  assumptions?: readonly string[],
): End => endOf(value, found, found && usersBy(base, moved, assumptions))
