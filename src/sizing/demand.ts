import { isInTime } from '../model/served.ts'
import { snapToInteger } from '../maths/numbers.ts'
import { answerTime } from './loads.ts'
import type { Demand, Employees, SizedLayout, SizeQuestion, Stated } from '../model/size.ts'

const nothing = { users: null, seconds: null, employees: null, arrivalRate: null, tokenRate: null }

/** Before it is known which day is sized for. */
type OfNormalDay = Omit<Demand, 'peakDay' | 'normalRate' | 'normalTokenRate'>

/** The users of the day that is sized for, with growth; whole ones on a peak day. */
export const peopleOf = ({ users, growth, peakDay }: Pick<Demand, 'users' | 'growth' | 'peakDay'>): number => {
  const people = (users ?? 0) * growth.value
  return peakDay ? Math.ceil(snapToInteger(people * peakDay.value)) : people
}

/** A growth of their own, compounded over its years, or else that of every demand. */
const growthOf = ({ growth: own }: Employees, growth: Stated): Stated =>
  own ? { value: (1 + own.rate.value) ** own.years.value, nature: 'derived' } : growth

const SECONDS_PER_HOUR = 3600

/**
 * The peak arrival rate from a head count: people × share of users × requests a day × share of the busiest hour / 3600 s ×
 * concentration within that hour × growth. The day-to-hour chain (集中率) is the usual one of Japanese sizing practice;
 * Little's law then turns the rate into requests in flight.
 */
const employeeRate = (
  { people, activeShare, requestsPerDay, busyHourShare, peak }: Employees,
  growth: Stated,
): number =>
  people.value *
  activeShare.value *
  requestsPerDay.value *
  busyHourShare.value *
  ((peak?.value ?? 1) / SECONDS_PER_HOUR) *
  growth.value

const ofEmployees = ({ employees, growth: common }: SizeQuestion): readonly OfNormalDay[] => {
  if (!employees) return []
  const growth = growthOf(employees, common)
  return [{ ...nothing, kind: 'employees', employees, growth, arrivalRate: employeeRate(employees, growth) }]
}

/** Users by every reading: on schedule, waiting and then thinking, all of them in flight at once. */
const ofUsers = (users: number, { intervals, thinkTimes, growth }: SizeQuestion): readonly OfNormalDay[] => {
  const common = { ...nothing, users, growth }
  return [
    ...intervals.map((seconds): OfNormalDay => ({
      ...common,
      kind: 'open',
      seconds,
      arrivalRate: (users * growth.value) / seconds,
    })),
    ...[...new Set([...intervals, ...thinkTimes])].map((seconds): OfNormalDay => ({
      ...common,
      kind: 'closed',
      seconds,
    })),
    { ...common, kind: 'inFlight' },
  ]
}

const ofNormalDay = (question: SizeQuestion): readonly OfNormalDay[] => [
  ...question.arrivals.map((rate): OfNormalDay => ({
    ...nothing,
    kind: 'arrivals',
    growth: question.growth,
    arrivalRate: rate * question.growth.value,
  })),
  ...question.tokenArrivals.map(({ of: kind, perSecond }): OfNormalDay => ({
    ...nothing,
    kind,
    growth: question.growth,
    tokenRate: perSecond * question.growth.value,
  })),
  ...ofEmployees(question),
  ...question.users.flatMap((users) => ofUsers(users, question)),
]

/**
 * The demand as typed, one entry for each number and reading; growth multiplies each, unless employees have their own, and
 * then the peak day.
 */
export const demandsOf = (question: SizeQuestion): readonly Demand[] => {
  const peakDay = question.peakDay?.factor ?? null
  const onPeakDay = (rate: number | null) => (rate === null ? null : rate * (peakDay?.value ?? 1))
  const rateOf = (one: OfNormalDay) =>
    one.kind === 'open' ? peopleOf({ ...one, peakDay }) / one.seconds! : onPeakDay(one.arrivalRate)
  return ofNormalDay(question).map((one) => ({
    ...one,
    peakDay,
    arrivalRate: rateOf(one),
    normalRate: peakDay && one.arrivalRate,
    tokenRate: onPeakDay(one.tokenRate),
    normalTokenRate: peakDay && one.tokenRate,
  }))
}

/** Tokens of a request of a demand in tokens; null of others, and where they are not known. */
export const lengthFor = ({ lengths }: SizedLayout, { kind }: Demand): Stated | null =>
  kind === 'outputTokens' || kind === 'totalTokens' ? lengths[kind] : null

/** Whether a layout has what users of a kind are counted by: answers in time, their time, a limit of requests in flight. */
const isCountable = (layout: SizedLayout, { kind, seconds }: Demand): boolean => {
  if (kind === 'open') return isInTime(layout.scheduledTime, seconds!)
  return kind === 'closed' ? answerTime(layout, seconds) !== null : kind !== 'inFlight' || layout.concurrency !== null
}

/** A demand as one layout meets it, in tokens by the length of its requests; null where that is not known, or it cannot be counted. */
export const demandOn = (layout: SizedLayout, demand: Demand): Demand | null => {
  if (!isCountable(layout, demand)) return null
  if (demand.tokenRate === null) return demand
  const length = lengthFor(layout, demand)
  return length && { ...demand, arrivalRate: demand.tokenRate / length.value }
}
