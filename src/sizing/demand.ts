import { employeeDemand } from '../capacity/demand.ts'
import type { Demand, SizeQuestion } from '../model/size.ts'

const nothing = { users: null, seconds: null, employees: null, arrivalRate: null }

const ofEmployees = ({ employees, growth }: SizeQuestion): readonly Demand[] => {
  if (!employees) return []
  const { arrivalRate } = employeeDemand({
    people: employees.people.value,
    activeShare: employees.activeShare.value,
    requestsPerDay: employees.requestsPerDay.value,
    busyHourShare: employees.busyHourShare.value,
    withinHour: 1,
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

/** The demand as typed, one entry for each number and reading; growth multiplies each. */
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
