import type { AskedCost, AskedPrice, Chosen, Chooser, Plan } from '../model/plan.ts'
import { writtenColumns } from './columns.ts'
import type { PlanFile } from './plan-schema.ts'

/** A number as digits alone: plans know no exponents. */
const digits = (value: number): string => (/e/.test(String(value)) ? value.toFixed(20) : String(value))

const percent = (share: number): string => `${digits(Number((share * 100).toPrecision(12)))}%`

const all = (values: readonly number[], text: (value: number) => string): string[] | undefined =>
  values.length === 0 ? undefined : values.map(text)

const seconds = (value: number): string => `${digits(value)}s`

/** What somebody chose; nothing of a default. */
const ifChosen = <T>(by: Chooser, value: T): T | undefined => (by === 'default' ? undefined : value)
const chosen = ({ value, by }: Chosen): number | undefined => ifChosen(by, value)

type Written<T> = { readonly [Key in keyof T]: T[Key] | null | undefined }

/** Without the keys that hold nothing. */
const present = <T extends object>(values: Written<T>): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as T

const unlessEmpty = <T extends object>(values: T): T | undefined =>
  Object.keys(values).length === 0 ? undefined : values

type WrittenDemand = NonNullable<PlanFile['demand']>

const employeesOf = ({ demand: { employees } }: Plan): WrittenDemand['employees'] => {
  if (!employees) return undefined
  const { registered, active, perDay, busyHour, peak, growth, years } = employees
  return present<NonNullable<WrittenDemand['employees']>>({
    registered: registered.value,
    active: chosen(active),
    perDay: chosen(perDay),
    busyHour: chosen(busyHour),
    peak: chosen(peak),
    growth: chosen(growth),
    years: chosen(years),
  })
}

const arrivalsOf = ({ demand: { arrivalRates, tokenRates } }: Plan): string[] | undefined => {
  const tokens = tokenRates.map(
    ({ of, perSecond }) => `${digits(perSecond)} ${of === 'totalTokens' ? 'total ' : ''}tok/s`,
  )
  const both = [...arrivalRates.map(digits), ...tokens]
  return both.length > 0 ? both : undefined
}

const demandOf = (plan: Plan): PlanFile['demand'] =>
  unlessEmpty(
    present<WrittenDemand>({
      interval: all(ifChosen(plan.chosenBy.intervals, plan.intervals) ?? [], seconds),
      thinkTime: all(ifChosen(plan.chosenBy.thinkTimes, plan.thinkTimes) ?? [], seconds),
      users: plan.demand.users.length > 0 ? [...plan.demand.users] : undefined,
      arrivalRate: arrivalsOf(plan),
      employees: employeesOf(plan),
      peakDay: plan.demand.peakDay && present<NonNullable<WrittenDemand['peakDay']>>(plan.demand.peakDay),
      balancer: ifChosen(plan.chosenBy.balancer, plan.balancer),
    }),
  )

const priceOf = (price: AskedPrice): NonNullable<NonNullable<PlanFile['cost']>['layouts']>[number] => present(price)

const costOf = (cost: AskedCost): NonNullable<PlanFile['cost']> =>
  present<NonNullable<PlanFile['cost']>>({
    date: cost.date,
    source: cost.source,
    currency: cost.currency,
    layouts: cost.layouts.length > 0 ? cost.layouts.map(priceOf) : undefined,
    electricity: cost.electricityPrice,
    pue: chosen(cost.pue),
    hoursPerMonth: chosen(cost.hoursPerMonth),
    lifeYears: chosen(cost.lifeYears),
    salvage: chosen(cost.salvage),
    maintenance: chosen(cost.maintenance),
    workingDays: chosen(cost.workingDays),
    meanLoad: chosen(cost.meanLoad),
    api: cost.api && { ...cost.api },
  })

type WrittenMix = NonNullable<PlanFile['mix']>[number]
type WrittenClass = WrittenMix['classes'][number]

const classOf = ({ name, inputTokens, outputTokens, weight }: Plan['mixes'][number]['classes'][number]): WrittenClass =>
  present<WrittenClass>({ name, inputTokens, outputTokens, weight: digits(weight) })

const mixesOf = ({ mixes }: Plan): PlanFile['mix'] =>
  mixes.length === 0
    ? undefined
    : mixes.map(({ name, classes }) => present<WrittenMix>({ name, classes: classes.map(classOf) }))

/** A question as a plan file that asks the same: what flags chose stands in it as chosen by the plan. */
export const writtenPlan = (plan: Plan): PlanFile => {
  const { chosenBy } = plan
  return present<PlanFile>({
    title: plan.title,
    customer: plan.customer,
    author: plan.author,
    sla: ifChosen(chosenBy.sla, plan.sla.preset ?? plan.sla.expression),
    demand: demandOf(plan),
    availability: ifChosen(chosenBy.spare, plan.spare > 0 ? ('n+1' as const) : ('n' as const)),
    cost: plan.cost && costOf(plan.cost),
    headroom: all(ifChosen(chosenBy.utilizations, plan.utilizations) ?? [], percent)?.join(','),
    overflow: ifChosen(chosenBy.overflow, percent(plan.overflow)),
    repeatPolicy: ifChosen(chosenBy.repeatPolicy, plan.repeatPolicy),
    accept: ifChosen(chosenBy.accept, [...plan.accept]),
    series: plan.series.length > 0 ? plan.series.map((hint) => ({ ...hint })) : undefined,
    columns: writtenColumns(plan.columns),
    mix: mixesOf(plan),
    arrivals: ifChosen(
      chosenBy.arrivals,
      present<NonNullable<PlanFile['arrivals']>>({
        burstiness: plan.arrivals.burstiness,
        dayToDay: plan.arrivals.dayToDay,
      }),
    ),
  })
}
