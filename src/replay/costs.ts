import { type Measured, medianGap, type Compared, promptOf } from './misfit.ts'
import { type Engine, type StepCosts, type StepPoint, stepSeconds } from './engine.ts'
import { meanIn } from './histogram.ts'
import type { Work } from './work.ts'

/** A decode step without prefill while so many requests decode, as far as a level shows it. */
export interface PlainGap {
  readonly decoding: number
  readonly seconds: number
  readonly weight: number
}

/** Above this share of steps with prefill in them, the median gap no longer shows a plain decode step. */
const MIXED = 0.4
const LEAST_WEIGHT = 0.1
/** Of a mean gap that prefill leaves to decoding. */
const LEAST_SHARE = 0.05
const LEFT = 0.5

/** The median gaps. */
export function medianGaps(levels: readonly Measured[], chunks: number): readonly PlainGap[] {
  return levels.map((level, i) => {
    const mixed = level.throughput * medianGap(level) * chunks
    const weight = i < 2 || mixed < MIXED ? Math.max(LEAST_WEIGHT, 1 - mixed) : 0
    return { decoding: level.decoding, seconds: medianGap(level), weight }
  })
}

/**
 * The median gaps, but where most steps have prefill in them what it leaves of the mean gap: at X requests/s prefill takes
 * the share X · seconds of all time, those being what a prompt takes alone and decoding does not share. Null where no level
 * is mixed so.
 */
export function leftGaps(levels: readonly Measured[], chunks: number, seconds: number): readonly PlainGap[] | null {
  const plain = medianGaps(levels, chunks)
  if (plain.every(({ weight }) => weight > 0)) return null
  return plain.map((gap, i) => {
    const level = levels[i]!
    if (gap.weight > 0) return gap
    const left = 1 - level.throughput * seconds
    const weight = left > LEAST_SHARE ? LEFT * left : 0
    return { ...gap, seconds: level.itl.mean * Math.max(LEAST_SHARE, left), weight }
  })
}

/** A decode step takes base + perSequence × decoding: the line of least squares of relative errors. */
export function stepCost(gaps: readonly PlainGap[]): Pick<Engine, 'base' | 'perSequence'> {
  const sum = (term: (gap: PlainGap) => number): number =>
    gaps.reduce((total, gap) => total + (gap.weight * term(gap)) / gap.seconds ** 2, 0)
  const [one, x, y] = [sum(() => 1), sum(({ decoding }) => decoding), sum(({ seconds }) => seconds)]
  const xx = sum(({ decoding }) => decoding ** 2)
  const xy = sum(({ decoding, seconds }) => decoding * seconds)
  const spread = one * xx - x * x
  const perSequence = spread > 1e-9 * one * xx ? Math.max(0, (one * xy - x * y) / spread) : 0
  return { base: (y - perSequence * x) / one, perSequence }
}

/** Of a number decoding: nearer ones are one. */
const NEAR = 0.02

/** The gaps that count, each at least as long as those of fewer requests. */
export function bendsOf(gaps: readonly PlainGap[]): readonly StepPoint[] {
  const points: StepPoint[] = []
  const counted = gaps.filter(({ weight }) => weight > 0).toSorted((a, b) => a.decoding - b.decoding)
  for (const { decoding, seconds } of counted) {
    const last = points.at(-1)
    if (last !== undefined && decoding - last.decoding < NEAR * decoding) continue
    points.push({ decoding, seconds: Math.max(seconds, last?.seconds ?? 0) })
  }
  return points
}

/** The largest relative distance of the gaps that count from the line. */
export function bendIn({ base, perSequence }: StepCosts, gaps: readonly PlainGap[]): number {
  const counted = gaps.filter(({ weight }) => weight > 0)
  return Math.max(0, ...counted.map(({ decoding, seconds }) => Math.abs((base + perSequence * decoding) / seconds - 1)))
}

/** How a server schedules: tokens of one step, and whether decoding waits for prefill. */
export type Kind = Pick<Engine, 'budget' | 'prefillFirst'> & {
  /** What steps take: the line through the gaps, or what these say of so many requests, or of so many tokens. */
  readonly steps: 'line' | 'requests' | 'tokens'
  /** Of what a lone first token takes beyond its steps, the share in which the server works for it; the rest is delay. */
  readonly worked: number
}

/** A share of TTFT. */
const LEAST_PREFILL = 0.02

/**
 * The server of a kind whose decode steps take what the gaps say, stalls spread over all, and whose prefill and delay
 * take the rest of a lone request's TTFT, which may be shorter than a padded decode step. No limit but the highest
 * level measured. Null if a step takes no time.
 */
export function priced(
  { budget, prefillFirst, steps, worked }: Kind,
  gaps: readonly PlainGap[],
  levels: readonly Measured[],
  { stall }: Work,
): Engine | null {
  const [lone, top] = [levels[0]!, levels.at(-1)!]
  const { tokens, chunks } = promptOf(lone, budget)
  const costs = costsOf(steps, gaps, lone.ttft.mean / chunks, Math.min(top.concurrency, tokens / chunks))
  const base = stepSeconds(costs, costs.together ?? 0)
  if (!(base > 0)) return null
  const alone = chunks * (base + stall.share * stall.seconds)
  const rest = Math.max(lone.ttft.mean - alone, LEAST_PREFILL * lone.ttft.mean)
  const slots = prefillFirst ? top.concurrency : Math.min(top.concurrency, budget)
  return {
    ...costs,
    perToken: (worked * rest) / tokens,
    budget,
    prefillFirst,
    slots,
    pool: Infinity,
    stall,
    delay: (1 - worked) * rest,
  }
}

/** Of steps; tokens count together as far as no step of theirs is longer than one that prefills alone, in `seconds`. */
function costsOf(
  steps: Kind['steps'],
  gaps: readonly PlainGap[],
  seconds: number,
  tokens: number,
): StepCosts & Pick<Engine, 'together'> {
  if (steps === 'line') return stepCost(gaps)
  const bent = { base: 0, perSequence: 0, bends: bendsOf(gaps) }
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
  compared: readonly Compared[],
  engine: Engine,
): readonly PlainGap[] {
  return gaps.map((gap, i) => {
    const found = compared.find(({ level }) => level === levels[i])
    if (found === undefined) return gap
    const { level, run } = found
    const now = stepSeconds(engine, gap.decoding)
    const seconds = now - Math.log(level.throughput / run.throughput) * meanIn(run.gaps)
    const held = Math.min(MOST_CHANGE * now, Math.max(now / MOST_CHANGE, seconds))
    return { ...gap, seconds: held, weight: i === 0 ? 1 : REPLAYED }
  })
}
