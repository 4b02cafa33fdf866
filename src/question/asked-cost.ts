import { UserError } from '../errors.ts'
import type { AskedCost, AskedPrice } from '../model/plan.ts'
import { chosenFrom } from './asked-demand.ts'
import type { LocatedPlan } from './plan-file.ts'
import type { PlanFile } from './plan-schema.ts'
import { parseRatio } from './ratio.ts'
import { parseShare } from './share.ts'

type Where = LocatedPlan['where']
type Planned = NonNullable<PlanFile['cost']>
type Path = readonly (string | number)[]

interface Dated {
  readonly date?: string | undefined
  readonly source?: string | undefined
}

const keyOf = (path: Path): string => ['cost', ...path].join('.')

const incomplete = (where: Where, path: Path, needs: string): UserError =>
  new UserError('planIncomplete', { where: where('cost', ...path), key: keyOf(path), needs })

/** The date and source of an amount: its own, or those of all. Throws UserError planIncomplete without either. */
const groundsOf = (own: Dated, { date, source, currency }: Planned, where: Where, path: Path) => {
  const grounds = { date: own.date ?? date, source: own.source ?? source }
  const missing = Object.entries({ ...grounds, currency }).flatMap(([key, value]) =>
    value === undefined ? `cost.${key}` : [],
  )
  if (grounds.date === undefined || grounds.source === undefined || missing.length > 0)
    throw incomplete(where, path, missing.join(', '))
  return { date: grounds.date, source: grounds.source }
}

const priceOf = (
  planned: NonNullable<Planned['layouts']>[number],
  index: number,
  cost: Planned,
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

const apiOf = (cost: Planned, where: Where): AskedCost['api'] => {
  if (!cost.api) return null
  const { input, output } = cost.api
  return { input, output, ...groundsOf(cost.api, cost, where, ['api', 'input']) }
}

const itself = (value: number): number => value

/** Shares and times that prices are worked out with, each given or assumed. */
const termsOf = (cost: Planned, where: Where) => {
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
export const askedCost = (cost: Planned, where: Where): AskedCost => {
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
