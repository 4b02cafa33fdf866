import { largestOverSmallest, variation } from '../maths/spread.ts'
import type { SlaLimit } from '../model/metric.ts'
import { type Audit, error, type Outcome, type Repeat, type RepeatsSubject, warning } from './audit.ts'

const reasons = ['disagree', 'latencySpread', 'throughputSpread', 'fewRepeats'] as const
type Reason = (typeof reasons)[number]

const disagreement = (repeats: readonly Repeat[]): readonly Outcome<Reason>[] => {
  const count = (verdict: Repeat['verdict']): number => repeats.filter((repeat) => repeat.verdict === verdict).length
  const values = { repeats: repeats.length, passing: count('pass'), failing: count('fail') }
  return values.passing > 0 && values.failing > 0 ? warning('disagree', values) : []
}

/**
 * Repeats whose latencies differ by more than a factor of two are not of one state. Where the worst counts, that takes a
 * pass away if the next repeat, worse once more by the same factor, would break the limit; far below it cannot matter. Who
 * chose another policy has taken the spread into account.
 */
const latencySpread = (limit: SlaLimit, { repeats, policy }: RepeatsSubject): readonly Outcome<Reason>[] => {
  const told = repeats.map(({ latency }) => latency[limit.id] ?? null).filter((value) => value !== null)
  const ratio = largestOverSmallest(told)
  if (ratio === null || ratio <= 1.5) return []
  const [low, high] = [Math.min(...told), Math.max(...told)]
  const values = { limit: limit.id, repeats: told.length, low, high, ratio }
  const matters = policy === 'worst' && high * ratio > limit.threshold
  return ratio > 2
    ? error('latencySpread', matters ? 'noPass' : 'none', values, [limit.id])
    : warning('latencySpread', values, 'none', [limit.id])
}

/** The least throughput of the repeats is used, so that their spread takes nothing away. */
const throughputSpread = (repeats: readonly Repeat[]): readonly Outcome<Reason>[] => {
  const told = repeats.map(({ run }) => run.throughput.requests).filter((value) => value !== null)
  const spread = variation(told)
  if (spread === null || spread <= 0.05) return []
  const values = { repeats: told.length, low: Math.min(...told), high: Math.max(...told), spread }
  return spread > 0.1 ? error('throughputSpread', 'none', values) : warning('throughputSpread', values)
}

/** How far one measurement can be trusted to come out again (vLLM's own sweep makes three of each). */
export const repeatedRuns: Audit<Reason> = {
  reasons,
  repeats: (subject) => [
    ...disagreement(subject.repeats),
    ...subject.sla.limits.flatMap((limit) => latencySpread(limit, subject)),
    ...throughputSpread(subject.repeats),
  ],
  series: ({ levels }) => {
    const few = levels.filter(({ repeats }) => repeats < 3)
    const values = { few: few.length, levels: levels.length }
    return few.length > 0 ? warning('fewRepeats', values) : []
  },
}
