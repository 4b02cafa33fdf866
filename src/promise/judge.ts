import { normalQuantile } from '../capacity/normal.ts'
import type { Patience, Replay } from './engine.ts'
import type { PromiseLimit } from './input.ts'
import type { Optimism } from './misfit.ts'
import type { Work } from './work.ts'

const WARM_UP = 0.15
/** The logistic curve with this slope is within 0.01 of the normal distribution (Camilli 1994). */
const LOGISTIC = 1.702

/** The first limit that a replay loses, corrected by how much too fast its server was for the sweep; null if it keeps all. */
export function lostLimit(
  run: Replay | null,
  limits: readonly PromiseLimit[],
  tooFast: Optimism,
  work: Work,
  warmUp = WARM_UP,
): PromiseLimit | null {
  if (run === null) return limits.find(({ metric }) => metric === 'ttft') ?? null
  return limits.find((limit) => !isKept(run, slowed(limit, tooFast), work, warmUp)) ?? null
}

/** A model that was too fast has to keep a stricter limit. */
function slowed(limit: PromiseLimit, tooFast: Optimism): PromiseLimit {
  const factor = { ttft: tooFast.ttft, itl: tooFast.gap, tpot: 1, e2e: tooFast.throughput }[limit.metric]
  return { ...limit, threshold: limit.threshold / factor }
}

/** No replay need go on in which more wait too long than may. */
export function patienceOf(
  limits: readonly PromiseLimit[],
  tooFast: Optimism,
  count: number,
): Patience | null {
  const lasting = limits.find(({ metric }) => metric === 'ttft')
  if (lasting === undefined) return null
  const ttft = slowed(lasting, tooFast)
  return { ttft: ttft.threshold, most: (1 - ttft.percentile) * count }
}

function isKept(
  run: Replay,
  { metric, percentile, threshold }: PromiseLimit,
  work: Work,
  warmUp: number,
): boolean {
  if (metric === 'itl') return shareOfGaps(run, threshold, work) <= 1 - percentile
  const count = run.ttfts.length
  const from = Math.floor(warmUp * count)
  let above = 0
  for (let i = from; i < count; i += 1) if (timeOf(run, metric, i, work) > threshold) above += 1
  return above <= (1 - percentile) * (count - from)
}

function timeOf(run: Replay, metric: 'ttft' | 'tpot' | 'e2e', request: number, work: Work): number {
  const [ttft, latency] = [run.ttfts[request] ?? 0, run.latencies[request] ?? 0]
  if (metric === 'ttft') return ttft
  return metric === 'e2e' ? latency : (latency - ttft) / Math.max(1, work.answerTokens - 1)
}

/** Each gap spreads as a lone request's do: normal, its p99 as far above the median. */
function shareOfGaps({ gaps: { values, counts } }: Replay, threshold: number, work: Work): number {
  const spread = work.unsteadiness / normalQuantile(0.99)
  let [all, above] = [0, 0]
  for (let i = 0; i < values.length; i += 1) {
    const [gap, count] = [values[i] ?? 0, counts[i] ?? 0]
    all += count
    above += count * chanceAbove(threshold / gap - 1, spread)
  }
  return all === 0 ? 0 : above / all
}

function chanceAbove(distance: number, spread: number): number {
  if (distance < -3 * spread) return 1
  return distance > 3 * spread ? 0 : 1 / (1 + Math.exp((LOGISTIC * distance) / spread))
}
