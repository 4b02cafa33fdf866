import { type Arrivals, arrivalTimes } from './arrivals.ts'
import type { Fit } from './calibration.ts'
import type { Engine, Patience, Replay, Requests } from './engine.ts'
import { type ReplayLimit, quantileFrom } from './sweep.ts'
import { replay } from './replay.ts'
import { requestsLike, type Work } from './work.ts'
import { blurred, quantileIn, shareAbove } from './histogram.ts'

const REQUESTS = 8000
const WARM_UP = 1200
/** Seeds of arrivals and lengths that are near the long run's on queues of 4 … 48 places. */
const SEEDS = { requests: 10, arrivals: 1010 } as const
const STRIDE = 0.75
const LEAST = 1 / 64
const BISECTIONS = 5
/** One step of the bisection further. */
const NEXT = 1.01

interface Sustained {
  /** Requests/s; 0 if a server carries next to nothing. */
  readonly rate: number
  /** The limit that is lost just above; null if `most` is carried. */
  readonly limitedBy: ReplayLimit | null
  /** The server that carries least; null if all carry `most`. */
  readonly fit: Fit | null
}

/**
 * The largest rate (requests/s) of random arrivals, at most `most`, that all of the servers carry within all
 * limits in the steady state of a replay. All rates meet the same arrivals, so that the search has one answer.
 */
export function sustainableRate(
  fits: readonly Fit[],
  work: Work,
  limits: readonly ReplayLimit[],
  most: number,
  limit: number,
  coming: Arrivals,
  requests = requestsLike(work, REQUESTS, SEEDS.requests),
): Sustained {
  const count = requests.steps.length
  const arrivals = arrivalTimes(count, coming, SEEDS.arrivals)
  const patience = patienceOf(limits, work, count - WARM_UP)
  const failing = (fit: Fit, rate: number): ReplayLimit | null => {
    const met = rate * swiftness(fit, limit)
    const times = arrivals.map((time) => time / met)
    const run = replay(fit.engine, requests, { times }, patience, WARM_UP)
    return lostLimit(run, strictLimits(fit, limits), { work, requests }, WARM_UP)
  }
  let found: Sustained = { rate: most, limitedBy: null, fit: null }
  if (most === 0) return found
  for (const fit of fits) {
    const rate = unbroken(fit.engine, limits, found.rate, (r) => failing(fit, r) === null)
    if (rate === found.rate) continue
    const lost = rate === 0 ? LEAST * found.rate : rate
    found = { rate, limitedBy: failing(fit, lost * NEXT) ?? failing(fit, lost * NEXT ** 8), fit }
    if (rate === 0) break
  }
  return found
}

/** Lower rates at which gaps may be lost again, as shares. */
const LOWER = [0.93, 0.86, 0.75, 0.65, 0.56, 0.42] as const

/**
 * The largest rate up to which all hold. Where decoding waits for prefill, gaps grow with every prompt that
 * comes in time for the same wait, and shrink when so many come that they are prefilled together.
 */
function unbroken(
  engine: Engine,
  limits: readonly ReplayLimit[],
  high: number,
  holds: (rate: number) => boolean,
): number {
  const rate = holds(high) ? high : largest(high, holds)
  if (rate === 0 || !engine.prefillFirst || !limits.some(({ metric }) => metric === 'itl')) return rate
  const lost = LOWER.findLast((share) => !holds(share * rate))
  return lost === undefined ? rate : largest(lost * rate, holds)
}

/** Down in strides to a rate that holds, and up again by bisection in the logarithm; 0 if none does. */
function largest(high: number, holds: (rate: number) => boolean): number {
  let [inside, outside] = [high * STRIDE, high]
  for (; !holds(inside); inside *= STRIDE) {
    if (inside < LEAST * high) return 0
    outside = inside
  }
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = Math.sqrt(inside * outside)
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}

/** What was asked of a server, and what it is like. */
export interface Asked {
  readonly work: Work
  readonly requests: Requests
}

