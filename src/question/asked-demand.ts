import { UserError } from '../errors.ts'
import type { AskedDemand, AskedEmployees, Chosen } from '../model/plan.ts'
import type { LocatedPlan } from './plan-file.ts'
import type { PlanFile } from './plan-schema.ts'
import { parseCounts, parseRates } from './quantity.ts'
import { parseRatio } from './ratio.ts'
import { parseShare } from './share.ts'

type Where = LocatedPlan['where']
type Planned = NonNullable<PlanFile['demand']>

const given = (value: number): Chosen => ({ value, by: 'plan' })
const assumed = (value: number): Chosen => ({ value, by: 'default' })

/** What is written, parsed, or else the default: an assumption. */
export const chosenFrom = <T>(written: T | undefined, parse: (value: T) => number, fallback: number): Chosen =>
  written === undefined ? assumed(fallback) : given(parse(written))

const itself = (value: number): number => value

/** Growth that nobody gives an end to is planned over the usual life of a server. */
const yearsOfGrowth = 5

/** Of a head count, 30 % are taken to use it, ten times a day, with a fifth of the day in the busiest hour. */
const employeesOf = (
  { registered, active, perDay, busyHour, peak, growth, years }: NonNullable<Planned['employees']>,
  where: Where,
): AskedEmployees => {
  const at = (key: string): string => where('demand', 'employees', key)
  return {
    registered: given(registered),
    active: chosenFrom(active, (value) => parseShare(String(value), at('active')), 0.3),
    perDay: chosenFrom(perDay, itself, 10),
    busyHour: chosenFrom(busyHour, (value) => parseShare(String(value), at('busyHour')), 0.2),
    peak: chosenFrom(peak, itself, 1),
    growth: chosenFrom(growth, (value) => parseRatio(String(value), at('growth'), '20%', 10), 0),
    years: chosenFrom(years, itself, growth === undefined ? 0 : yearsOfGrowth),
  }
}

const texts = (value: string | number | readonly (string | number)[] | undefined): readonly string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String)

/**
 * The demand that the plan asks about. Throws UserError planIncomplete for users of whom nobody says how often they ask:
 * example intervals do not count.
 */
export const askedDemand = (planned: Planned, where: Where, oftenKnown: boolean): AskedDemand => {
  const { users, arrivalRate, employees } = planned
  if (users !== undefined && !oftenKnown) {
    const needs = 'demand.interval, demand.thinkTime'
    throw new UserError('planIncomplete', { where: where('demand', 'users'), key: 'demand.users', needs })
  }
  return {
    users: texts(users).flatMap((text) => [...parseCounts(text, where('demand', 'users'), '80, 100')]),
    arrivalRates: texts(arrivalRate).flatMap((text) => [...parseRates(text, where('demand', 'arrivalRate'))]),
    employees: employees ? employeesOf(employees, where) : null,
  }
}
