import { UserError } from '../errors.ts'
import type { Arrivals, AskedCost, AskedDemand, AskedEmployees, AskedPrice, Chosen, Mix } from '../model/plan.ts'
import type { LocatedPlan } from './located-plan.ts'
import type { PlanFile } from './plan-schema.ts'
import { apart, parseCounts, parseRates, parseRatio, parseShare } from './quantity.ts'

type Where = LocatedPlan['where']
type PlannedDemand = NonNullable<PlanFile['demand']>

const given = (value: number): Chosen => ({ value, by: 'plan' })
const assumed = (value: number): Chosen => ({ value, by: 'default' })

/** What is written, parsed, or else the default: an assumption. */
const chosenFrom = <T>(written: T | undefined, parse: (value: T) => number, fallback: number): Chosen =>
  written === undefined ? assumed(fallback) : given(parse(written))

const itself = (value: number): number => value

/** Growth that nobody gives an end to is planned over the usual life of a server. */
const yearsOfGrowth = 5

/** Of a head count, 30 % are taken to use it, ten times a day, with a fifth of the day in the busiest hour. */
export const assumedEmployees = { active: 0.3, perDay: 10, busyHour: 0.2 } as const

const employeesOf = (
  { registered, active, perDay, busyHour, peak, growth, years }: NonNullable<PlannedDemand['employees']>,
  where: Where,
): AskedEmployees => {
  const at = (key: string): string => where('demand', 'employees', key)
  return {
    registered: given(registered),
    active: chosenFrom(active, (value) => parseShare(String(value), at('active')), assumedEmployees.active),
    perDay: chosenFrom(perDay, itself, assumedEmployees.perDay),
    busyHour: chosenFrom(busyHour, (value) => parseShare(String(value), at('busyHour')), assumedEmployees.busyHour),
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
export const askedDemand = (planned: PlannedDemand, where: Where, oftenKnown: boolean): AskedDemand => {
  const { users, arrivalRate, employees, peakDay } = planned
  if (users !== undefined && !oftenKnown) {
    const needs = 'demand.interval, demand.thinkTime'
    throw new UserError('planIncomplete', { where: where('demand', 'users'), key: 'demand.users', needs })
  }
  const rates = apart(texts(arrivalRate).flatMap((text) => [...parseRates(text, where('demand', 'arrivalRate'))]))
  return {
    users: texts(users).flatMap((text) => [...parseCounts(text, where('demand', 'users'), '80, 100')]),
    arrivalRates: rates.requests,
    tokenRates: rates.tokens,
    employees: employees ? employeesOf(employees, where) : null,
    peakDay: peakDay ? { name: peakDay.name ?? null, factor: peakDay.factor } : null,
  }
}

type PlannedCost = NonNullable<PlanFile['cost']>
type Path = readonly (string | number)[]

interface Dated {
  readonly date?: string | undefined
  readonly source?: string | undefined
}

const keyOf = (path: Path): string => ['cost', ...path].join('.')

const incomplete = (where: Where, path: Path, needs: string): UserError =>
  new UserError('planIncomplete', { where: where('cost', ...path), key: keyOf(path), needs })

/** The date and source of an amount: its own, or those of all. Throws UserError planIncomplete without either. */
const groundsOf = (own: Dated, { date, source, currency }: PlannedCost, where: Where, path: Path) => {
  const grounds = { date: own.date ?? date, source: own.source ?? source }
  const missing = Object.entries({ ...grounds, currency }).flatMap(([key, value]) =>
    value === undefined ? `cost.${key}` : [],
  )
  if (grounds.date === undefined || grounds.source === undefined || missing.length > 0)
    throw incomplete(where, path, missing.join(', '))
  return { date: grounds.date, source: grounds.source }
}

const priceOf = (
  planned: NonNullable<PlannedCost['layouts']>[number],
  index: number,
  cost: PlannedCost,
  where: Where,
): AskedPrice => {
  const { name, gpus, purchase, monthly } = planned
  const path = ['layouts', index] as const
  if (name === undefined && gpus === undefined)
    throw incomplete(where, path, `${keyOf(path)}.name, ${keyOf(path)}.gpus`)
  const amount = (['purchase', 'monthly'] as const).find((key) => planned[key] !== undefined)
  const grounds = amount ? groundsOf(planned, cost, where, [...path, amount]) : null
  return {
    name: name ?? null,
    gpus: gpus ?? null,
    purchase: purchase ?? null,
    monthly: monthly ?? null,
    idleWatts: planned.idleWatts ?? cost.idleWatts ?? null,
    fullWatts: planned.fullWatts ?? cost.fullWatts ?? null,
    date: grounds?.date ?? null,
    source: grounds?.source ?? null,
  }
}

const apiOf = (cost: PlannedCost, where: Where): AskedCost['api'] => {
  if (!cost.api) return null
  const { input, output } = cost.api
  return { input, output, ...groundsOf(cost.api, cost, where, ['api', 'input']) }
}

/** Shares and times that prices are worked out with, each given or assumed. */
const termsOf = (cost: PlannedCost, where: Where) => {
  const ratio = (key: 'salvage' | 'maintenance', fallback: number) =>
    chosenFrom(cost[key], (value) => parseRatio(String(value), where('cost', key), '10%', 1), fallback)
  return {
    pue: chosenFrom(cost.pue, itself, 1),
    hoursPerMonth: chosenFrom(cost.hoursPerMonth, itself, 730),
    lifeYears: chosenFrom(cost.lifeYears, itself, 5),
    salvage: ratio('salvage', 0),
    maintenance: ratio('maintenance', 0.1),
    workingDays: chosenFrom(cost.workingDays, itself, 20),
    meanLoad: chosenFrom(cost.meanLoad, (value) => parseShare(String(value), where('cost', 'meanLoad')), 0.1),
  }
}

/** The prices of a plan. Throws UserError planIncomplete for an amount without currency, date and source. */
export const askedCost = (cost: PlannedCost, where: Where): AskedCost => {
  if (cost.electricity !== undefined) groundsOf({}, cost, where, ['electricity'])
  return {
    currency: cost.currency ?? null,
    date: cost.date ?? null,
    source: cost.source ?? null,
    layouts: (cost.layouts ?? []).map((one, i) => priceOf(one, i, cost, where)),
    electricityPrice: cost.electricity ?? null,
    ...termsOf(cost, where),
    api: apiOf(cost, where),
  }
}

/** What the plan says of the arrivals: `dayToDay` as `20%` or `0.2`; else UserError badShare. */
export const parseArrivals = (
  { burstiness, dayToDay }: NonNullable<PlanFile['arrivals']>,
  where: LocatedPlan['where'],
): Arrivals => ({
  burstiness: burstiness ?? null,
  dayToDay: dayToDay === undefined ? null : parseShare(String(dayToDay), where('arrivals', 'dayToDay')),
})

type PlannedMix = NonNullable<PlanFile['mix']>[number]

/** `33%` three times is meant to be whole. */
const tolerance = 1.5

const decimal = /^(\d+(?:\.\d+)?|\.\d+)\s*([%％]?)$/

/** `80%` and `80` both give 80; null for what is no positive number. */
const parseWeight = (text: string): { readonly value: number; readonly percent: boolean } | null => {
  const [, digits, sign] = decimal.exec(text.trim()) ?? []
  const value = Number(digits)
  return value > 0 ? { value, percent: sign !== '' } : null
}

/** Weights of one mix in one unit; null if they are of two, or percentages of something else than the whole. */
const weightsOf = ({ classes }: PlannedMix): readonly number[] | null => {
  const weights = classes.map(({ weight }) => parseWeight(String(weight)))
  const known = weights.filter((weight) => weight !== null)
  const percents = known.filter(({ percent }) => percent)
  const total = known.reduce((sum, { value }) => sum + value, 0)
  const whole = percents.length === 0 || Math.abs(total - 100) <= tolerance
  const alike = percents.length === 0 || percents.length === weights.length
  return known.length === weights.length && alike && whole ? known.map(({ value }) => value) : null
}

/** One mix. Throws UserError badMix where the weights cannot be shares of one whole. */
export const parseMix = (planned: PlannedMix, where: string): Mix => {
  const weights = weightsOf(planned)
  if (!weights) {
    const text = planned.classes.map(({ weight }) => weight).join(', ')
    throw new UserError('badMix', { where, text })
  }
  return {
    name: planned.name ?? null,
    classes: planned.classes.map(({ name, inputTokens, outputTokens }, i) => ({
      name: name ?? null,
      inputTokens,
      outputTokens,
      weight: weights[i]!,
    })),
  }
}

export const parseMixes = (planned: readonly PlannedMix[], where: LocatedPlan['where']): readonly Mix[] =>
  planned.map((mix, i) => parseMix(mix, where('mix', i)))
