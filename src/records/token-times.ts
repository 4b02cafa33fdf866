import type { LatencyStatistics } from '../model/metric.ts'

interface Means {
  readonly ttft: LatencyStatistics | null
  readonly tpot: LatencyStatistics | null
  readonly e2e: LatencyStatistics | null
}

/** How far the token times of a summary go together with its latencies. */
interface TokenTimes {
  /** (TTFT + (n − 1) TPOT) / E2EL, of means: 1 where they agree. */
  readonly agreement: number
  /** TPOT by the latencies, (E2EL − TTFT) / (n − 1), in seconds. */
  readonly tpot: number
}

/** Null where a mean is missing, or answers have one token. `output`: mean tokens of an answer. */
export const tokenTimes = ({ ttft, tpot, e2e }: Means, output: number | null): TokenTimes | null => {
  if (!ttft?.mean || !tpot?.mean || !e2e?.mean || output === null || output <= 1 || e2e.mean <= ttft.mean) return null
  return {
    agreement: (ttft.mean + (output - 1) * tpot.mean) / e2e.mean,
    tpot: (e2e.mean - ttft.mean) / (output - 1),
  }
}

/**
 * True where tokens were counted wrongly: the latency is not filled, or, where waiting hides that, the time after the first
 * token is not. Means of ratios are no ratios of means, so that lengths that vary leave room.
 */
export const fallShort = (times: TokenTimes, told: number): boolean =>
  times.agreement < 0.9 || told < 0.75 * times.tpot
