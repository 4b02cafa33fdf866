import type { Demand, Report } from '../../model/report.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Plan = Report['plan']

const at = 'plan/demand/employees'
const value = (name: string): string => `${at}/${name}/value`

const chosen = ['registered', 'active', 'perDay', 'busyHour', 'peak'].map(value)

/** Products of more and more factors of the head count. */
const chain = (ref: string): readonly Entry[] => {
  const people = { U: value('registered'), r: value('active') }
  const day = { ...people, q: value('perDay') }
  const hour = { ...day, k: value('busyHour') }
  return [
    [`${ref}/chain/activeUsers`, trail('activeUsers', people)],
    [`${ref}/chain/requestsPerDay`, trail('dayRequests', day)],
    [`${ref}/chain/requestsPerHour`, trail('hourRequests', hour)],
    [
      `${ref}/years/0/arrivalRate`,
      trail('headcount', { ...hour, m: value('peak') }, { assumptions: [...chosen] }),
    ],
  ]
}

const first = (demand: Demand, ref: string, { demand: asked, intervals }: Plan): readonly Entry[] => {
  const users = `${ref}/users`
  const count = [users, taken(`plan/demand/users/${asked.users.indexOf(demand.users ?? 0)}`)] as const
  const today = `${ref}/years/0/arrivalRate`
  const I = `plan/intervals/${intervals.indexOf(demand.interval ?? 0)}`
  return {
    arrivals: [
      [today, taken(`plan/demand/arrivalRates/${asked.arrivalRates.indexOf(demand.arrivalRate ?? 0)}`)],
    ],
    employees: [[users, taken(value('registered'))], ...chain(ref)],
    open: [count, [today, trail('openRate', { N: users, I })]],
    closed: [count],
  }[demand.kind] as readonly Entry[]
}

const meanLoad = ({ kind }: Demand, ref: string, { cost }: Plan): readonly Entry[] => {
  if (!cost) return []
  const hours = { d: 'plan/cost/workingDays/value', H: 'plan/cost/hoursPerMonth/value' }
  const made =
    kind === 'employees' && cost.meanLoad.by === 'default'
      ? trail('meanOfPeak', { ...hours, k: value('busyHour'), m: value('peak') })
      : taken('plan/cost/meanLoad/value')
  return [[`${ref}/meanLoad`, made]]
}

/** The demand that was asked about, from the numbers of the plan. */
export const askedDemandTrails = ({ demand, plan }: Answer): readonly Entry[] =>
  demand.flatMap((one, i) => {
    const ref = `demand/${i}`
    const A = `${ref}/years/0/arrivalRate`
    const grown = one.years.slice(1).map(({ year }, j): Entry => {
      const made = trail('grown', { A, g: value('growth') }, { values: { t: year } })
      return [`${ref}/years/${j + 1}/arrivalRate`, made]
    })
    return [
      ...first(one, ref, plan),
      ...grown,
      ...(one.years.length > 0
        ? [[`${ref}/arrivalRate`, taken(`${ref}/years/${one.years.length - 1}/arrivalRate`)] as const]
        : []),
      ...meanLoad(one, ref, plan),
    ]
  })
