import type { Report, Series } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { rowOf } from '../sensitivity/base.ts'
import { trail } from './trail.ts'

/** A series whose answer is moved. */
export interface Place {
  readonly series: Series
  readonly told: NonNullable<Series['sensitivity']>
  /** Of the series. */
  readonly ref: string
  readonly plan: Report['plan']
  /** Rounding of the runs at the limit. */
  readonly rounding: readonly string[]
}

/** Values of a formula by symbol: a place, or a value that stands nowhere. */
export type Given = Readonly<Record<string, string | number>>

/** The place in the plan of how often a user asks. */
export const askedRef = ({ told, plan }: Place): string =>
  told.interval === null
    ? `plan/thinkTimes/${plan.thinkTimes.indexOf(told.thinkTime!)}`
    : `plan/intervals/${plan.intervals.indexOf(told.interval)}`

/** What every number of users is made of; places that do not apply are left out by the formula. */
export const baseOf = (place: Place): Given => {
  const { ref, told, plan } = place
  return {
    C: `${ref}/basis/level`,
    X: `${ref}/basis/throughput`,
    R: `${ref}/basis/latency`,
    W: askedRef(place),
    e: 'plan/overflow',
    u: `plan/utilizations/${plan.utilizations.indexOf(told.share ?? Number.NaN)}`,
    F: `${ref}/sensitivity/factor`,
    S: `${ref}/users/${place.series.users.indexOf(rowOf(place.series.users, told)!)}/latency`,
  }
}

const forms = {
  'open derived': ['sentUsers', { C: 'C', e: 'e', X: 'X', I: 'W', F: 'F' }],
  'closed derived': ['waitingUsers', { C: 'C', X: 'X', R: 'S', Z: 'W', e: 'e', F: 'F' }],
  'open fixed': ['openUsers', { X: 'X', u: 'u', I: 'W' }],
  'closed fixed': ['closedUsers', { X: 'X', u: 'u', R: 'R', Z: 'W' }],
} as const

/** Users, from what they are made of. */
export const usersTrail = ({ told }: Place, given: Given, assumptions: readonly string[]): Trail => {
  const [formula, symbols] = forms[`${told.basis} ${told.share === null ? 'derived' : 'fixed'}`]
  const all = Object.entries(symbols).map(([symbol, key]) => [symbol, given[key]!] as const)
  const refs = all.flatMap(([symbol, value]) => (typeof value === 'string' ? [[symbol, value] as const] : []))
  const values = all.flatMap(([symbol, value]) =>
    typeof value === 'number' ? [[symbol, value] as const] : [],
  )
  return trail(formula, Object.fromEntries(refs), {
    rounding: 'floor',
    assumptions,
    values: Object.fromEntries(values),
  })
}
