import { compoundGrowth, employeeDemand } from '../maths/demand.ts'
import type { Demand, Employees, SizeQuestion, Stated } from '../model/size.ts'

const nothing = { users: null, seconds: null, employees: null, arrivalRate: null }

/** A growth of their own, compounded over its years, or else that of every demand. */
const growthOf = ({ growth: own }: Employees, growth: Stated): Stated =>
  own ? { value: compoundGrowth(own.rate.value, own.years.value), nature: 'derived' } : growth

const ofEmployees = ({ employees, growth: common }: SizeQuestion): readonly Demand[] => {
  if (!employees) return []
  const growth = growthOf(employees, common)
  const { arrivalRate } = employeeDemand({
    people: employees.people.value,
    activeShare: employees.activeShare.value,
    requestsPerDay: employees.requestsPerDay.value,
    busyHourShare: employees.busyHourShare.value,
    withinHour: employees.peak?.value ?? 1,
    growth: growth.value,
  })
  return [{ ...nothing, kind: 'employees', employees, growth, arrivalRate }]
}

/** Users by every reading: on schedule, waiting and then thinking, all of them in flight at once. */
const ofUsers = (users: number, { intervals, thinkTimes, growth }: SizeQuestion): readonly Demand[] => {
  const common = { ...nothing, users, growth }
  return [
    ...intervals.map((seconds): Demand => ({
      ...common,
      kind: 'open',
      seconds,
      arrivalRate: (users * growth.value) / seconds,
    })),
    ...[...intervals, ...thinkTimes].map((seconds): Demand => ({ ...common, kind: 'closed', seconds })),
    { ...common, kind: 'inFlight' },
  ]
}

/** The demand as typed, one entry for each number and reading; growth multiplies each, unless employees have their own. */
export const demandsOf = (question: SizeQuestion): readonly Demand[] => [
  ...question.arrivals.map((rate): Demand => ({
    ...nothing,
    kind: 'arrivals',
    growth: question.growth,
    arrivalRate: rate * question.growth.value,
  })),
  ...ofEmployees(question),
  ...question.users.flatMap((users) => ofUsers(users, question)),
]
