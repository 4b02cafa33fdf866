import type { Fit } from './calibrate.ts'
import { quantileIn, shareAbove } from './histogram.ts'
import { type PromiseLimit, quantileOf } from './input.ts'

/** Of a limit of gaps: levels whose measured quantile lies between tell how well the replay knows gaps near it. */
const NEAR = { least: 0.6, most: 1.5 } as const
const LEAST_STRICT = 1.02
const MOST_STRICT = 2
/** Shares beyond a quantile that make no difference. */
const ALIKE = 0.6
const MISSED = 2
/** Of throughput, as a logarithm. */
const NOISE = 0.02

/** Limits of gaps made stricter by as much as the replay's quantile falls short of the measured one near the limit. */
export function strictLimits({ compared, runs }: Fit, limits: readonly PromiseLimit[]): readonly PromiseLimit[] {
  return limits.map((limit) => {
    const { metric, percentile, threshold } = limit
    if (metric !== 'itl') return limit
    const short = compared.flatMap(({ itl }, i) => {
      const [value, run] = [quantileOf(itl, percentile), runs[i]]
      if (value === null || run === undefined) return []
      if (value < NEAR.least * threshold || value > NEAR.most * threshold) return []
      if (shareAbove(run.gaps, value) > ALIKE * (1 - percentile)) return []
      return [value / quantileIn(run.gaps, percentile)]
    })
    return { ...limit, threshold: threshold / Math.min(MOST_STRICT, Math.max(LEAST_STRICT, ...short)) }
  })
}

/** How much faster than measured a server replays levels up to twice the limit: a factor of at least 1 on what it is sent. */
export function swiftness({ compared, runs }: Fit, limit: number): number {
  const faster = compared.flatMap(({ concurrency, throughput }, i) => {
    const run = runs[i]
    return run === undefined || concurrency > 2 * limit ? [] : [Math.log(run.throughput / throughput) - NOISE]
  })
  return Math.exp(Math.max(0, ...faster))
}

/** Whether first tokens that come late, up to twice the limit, come much later than a server replays them. */
export function missesTail({ compared, runs }: Fit, limits: readonly PromiseLimit[], limit: number): boolean {
  return limits.some(
    ({ metric, percentile, threshold }) =>
      metric === 'ttft' &&
      compared.some(({ concurrency, ttft }, i) => {
        const [value, run] = [quantileOf(ttft, percentile), runs[i]]
        if (value === null || run === undefined || concurrency > 2 * limit || value < threshold / 2) return false
        return value > MISSED * quantileIn(run.ttft, percentile)
      }),
  )
}
