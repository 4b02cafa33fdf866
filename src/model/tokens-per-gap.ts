import type { Run } from './run.ts'

/** How many tokens come with a gap, and whether nothing but chunks makes it another number than one. */
export interface TokensPerGap {
  readonly ratio: number
  readonly isSure: boolean
}

/** Of one token each, with what rounding and a first or last chunk without text make of it. */
const single = { least: 0.8, most: 1.25 } as const

const awayFromOne = (ratio: number): number => Math.abs(Math.log(ratio))

/** Seconds of a token after the first, whatever the lengths of answers: (E2EL − TTFT) / (L − 1); null where that is not known. */
export const tokenTime = ({
  latency: { ttft, e2e },
  tokens: { output },
}: Pick<Run, 'latency' | 'tokens'>): number | null => {
  const seconds = ttft?.mean && e2e?.mean && output ? (e2e.mean - ttft.mean) / (output - 1) : 0
  return seconds > 0 && seconds < Infinity ? seconds : null
}

/**
 * Mean gap over the mean time of a token, by E2EL and by TPOT: the one nearer to 1, for answers of different lengths move
 * the second, and times that contradict each other the first. Null without these times.
 */
export const tokensPerGap = (run: Pick<Run, 'latency' | 'tokens'>): TokensPerGap | null => {
  const { itl, tpot } = run.latency
  if (!itl?.mean) return null
  const ofRequests = itl.definition.weighting === 'perRequest'
  const each = ofRequests ? null : tokenTime(run)
  const ratios = [each, tpot?.mean].flatMap((seconds) => (seconds ? itl.mean! / seconds : []))
  const [ratio] = ratios.toSorted((a, b) => awayFromOne(a) - awayFromOne(b))
  return ratio === undefined ? null : { ratio, isSure: ofRequests || each !== null }
}

/** Whether gaps are of one token each by a ratio of means. */
export const isSingle = (ratio: number): boolean => ratio >= single.least && ratio <= single.most

/** Chunks of several tokens make gaps longer than a token takes; lengths that differ make them look shorter, too. */
export const isChunked = ({ ratio, isSure }: TokensPerGap): boolean => (isSure ? !isSingle(ratio) : ratio > single.most)
