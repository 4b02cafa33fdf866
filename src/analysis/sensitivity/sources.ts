import type { FormulaId } from '../../formulas/index.ts'
import { placeAbove } from '../../model/place.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series, Users } from '../../model/report.ts'
import { explained, of, read, type Input, type Made, type Read } from '../../trails/made.ts'
import { askedIn, shareIn } from '../places.ts'
import { limitPoint } from '../points/limit-point.ts'
import type { MeasuredLimit } from './measured-limit.ts'

/** What users are made of: the limit, how they ask (W), the accepted chance, the planned share, the promise. */
export type Sources = Readonly<Record<'C' | 'X' | 'R' | 'W' | 'e' | 'u' | 'F' | 'S', Input>>

/** Those of the answer that is moved. */
export const sourcesOf = (row: Users, basis: NonNullable<Series['basis']>, factor: Input, plan: Plan): Sources => ({
  C: of(basis, 'level'),
  X: of(basis, 'throughput'),
  R: of(basis, 'latency'),
  W: askedIn(row, plan),
  e: read('plan/overflow', plan.overflow),
  u: shareIn(row.utilization ?? Number.NaN, plan),
  F: factor,
  S: of(row, 'latency'),
})

type Symbols = Readonly<Record<string, keyof Sources>>

const forms = {
  open: ['sentUsers', { C: 'C', e: 'e', X: 'X', I: 'W', F: 'F' }],
  closed: ['waitingUsers', { C: 'C', X: 'X', R: 'S', Z: 'W', e: 'e', F: 'F' }],
  'open fixed': ['openUsers', { X: 'X', u: 'u', I: 'W' }],
  'closed fixed': ['closedUsers', { X: 'X', u: 'u', R: 'R', Z: 'W' }],
} as const satisfies Readonly<Record<string, readonly [FormulaId, Symbols]>>

const isLiteral = (input: Input): boolean => typeof input !== 'object'

/** Users of one reading of the demand, with what they are made of and what of that is moved: places first. */
export const usersFrom = (
  users: number,
  { basis, model }: Users,
  sources: Sources,
  moved: Partial<Sources> = {},
  assumptions: readonly string[] = [],
): Made<number> => {
  const [formula, symbols] = forms[model === 'fixed' ? (`${basis} fixed` as const) : basis]
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
export const limitSources = (points: readonly Point[], found: MeasuredLimit) => {
  const point = shownAs(points, found)
  return {
    C: point ? of(point, 'level') : found.level,
    X: point ? of(point.throughput, 'requests') : found.throughput,
    R: found.latency ?? Number.NaN,
  }
}
