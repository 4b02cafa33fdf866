import { countAbove, type LongList } from '../maths/long-list.ts'
import { quantile } from '../maths/quantile.ts'
import { arrivalsOf } from './arrivals.ts'
import type { Calibration } from './calibration.ts'
import type { Engine, Replay, Requests } from './engine.ts'
import { blurred, shareAbove } from './histogram.ts'
import { seededRandom } from './random.ts'
import { replay } from './replay.ts'
import { type Asked, sustainableRate, timesBy } from './sustainable-rate.ts'
import type { RateQuestion, ReplayLimit } from './sweep.ts'
import type { Work } from './work.ts'

/** What a run of requests sent at random recorded of each, in order of sending; times in seconds. */
export interface RecordedRun {
  /** When it was sent, from the first on. */
  readonly sent: Float64Array
  readonly promptTokens: Float64Array
  readonly ttft: Float64Array
  readonly e2e: Float64Array
  /** Between tokens, of all requests. */
  readonly gaps: LongList
  /** How many of them each has. */
  readonly gapCounts: Float64Array
}

/** How much faster than calibrated a server may be found, and how much slower. */
const FACTORS = [0.6, 1.6] as const
/** Beyond it a server may be any slower. */
const SLOWEST_TOLD = 1.58
const BISECTIONS = 9
/** Requests of the replay that finds the rate, drawn from those of the run: enough for its own luck to be small. */
const REQUESTS = 48_000
const SEED = 20
/** Of what a limit of gaps allows beyond it: a run with less of it does not tell how gaps near it grow. */
const TELLING = 0.1

/**
 * The rate (requests/s) that the best server of a calibration carries within all limits, once it is made slower or faster
 * by the factor with which it replays this run, sent at the same times with the same lengths, as it was measured: what
 * chance made of the arrivals of the run then is not taken for the server's. Null where that is no less than the highest
 * throughput of the sweep, so that the sweep does not tell how much it is, and where the run tells no factor, or one beyond
 * those tried.
 */
export function carriedAfter(
  { best, work, most }: Calibration,
  { limits, ...stated }: RateQuestion,
  run: RecordedRun,
): number | null {
  const requests = requestsOf(run, work)
  const factors = limits.map((limit) => slownessBy(limit, best.engine, run, { work, requests }))
  const slowest = Math.max(...factors.map((factor) => factor ?? 0))
  if (slowest === 0 || slowest > SLOWEST_TOLD) return null
  const drawn = drawnFrom(requests)
  const carried = limits.reduce((rate, limit, i) => {
    const fit = { ...best, engine: slowed(best.engine, factors[i] ?? slowest), compared: [] }
    return sustainableRate([fit], { ...work, doubt: 0 }, [limit], rate, 0, arrivalsOf(stated), drawn).rate
  }, most)
  return carried < most ? carried : null
}

function requestsOf({ promptTokens, gapCounts }: RecordedRun, { answerTokens, steps }: Work): Requests {
  const tokensPerStep = (answerTokens - 1) / steps
  return {
    prompts: promptTokens,
    steps: Int32Array.from(gapCounts, (count) => Math.max(1, count)),
    sizes: promptTokens.map((tokens, i) => tokens + 1 + gapCounts[i]! * tokensPerStep),
  }
}

function drawnFrom({ prompts, steps, sizes }: Requests): Requests {
  const next = seededRandom(SEED)
  const places = Int32Array.from({ length: REQUESTS }, () => Math.floor(next() * steps.length))
  return {
    prompts: Float64Array.from(places, (i) => prompts[i]!),
    steps: Int32Array.from(places, (i) => steps[i]!),
    sizes: Float64Array.from(places, (i) => sizes[i]!),
  }
}

function slowed(engine: Engine, by: number): Engine {
  const { base, perSequence, perToken, bends, stall } = engine
  return {
    ...engine,
    base: by * base,
    perSequence: by * perSequence,
    perToken: by * perToken,
    bends: bends?.map(({ decoding, seconds }) => ({ decoding, seconds: by * seconds })),
    ...(stall && { stall: { ...stall, seconds: by * stall.seconds } }),
  }
}

/** The factor at which a replay of the run has what was measured of a limit; null where the run does not tell. */
function slownessBy(limit: ReplayLimit, engine: Engine, run: RecordedRun, asked: Asked): number | null {
  const measured = measuredOf(limit, run, asked)
  if (limit.metric === 'itl' && measured < TELLING * (1 - limit.percentile)) return null
  let [fast, slow]: [number, number] = [...FACTORS]
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = Math.sqrt(fast * slow)
    const again = replay(slowed(engine, middle), asked.requests, { times: run.sent })!
    if (replayedOf(limit, again, asked) < measured) fast = middle
    else slow = middle
  }
  return Math.sqrt(fast * slow)
}

/** Of a limit of gaps the share beyond it, of any other the value at its percentile. */
function measuredOf({ metric, percentile, threshold }: ReplayLimit, run: RecordedRun, asked: Asked): number {
  if (metric === 'itl') return countAbove(run.gaps, threshold) / Math.max(1, run.gaps.length)
  return tailOf(timesBy(metric, run.ttft, run.e2e, asked), run.e2e.length, percentile)
}

function replayedOf({ metric, percentile, threshold }: ReplayLimit, run: Replay, asked: Asked): number {
  if (metric === 'itl') return shareAbove(blurred(run.gaps, asked.work.unsteadiness), threshold)
  return tailOf(timesBy(metric, run.ttfts, run.latencies, asked), run.latencies.length, percentile)
}

function tailOf(timeOf: (request: number) => number, count: number, percentile: number): number {
  return quantile(Float64Array.from({ length: count }, (_, i) => timeOf(i)).sort(), percentile) ?? 0
}
