import { type PlainGap, stepCost } from './costs.ts'
import type { Engine } from './engine.ts'
import { meanIn } from './histogram.ts'
import { type Measured, promptOf } from './measured.ts'
import type { Modelled } from './modelled.ts'
import { bendsOf, type StepCosts, stepSeconds } from './step-time.ts'
import type { Work } from './work.ts'

/** How a server schedules: tokens of one step, and whether decoding waits for prefill. */
export type Kind = Pick<Engine, 'budget' | 'prefillFirst'> & {
  /** What steps take: the line through the gaps, or what these say of so many requests, or of so many tokens. */
  readonly steps: 'line' | 'requests' | 'tokens'
}

/** A share of TTFT. */
const LEAST_PREFILL = 0.02

/**
 * The server of a kind whose decode steps take what the gaps say, stalls spread over all, and whose prefill
 * takes the rest of a lone request's TTFT, which may be shorter than a padded decode step. No limit but the highest
 * level measured. Null if a step takes no time.
 */
export function priced(
  { budget, prefillFirst, steps }: Kind,
  gaps: readonly PlainGap[],
  levels: readonly Measured[],
  { stall }: Work,
): Engine | null {
  const [lone, top] = [levels[0], levels.at(-1)]
  if (lone === undefined || top === undefined) return null
  const { tokens, chunks } = promptOf(lone, budget)
  const costs = costsOf(steps, gaps, lone.ttft.mean / chunks, Math.min(top.concurrency, tokens / chunks))
  const base = stepSeconds(costs, costs.together ?? 0)
  if (!(base > 0)) return null
  const alone = chunks * (base + stall.share * stall.seconds)
  const perToken = Math.max(lone.ttft.mean - alone, LEAST_PREFILL * lone.ttft.mean) / tokens
  const slots = prefillFirst ? top.concurrency : Math.min(top.concurrency, budget)
  return { ...costs, perToken, budget, prefillFirst, slots, pool: Infinity, stall }
}

/** Of steps; tokens count together as far as no step of theirs is longer than one that prefills alone, in `seconds`. */
function costsOf(
  steps: Kind['steps'],
  gaps: readonly PlainGap[],
  seconds: number,
  tokens: number,
): StepCosts & Pick<Engine, 'together'> {
  const line = stepCost(gaps)
  if (steps === 'line') return line
  const bent = { ...line, bends: bendsOf(gaps) }
  return steps === 'requests' ? bent : { ...bent, together: Math.min(tokens, fitting(bent, seconds, tokens)) }
}

/** The most requests, up to `most` or one more, whose decode step is no longer than so many seconds. */
function fitting(costs: StepCosts, seconds: number, most: number): number {
  let requests = 0
  while (requests < most && stepSeconds(costs, requests + 1) <= seconds) requests += 1
  return requests
}

/** Of gaps that are corrected by replays, against those that are not. */
const REPLAYED = 2
const MOST_CHANGE = 2

/**
 * Gaps corrected by what replays miss of the throughput: where the model is too slow by some share, the plain
 * gap is too long by that share of the mean gap, as its prefill is known from TTFT.
 */
export function corrected(
  gaps: readonly PlainGap[],
  levels: readonly Measured[],
  runs: ReadonlyMap<Measured, Modelled>,
  engine: Engine,
): readonly PlainGap[] {
  return gaps.map((gap, i) => {
    const level = levels[i]
    const run = level && runs.get(level)
    if (level === undefined || run === undefined) return gap
    const now = stepSeconds(engine, gap.decoding)
    const seconds = now - Math.log(level.throughput / run.throughput) * meanIn(run.gaps)
    const held = Math.min(MOST_CHANGE * now, Math.max(now / MOST_CHANGE, seconds))
    return { ...gap, seconds: held, weight: i === 0 ? 1 : REPLAYED }
  })
}
