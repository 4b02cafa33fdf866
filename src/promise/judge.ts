import type { Patience, Replay } from './engine.ts'
import { blurred, shareAbove } from './histogram.ts'
import type { PromiseLimit } from './input.ts'
import type { Work } from './work.ts'

/** The first limit that a replay loses, of the requests after the first `warmUp`; null if it keeps all. */
export function lostLimit(
  run: Replay | null,
  limits: readonly PromiseLimit[],
  work: Work,
  warmUp: number,
): PromiseLimit | null {
  if (run === null) return limits.find(({ metric }) => metric === 'ttft') ?? null
  return limits.find((limit) => !isKept(run, cautious(limit, work), work, warmUp)) ?? null
}

/** No replay need go on in which more of so many requests wait too long than may. */
export function patienceOf(limits: readonly PromiseLimit[], work: Work, judged: number): Patience | null {
  const lasting = limits.find(({ metric }) => metric === 'ttft')
  if (lasting === undefined) return null
  return { ttft: cautious(lasting, work).threshold, most: (1 - lasting.percentile) * judged }
}

/** Prompts may be longer than the sample of them, so that they leave less time to wait in. */
function cautious(limit: PromiseLimit, { doubt }: Work): PromiseLimit {
  return limit.metric === 'ttft' ? { ...limit, threshold: limit.threshold - doubt } : limit
}

function isKept(run: Replay, { metric, percentile, threshold }: PromiseLimit, work: Work, warmUp: number): boolean {
  if (metric === 'itl') return shareOfGaps(run, threshold, work) <= 1 - percentile
  const count = run.ttfts.length
  let above = 0
  for (let i = warmUp; i < count; i += 1) if (timeOf(run, metric, i, work) > threshold) above += 1
  return above <= (1 - percentile) * (count - warmUp)
}

function timeOf(run: Replay, metric: 'ttft' | 'tpot' | 'e2e', request: number, work: Work): number {
  const [ttft, latency] = [run.ttfts[request] ?? 0, run.latencies[request] ?? 0]
  if (metric === 'ttft') return ttft
  return metric === 'e2e' ? latency : (latency - ttft) / Math.max(1, work.answerTokens - 1)
}

/** Each gap spreads as a lone request's do. */
function shareOfGaps(run: Replay, threshold: number, { unsteadiness }: Work): number {
  return shareAbove(blurred(run.gaps, unsteadiness), threshold)
}