/** What a limit on times judges a request by, seconds: TPOT by the length of its own answer. */
export function timesBy(
  metric: Exclude<ReplayLimit['metric'], 'itl'>,
  ttfts: Float64Array,
  latencies: Float64Array,
  { work, requests: { steps } }: Asked,
): (request: number) => number {
  const tokensPerStep = (work.answerTokens - 1) / work.steps
  return {
    ttft: (i: number) => ttfts[i]!,
    e2e: (i: number) => latencies[i]!,
    tpot: (i: number) => (latencies[i]! - ttfts[i]!) / Math.max(1, steps[i]! * tokensPerStep),
  }[metric]
}

/** The first limit that a replay loses, of the requests after the first `warmUp`; null if it keeps all. */
export function lostLimit(
  run: Replay | null,
  limits: readonly ReplayLimit[],
  asked: Asked,
  warmUp: number,
): ReplayLimit | null {
  if (run === null) return limits.find(({ metric }) => metric === 'ttft') ?? null
  return limits.find((limit) => !isKept(run, cautious(limit, asked.work), asked, warmUp)) ?? null
}

/** No replay need go on in which more of so many requests wait too long than may. */
export function patienceOf(limits: readonly ReplayLimit[], work: Work, judged: number): Patience | null {
  const lasting = limits.find(({ metric }) => metric === 'ttft')
  if (lasting === undefined) return null
  return { ttft: cautious(lasting, work).threshold, most: (1 - lasting.percentile) * judged }
}

/** Prompts may be longer than the sample of them, so that they leave less time to wait in. */
function cautious(limit: ReplayLimit, { doubt }: Work): ReplayLimit {
  return limit.metric === 'ttft' ? { ...limit, threshold: limit.threshold - doubt } : limit
}

function isKept(
  { ttfts, latencies, gaps }: Replay,
  { metric, percentile, threshold }: ReplayLimit,
  asked: Asked,
  warmUp: number,
): boolean {
  // Each gap spreads as a lone request's do.
  if (metric === 'itl') return shareAbove(blurred(gaps, asked.work.unsteadiness), threshold) <= 1 - percentile
  const timeOf = timesBy(metric, ttfts, latencies, asked)
  let above = 0
  for (let i = warmUp; i < ttfts.length; i += 1) if (timeOf(i) > threshold) above += 1
  return above <= (1 - percentile) * (ttfts.length - warmUp)
}

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
export function strictLimits({ compared }: Fit, limits: readonly ReplayLimit[]): readonly ReplayLimit[] {
  return limits.map((limit) => {
    const { metric, percentile, threshold } = limit
    if (metric !== 'itl') return limit
    const short = compared.flatMap(({ level, run }) => {
      const { value, probability } = quantileFrom(level.itl, percentile) ?? { value: 0, probability: 1 }
      if (value < NEAR.least * threshold || value > NEAR.most * threshold) return []
      if (shareAbove(run.gaps, value) > ALIKE * (1 - probability)) return []
      return [value / quantileIn(run.gaps, probability)]
    })
    return { ...limit, threshold: threshold / Math.min(MOST_STRICT, Math.max(LEAST_STRICT, ...short)) }
  })
}

const upTo = (most: number, { compared }: Fit): Fit['compared'] =>
  compared.filter(({ level }) => level.concurrency <= most)

/** How much faster than measured a server replays levels up to twice the limit: a factor of at least 1 on what it is sent. */
export function swiftness(fit: Fit, limit: number): number {
  const faster = upTo(2 * limit, fit).map(({ level, run }) => Math.log(run.throughput / level.throughput) - NOISE)
  return Math.exp(Math.max(0, ...faster))
}

/** Whether first tokens that come late, up to twice the limit, come much later than a server replays them. */
export function missesTail(fit: Fit, limits: readonly ReplayLimit[], limit: number): boolean {
  return limits.some(
    ({ metric, percentile, threshold }) =>
      metric === 'ttft' &&
      upTo(2 * limit, fit).some(({ level, run }) => {
        const known = quantileFrom(level.ttft, percentile)
        return (
          known !== null &&
          known.value >= threshold / 2 &&
          known.value > MISSED * quantileIn(run.ttft, known.probability)
        )
      }),
  )
}
