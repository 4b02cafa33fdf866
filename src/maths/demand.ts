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

export interface DemandStep {
  readonly factor: keyof EmployeeDemand
  readonly value: number
  /** The product of the factors so far, in `unit`. */
  readonly product: number
  readonly unit: 'people' | 'requestsPerDay' | 'requestsPerHour' | 'requestsPerSecond'
}

export interface Demand {
  /** Requests/s in the busiest hour of the last planned day. */
  readonly arrivalRate: number
  /** The factors in order, each with the product up to it. */
  readonly chain: readonly DemandStep[]
}

const SECONDS_PER_HOUR = 3600

const STEPS = [
  { factor: 'people', unit: 'people', divisor: 1 },
  { factor: 'activeShare', unit: 'people', divisor: 1 },
  { factor: 'requestsPerDay', unit: 'requestsPerDay', divisor: 1 },
  { factor: 'busyHourShare', unit: 'requestsPerHour', divisor: 1 },
  { factor: 'withinHour', unit: 'requestsPerSecond', divisor: SECONDS_PER_HOUR },
  { factor: 'growth', unit: 'requestsPerSecond', divisor: 1 },
] as const

/**
 * The peak arrival rate from a head count: people × share of users × requests a day × share of the busiest
 * hour / 3600 s × concentration within that hour × growth. The day-to-hour chain (集中率) is the usual one of
 * Japanese sizing practice; Little's law then turns the rate into requests in flight.
 */
export function employeeDemand(factors: EmployeeDemand): Demand {
  let product = 1
  const chain = STEPS.map(({ factor, unit, divisor }) => {
    product *= factors[factor] / divisor
    return { factor, value: factors[factor], product, unit }
  })
  return { arrivalRate: product, chain }
}

/** The growth of demand over `years` at a relative `rate` a year (0.2 for 20 %), compounded. */
export function compoundGrowth(rate: number, years: number): number {
  return (1 + rate) ** years
}

/**
 * Requests/s of users who each send one every `interval` seconds, answered or not. With sessions as users and
 * the time between two hits, this is the older rule of web sizing guides (Sun Java System).
 */
export function openRate(users: number, interval: number): number {
  return users / interval
}

/** Requests/s of users who each wait `latency` seconds and think, N / (R + Z) by the response time law. */
export function closedRate(users: number, latency: number, thinkTime: number): number {
  return users / (latency + thinkTime)
}
