import { littleRatio, meanInFlight, rebuiltLatency } from '../maths/little.ts'
import type { Run } from '../model/run.ts'
import type { Range } from '../audits/audit.ts'
import { made, read, type Input, record } from '../trails/made.ts'
import { inRun, rebuiltFrom, type NamedRun } from './places.ts'

export interface MeanLatency extends Range {
  readonly measured: boolean
}

/**
 * Mean end-to-end latency in seconds: measured, or rebuilt from TTFT and token times as a range; null without either.
 * The gaps of ITL add up to all decoding time, and no answer has more gaps than tokens: with ITL the latency is not
 * above what it gives, however far above that TPOT lies (it does where lengths vary).
 */
export const meanLatency = ({ latency, tokens: { output } }: Run): MeanLatency | null => {
  const measured = latency.e2e?.mean ?? null
  if (measured !== null) return { low: measured, high: measured, measured: true }
  const ttft = latency.ttft?.mean ?? null
  const gaps = [latency.tpot?.mean, latency.itl?.mean].filter((gap) => gap != null)
  if (ttft === null || output === null || gaps.length === 0) return null
  const [low, high] = [Math.min(...gaps), gaps.at(-1)!].map((gap) => rebuiltLatency(ttft, gap, output))
  return { low: low!, high: high!, measured: false }
}

/** Requests that are in flight at one time, as far as the run tells; at least one. Those share engine steps. */
export const inFlightTogether = (run: Run): number => {
  const mean = Math.ceil(occupancyOf(run).inFlight?.high ?? Infinity)
  const most = Math.min(run.load.concurrency ?? Infinity, mean)
  return Number.isFinite(most) ? Math.max(1, most) : 1
}

/** Where that stands: the cap, or fewer by Little's law; 1 where nothing tells. */
export const togetherIn = (run: NamedRun): Input => {
  const { concurrency } = run.load
  const { inFlight } = occupancyOf(run)
  if (concurrency === null && inFlight === null) return 1
  return concurrency !== null && concurrency <= Math.ceil(inFlight?.high ?? Infinity)
    ? inRun(run, 'load/concurrency')
    : read(`runs/${run.id}/inFlight/high`, inFlight?.high ?? null)
}

/** Requests in flight by Little's law, and their share of the set concurrency (null in an open loop). */
export const occupancyOf = (run: NamedRun): { inFlight: MeanLatency | null; occupancy: Range | null } => {
  const latency = meanLatency(run)
  const { requests } = run.throughput
  if (!latency || requests === null) return { inFlight: null, occupancy: null }
  const inFlight = {
    low: meanInFlight(requests, latency.low),
    high: meanInFlight(requests, latency.high),
    measured: latency.measured,
  }
  const { concurrency } = run.load
  if (concurrency === null) return { inFlight, occupancy: null }
  const common = { X: inRun(run, 'throughput/requests'), C: inRun(run, 'load/concurrency') }
  const high = latency.measured
    ? made('little', { ...common, R: inRun(run, 'latency/e2e/mean') })
    : made('rebuiltOccupancy', { ...common, ...rebuiltFrom(run) })
  return { inFlight, occupancy: record({ low: littleRatio(requests, latency.low, concurrency), high }) }
}
