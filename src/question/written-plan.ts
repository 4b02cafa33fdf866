import type { AskedCost, Chosen, Chooser, Plan } from '../model/plan.ts'
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

/** The same of values by their names. */
const allChosen = <Name extends string>(
  terms: Readonly<Record<Name, Chosen>>,
): { [Own in Name]?: number | undefined } => {
  const entries: readonly [string, Chosen][] = Object.entries(terms)
  return Object.fromEntries(entries.map(([name, { value, by }]) => [name, ifChosen(by, value)])) as {
    [Own in Name]?: number
  }
}

type Written<T> = { readonly [Key in keyof T]: T[Key] | null | undefined }

/** Without the keys that hold nothing. */
const present = <T extends object>(values: Written<T>): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as T

const unlessEmpty = <T extends object>(values: T): T | undefined =>
  Object.keys(values).length === 0 ? undefined : values

type WrittenDemand = NonNullable<PlanFile['demand']>

const employeesOf = ({ demand: { employees } }: Plan): WrittenDemand['employees'] => {
  if (!employees) return undefined
  const { registered, ...others } = employees
  return present<NonNullable<WrittenDemand['employees']>>({ registered: registered.value, ...allChosen(others) })
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

type WrittenPrice = NonNullable<NonNullable<PlanFile['cost']>['layouts']>[number]

const costOf = (cost: AskedCost): NonNullable<PlanFile['cost']> => {
  const { date, source, currency, layouts, electricityPrice, api, ...terms } = cost
  return present<NonNullable<PlanFile['cost']>>({
    date,
    source,
    currency,
    layouts: layouts.length > 0 ? layouts.map((price) => present<WrittenPrice>(price)) : undefined,
    electricity: electricityPrice,
    ...allChosen(terms),
    api: api && { ...api },
  })
}

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
