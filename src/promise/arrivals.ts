import { normalQuantile } from '../capacity/normal.ts'
import { exponential, type Luck, luck } from './luck.ts'

/** How requests come. */
export interface Arrivals {
  /** Shape of the gamma-distributed gaps between them, as vLLM's flag: 1 is Poisson, less is burstier. */
  readonly burstiness: number
  /** Standard deviation of the rate from day to day, as a share of its mean. */
  readonly variation: number
}

/** As stated, else Poisson, and one day like another. Smoother than Poisson earns nothing. */
export function arrivalsOf({ burstiness = 1, variation = 0 }: Partial<Arrivals>): Arrivals {
  return { burstiness: Math.min(1, burstiness), variation }
}

/** The rate of a day that at most the share `overflow` of days exceeds, as a multiple of the mean rate; days vary normally. */
export function busyDay({ variation }: Arrivals, overflow: number): number {
  return variation === 0 ? 1 : 1 + variation * Math.max(0, normalQuantile(1 - overflow))
}

/** Times of so many arrivals with a mean of exactly one a second. */
export function arrivalTimes(count: number, { burstiness }: Arrivals, seed: number): Float64Array {
  const next = luck(seed)
  let time = 0
  const times = new Float64Array(count).map(
    () => (time += burstiness === 1 ? exponential(next) : gamma(burstiness, next)),
  )
  return times.map((at) => (at * count) / time)
}

/** Of unit scale: Marsaglia and Tsang 2000, "A simple method for generating gamma variables". */
function gamma(shape: number, next: Luck): number {
  if (shape < 1) return gamma(shape + 1, next) * next() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normalQuantile(next())
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(next()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v
  }
}
