import { comesInLumps } from '../model/metric.ts'
import type { SettledRun } from '../model/run.ts'
import { isChunked, tokensPerGap, tokenTime } from '../model/tokens-per-gap.ts'
import { type Audit, error, type Outcome, warning } from './audit.ts'

const reasons = ['notStreaming', 'lumps', 'firstTokenInGaps', 'noTokenTime', 'chunked', 'perhapsChunked'] as const
type Reason = (typeof reasons)[number]

/** Seconds: no buffer lets chunks out so slowly, and few engines write so fast. */
const LEAST_GAP = 1e-3

/** Of the time of a token: less is none, however much the lengths of answers differ. */
const LEAST_TOLD = 0.01

/** Whether tokens came one by one after a long queue, which is then most of an answer's time. */
const hasQueued = (run: SettledRun): boolean => {
  const { itl } = run.latency
  const isOfGaps = itl !== null && itl.definition.weighting !== 'perRequest'
  return (tokenTime(run) ?? 0) >= LEAST_GAP && isOfGaps && (itl.median ?? 0) >= LEAST_GAP
}

const notStreaming = (run: SettledRun): readonly Outcome<Reason>[] => {
  const { latency, completed, zeroLatencies } = run
  const { ttft, e2e } = latency
  const noGaps =
    completed !== 0 &&
    zeroLatencies.some(({ metric, statistic }) => metric === 'itl' && ['mean', 'p99'].includes(statistic))
  const allAtOnce = ttft?.mean && e2e?.mean ? ttft.mean / e2e.mean : null
  return noGaps || ((allAtOnce ?? 0) >= 0.98 && !hasQueued(run))
    ? error('notStreaming', 'void', { share: allAtOnce })
    : []
}

const lumps = ({ latency: { itl, tpot } }: SettledRun): readonly Outcome<Reason>[] => {
  if (!itl || !comesInLumps(itl)) return []
  const values = { median: itl.median ?? itl.p99, mean: itl.mean, tpot: tpot?.mean ?? null }
  return error('lumps', 'none', values)
}

/** A mean gap that is E2EL / tokens has the time to the first token in it, as LLMPerf counts. */
const firstTokenInGaps = (run: SettledRun): readonly Outcome<Reason>[] => {
  const { itl, e2e } = run.latency
  const gap = tokenTime(run)
  if (gap === null || !itl?.mean) return []
  const told = { itl: itl.mean, whole: e2e!.mean! / run.tokens.output! }
  const counts = Math.abs(told.itl / told.whole - 1) < 0.01 && told.whole > 1.05 * gap
  return counts ? warning('firstTokenInGaps', { ...told, gap }) : []
}

const chunked = (run: SettledRun): readonly Outcome<Reason>[] => {
  const { itl, tpot } = run.latency
  if (!itl?.mean) return []
  const isZero = run.zeroLatencies.some(({ metric, statistic }) => metric === 'tpot' && statistic === 'mean')
  const told = isZero ? 0 : (tpot?.mean ?? Infinity)
  if (told < LEAST_TOLD * (tokenTime(run) ?? itl.mean)) return warning('noTokenTime', { itl: itl.mean, tpot: told })
  const found = tokensPerGap(run)
  if (!found || !isChunked(found)) return []
  return warning(found.isSure ? 'chunked' : 'perhapsChunked', { ratio: found.ratio })
}

/**
 * Without streaming the whole answer arrives at once: TTFT is then the end-to-end time and there are no gaps, unlike where
 * a long queue makes most of that time. And where one chunk carries several tokens, a gap (ITL) is not the time of a
 * token (TPOT).
 */
export const streaming: Audit<Reason> = {
  reasons,
  run: ({ run }) => {
    if (run.miscounted || (run.tokens.output ?? 2) <= 1) return []
    const checks = [notStreaming, lumps, firstTokenInGaps, chunked]
    return checks.map((check) => check(run)).find((found) => found.length > 0) ?? []
  },
}

/** Requests counted as successes that have no first token or no output pull every percentile down. */
export const hollowAnswers: Audit<'many' | 'some' | 'zeroStatistic'> = {
  reasons: ['many', 'some', 'zeroStatistic'],
  run: ({ run }) => {
    const zero = run.zeroLatencies.flatMap(({ metric, field }) => (metric === 'ttft' ? [field] : []))
    if (run.completed !== 0 && zero.length > 0) {
      return error('zeroStatistic', 'void', { fields: zero.join(', ') })
    }
    const hollow = run.samples?.hollow ?? 0
    const total = run.samples?.ttft.length ?? 0
    if (hollow === 0) return []
    const values = { hollow, total, share: hollow / total }
    return hollow / total > 0.01 ? error('many', 'void', values) : warning('some', values)
  },
}
