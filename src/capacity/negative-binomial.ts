import type { Headroom } from './headroom.ts'
import { lastNumber } from './monotone-search.ts'
import { poissonSf } from './poisson.ts'
import { tailSum } from './tail-sum.ts'

export interface BurstyLoad {
  /** Requests in flight that the server may hold; a fraction is dropped. */
  readonly limit: number
  /** The accepted probability of more. */
  readonly overflow: number
  /** Shape of gamma-distributed gaps between arrivals: 1 is Poisson, less is burstier. */
  readonly burstiness: number
  /** Standard deviation of the rate from day to day, as a share of its mean. */
  readonly dailyVariation: number
}

/** Past this many limits, a larger variance over mean makes bursts rarer and overflow less likely. */
const WORST_DISPERSION = 1.9

/**
 * P(N > k) for the negative binomial distribution of the given mean and variance: a Poisson count whose rate
 * is itself gamma-distributed (Greenwood & Yule 1920). Poisson if the variance is not above the mean.
 */
export function negativeBinomialSf(k: number, mean: number, variance: number): number {
  const count = Math.floor(k)
  if (!(variance > mean)) return poissonSf(k, mean)
  if (count < 0) return 1
  if (mean <= 0) return 0
  const shape = (mean * mean) / (variance - mean)
  const ratio = mean / (shape + mean)
  const mode = ((shape - 1) * mean) / shape
  return count < mode ? 1 - lowerTail(count, shape, ratio) : upperTail(count + 1, shape, ratio)
}

/**
 * The largest mean load at which bursty arrivals exceed `limit` with probability at most `overflow`: as
 * `poissonHeadroom`, with a variance of z·a + cv²·a² around the mean a in flight.
 *
 * z = max(1, 1 / burstiness) is the variance over mean of the arrivals in a window much longer than the gaps,
 * and so of the requests in flight when all take equally long; latencies that vary blur bursts, so this is on
 * the safe side (Cox 1962 on renewal counts). Smoother than Poisson earns nothing. The ratio of variance to
 * mean is held at 1.9 limits: beyond, with an overflow up to 5 %, the same load in rarer and larger bursts
 * would seem to allow more.
 */
export function burstyHeadroom({ limit, overflow, burstiness, dailyVariation }: BurstyLoad): Headroom {
  const slots = Math.floor(limit)
  if (slots < 1) return { maxMeanConcurrency: 0, utilization: 0 }
  const bursts = Math.max(1, 1 / Math.max(0, burstiness))
  const dispersion = (mean: number) =>
    Math.min(bursts + dailyVariation ** 2 * mean, Math.max(1, WORST_DISPERSION * slots))
  const maxMeanConcurrency = lastNumber(
    0,
    slots,
    (mean) => negativeBinomialSf(slots, mean, dispersion(mean) * mean) <= overflow,
  )
  return { maxMeanConcurrency, utilization: maxMeanConcurrency / slots }
}

function lowerTail(from: number, shape: number, ratio: number): number {
  return mass(from, shape, ratio) * tailSum((step) => (from - step) / ((from - step - 1 + shape) * ratio))
}

function upperTail(from: number, shape: number, ratio: number): number {
  return mass(from, shape, ratio) * tailSum((step) => ((from + step + shape) / (from + step + 1)) * ratio)
}

/** Γ(k + r) / (Γ(r) k!) (1 − q)^r q^k, as a product, since the logarithms of Γ cancel for a large shape r. */
function mass(k: number, shape: number, ratio: number): number {
  let log = shape * Math.log1p(-ratio)
  for (let term = 1; term <= k; term += 1) log += Math.log(((shape + term - 1) / term) * ratio)
  return Math.exp(log)
}
