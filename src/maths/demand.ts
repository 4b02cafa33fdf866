export interface EmployeeDemand {
  /** People who may use the service. */
  readonly people: number
  /** Share of them who do. */
  readonly activeShare: number
  /** Requests of one active user on a working day. */
  readonly requestsPerDay: number
  /** Share of the day's requests that comes in its busiest hour. */
  readonly busyHourShare: number
  /** Peak over mean rate within that hour: 1 where a headroom model covers its bursts. */
  readonly withinHour: number
  /** Demand at the end of the planned period over today's. */
  readonly growth: number
}

const SECONDS_PER_HOUR = 3600

/**
 * The peak arrival rate from a head count: people × share of users × requests a day × share of the busiest
 * hour / 3600 s × concentration within that hour × growth. The day-to-hour chain (集中率) is the usual one of
 * Japanese sizing practice; Little's law then turns the rate into requests in flight.
 */
export function employeeRate(factors: EmployeeDemand): number {
  const { people, activeShare, requestsPerDay, busyHourShare, withinHour, growth } = factors
  return people * activeShare * requestsPerDay * busyHourShare * (withinHour / SECONDS_PER_HOUR) * growth
}

/** The growth of demand over `years` at a relative `rate` a year (0.2 for 20 %), compounded. */
export function compoundGrowth(rate: number, years: number): number {
  return (1 + rate) ** years
}
