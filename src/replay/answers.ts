import type { SweepLevel, Times } from './sweep.ts'

/** A sweep as it is replayed. */
export interface Reading {
  readonly levels: readonly SweepLevel[]
  /** Of the lengths of answers, standard deviation over mean, assumed; null where the sweep tells it. */
  readonly answerVariation: number | null
  /** Its times of answers were worked out, of lengths that nobody asked for. */
  readonly isRebuilt: boolean
}

/** All alike, and as much as those of people who ask whatever they like. */
const ASSUMED = [0, 0.5, 1] as const

/**
 * The sweep where it tells how long answers are; else one reading for each way in which they may vary. A mean E2EL that
 * was not recorded is TTFT + TPOT (L − 1) where all are alike, and TTFT + ITL (L − 1) g where they vary: the gaps of all
 * requests add up to their decode times, and g gaps for a token are as many at each level as at the lowest.
 */
export function readings(levels: readonly SweepLevel[]): readonly Reading[] {
  const isAbsent = levels.every(({ e2e }) => e2e === null)
  const isMeanAlone = levels.every(({ e2e }) => e2e !== null && e2e.std === null && e2e.quantiles.length === 0)
  if (!isAbsent && !isMeanAlone) return [{ levels, answerVariation: null, isRebuilt: false }]
  const isRebuilt = isAbsent && !levels.every(({ asAsked }) => asAsked)
  const [isAlike, gapsPerToken] = [areAlike(levels), gapsPerTokenIn(levels[0])]
  const timed = levels.map((level) => ({ ...level, e2e: level.e2e ?? rebuilt(level, isAlike ? null : gapsPerToken) }))
  const isInStep = isAlike && (gapsPerToken ?? 1) >= ONE_TOKEN
  if (isInStep || timed.some(({ ttft, itl, e2e }) => ttft === null || itl === null || e2e === null))
    return [{ levels: timed, answerVariation: null, isRebuilt }]
  return ASSUMED.map((answerVariation) => ({
    levels: timed.map((level) => varied(level, answerVariation)),
    answerVariation,
    isRebuilt,
  }))
}

/** Gaps for a token below which gaps hold several: how many an answer has then varies, though its length does not. */
const ONE_TOKEN = 0.95

/** Of one number of requests, so many that chance hardly makes their mean a whole number. */
const ENOUGH = 1000

/** As long as was asked for, or of the same whole number of tokens in the mean of any number of requests, which chance does not make. */
function areAlike(levels: readonly SweepLevel[]): boolean {
  const length = levels[0]?.answerTokens ?? null
  const counts = new Set(levels.map(({ completed }) => completed))
  const isTold = counts.size > 1 || Math.max(...counts) >= ENOUGH
  const isOne = Number.isInteger(length) && levels.every(({ answerTokens }) => answerTokens === length)
  return (isTold && isOne) || levels.every(({ asAsked }) => asAsked)
}

/** TPOT / ITL, which short answers may raise, but no more than leaves the concurrency in flight; alone, X (TTFT + ITL g (L − 1)) = 1. */
function gapsPerTokenIn(level: SweepLevel | undefined): number | null {
  if (!level?.tpot || !level.itl || !level.ttft || !level.answerTokens) return null
  const { concurrency, throughput, ttft, itl, tpot, answerTokens } = level
  const most = (concurrency / throughput - ttft.mean) / (itl.mean * (answerTokens - 1))
  return concurrency === 1 ? most : Math.min(most, tpot / itl.mean)
}

/** Null where the level lacks what it is made of; a number of gaps for a token says that answers vary. */
function rebuilt({ ttft, itl, tpot, answerTokens }: SweepLevel, gapsPerToken: number | null): Times | null {
  const gap = gapsPerToken === null || itl === null ? tpot : gapsPerToken * itl.mean
  if (ttft === null || gap === null || !(answerTokens !== null && answerTokens > 1)) return null
  return { mean: ttft.mean + gap * (answerTokens - 1), std: null, quantiles: [] }
}

function varied<Level extends SweepLevel>(level: Level, variation: number): Level {
  const [ttft, mean] = [level.ttft!, level.e2e!.mean]
  const std = Math.hypot(variation * Math.max(0, mean - ttft.mean), ttft.std ?? 0)
  return { ...level, e2e: { mean, std, quantiles: [] } }
}
