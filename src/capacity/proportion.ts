import { binomialCdf, binomialSf } from './binomial.ts'
import { lastNumber } from './monotone-search.ts'

export interface ProportionInterval {
  readonly low: number
  readonly high: number
}

/** Exact two-sided confidence interval of a share of which `hits` of `samples` were seen (Clopper & Pearson 1934). */
export function proportionInterval(hits: number, samples: number, confidence = 0.95): ProportionInterval {
  const miss = (1 - confidence) / 2
  const low = lastNumber(0, 1, (share) => binomialSf(hits - 1, samples, share) <= miss)
  const high = lastNumber(0, 1, (share) => binomialCdf(hits, samples, share) > miss)
  return { low: hits === 0 ? 0 : low, high: hits === samples ? 1 : high }
}
