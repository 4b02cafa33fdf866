import type { Interval, Judgement } from '../../model/report.ts'
import type { SlaLimit } from '../../model/sla.ts'
import { of, taken, explained, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { statisticIn, thresholdOf } from '../places.ts'
import type { JudgedRun } from './judged-run.ts'
import type { Merged, MergedJudgement } from './repeats.ts'

/** What one limit says of a level, made of what it says of the runs that count there. */
export interface LevelJudgement {
  readonly limit: SlaLimit
  readonly merged: Merged
  readonly runs: readonly JudgedRun[]
  readonly from: MergedJudgement['from']
  /** After the audits of the level. */
  readonly judgement: Judgement
}

const merging = { assumptions: ['plan/repeatPolicy'] } as const

const valueOf = ({ limit: { id }, merged, runs, from, judgement }: LevelJudgement) => {
  const all = runs.map(({ judgements }) => judgements[id]!)
  const { value } = judgement
  if (runs.length === 1) return taken({ ...statisticIn(runs[0]!.run, id), value })
  if (from === null) return explained('percentile', value, { x: all.map((one) => of(one, 'value')) }, merging)
  const inputs = {
    y: runs.map(({ run }) => statisticIn(run, id)),
    verdict: all.map((one) => of(one, 'verdict')),
    k: all.map((one) => of(one, 'violations')),
    N: all.map((one) => of(one, 'samples')),
  }
  return explained(merged === 'median' ? 'worstMiddle' : 'worst', value, inputs, merging)
}

/** Violations and requests: those of the repeat that stands for the level, or of all of them pooled. */
const countOf = (
  { limit: { id }, runs, from, judgement }: LevelJudgement,
  name: 'violations' | 'samples',
): Made<number | null> => {
  if (from) return taken(of(from.judgement, name))
  const all = runs.map(({ judgements }) => of(judgements[id]!, name))
  return explained('failures', judgement[name], { [name === 'samples' ? 'N' : 'k']: all })
}

/** A number once more; one that is absent has nowhere to be taken from. */
const again = <Key extends string>(owner: Readonly<Record<Key, number | null>>, key: Key) =>
  owner[key] === null ? null : taken(of(owner, key))

/** The interval of the run that stands for the level; that of pooled or scattered repeats is the level's own. */
const intervalOf = ({ from, judgement: { interval } }: LevelJudgement): Interval | null => {
  if (interval === null || from?.judgement.interval !== interval) return interval
  const { ranks } = interval
  return record({
    ...interval,
    low: again(interval, 'low'),
    high: again(interval, 'high'),
    effective: again(interval, 'effective'),
    ranks: ranks && record({ low: again(ranks, 'low'), high: again(ranks, 'high'), of: taken(of(ranks, 'of')) }),
  })
}

/** A judgement of a level with how it was made of those of its runs. */
export const levelJudgement = (level: LevelJudgement) => {
  const { limit, judgement } = level
  const [value, violations, samples] = [valueOf(level), countOf(level, 'violations'), countOf(level, 'samples')]
  const inputs = { y: value, T: thresholdOf(limit), k: violations, N: samples }
  const verdict = explained('limit', judgement.verdict, inputs, { assumptions: ['plan/sla'] })
  const own: Judgement = record({ ...judgement, verdict, value, violations, samples, interval: intervalOf(level) })
  return { own, verdict }
}
