import { percentileOf, type LatencyStatistics } from '../../model/metric.ts'
import type { SettledRun } from '../../model/run.ts'
import type { SweepLevel, RefusalReason, Times } from '../../replay/sweep.ts'
import { loopOf } from '../../series/loop.ts'

type LevelTimes = Pick<SweepLevel, 'ttft' | 'itl' | 'e2e'>

const timesOf = (told: LatencyStatistics | null): Times | null => {
  if (!told || !((told.mean ?? 0) > 0)) return null
  const named = { median: told.median, p90: told.p90, p95: told.p95, p99: told.p99, ...told.others }
  const quantiles = Object.entries(named).flatMap(([name, value]) => {
    const probability = percentileOf(name)
    return probability === null || value === null ? [] : { probability, value }
  })
  return { mean: told.mean!, std: told.std, quantiles }
}

/** Without a standard deviation nothing says how times vary, unless all requests have the length that was asked for. */
const spread = (times: Times | null, length: number | null, asked: number | undefined): Times | null =>
  times?.std === null && (length === null || length !== asked) ? null : times

/** ITL as recorded, however weighted. */
export const allGaps = ({ latency }: SettledRun): Times | null => timesOf(latency.itl)

/** Gaps between tokens; a mean gap for each request says nothing about single ones. */
const gapsOf = ({ itl }: SettledRun['latency']): Times | null =>
  itl?.definition.weighting === 'perRequest' ? null : timesOf(itl)

/** E2EL where it was not recorded and every answer has the length that was asked for: TTFT + TPOT · (L − 1). */
const rebuilt = ({ latency, tokens, facts }: SettledRun): Times | null => {
  const [ttft, tpot, length] = [latency.ttft?.mean ?? 0, latency.tpot?.mean ?? 0, tokens.output ?? 0]
  if (!(ttft > 0 && tpot > 0 && length > 1) || length !== facts.outputTokens?.value) return null
  return { mean: ttft + tpot * (length - 1), std: null, quantiles: [] }
}

/** No times: what no replay can be judged by. */
const untimed = { ttft: null, itl: null, e2e: null }

/** Times of a run that kept its concurrency filled and nothing else: neither a rate nor an unknown number of requests. */
export const timesIn = (run: SettledRun): LevelTimes => {
  const { latency, tokens, facts, completed } = run
  if (loopOf(run) !== 'closed' || completed === null || completed === 0) return untimed
  return {
    ttft: spread(timesOf(latency.ttft), tokens.input, facts.inputTokens?.value),
    itl: gapsOf(latency),
    e2e: spread(timesOf(latency.e2e), tokens.output, facts.outputTokens?.value) ?? rebuilt(run),
  }
}

/** What a run lacks to be replayed, the first of it; null for one that lacks nothing. */
export const untimedFor = (run: SettledRun): RefusalReason | null => {
  if (loopOf(run) !== 'closed') return 'notClosed'
  if (run.completed === null || run.completed === 0) return 'noCount'
  const { ttft, itl, e2e } = timesIn(run)
  if (ttft === null) return timesOf(run.latency.ttft) ? 'noSpread' : 'noTtft'
  if (itl === null) return 'noItl'
  if (e2e !== null) return null
  return timesOf(run.latency.e2e) ? 'noSpread' : 'noE2el'
}
