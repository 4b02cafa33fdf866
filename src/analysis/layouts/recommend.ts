import { layoutRules } from '../../layouts/index.ts'
import type { LayoutSide, LayoutSubject, Outcome, Rule } from '../../layouts/rule.ts'
import type { Recommendation, Refusal, ReportRun, Scaling } from '../../model/report.ts'
import { groupBy } from '../../series/group-by.ts'
import { subjectOf, type LayoutSeries } from './layout-subject.ts'
import { toMeasureOf, type Layouts } from './to-measure.ts'

type Runs = ReadonlyMap<string, ReportRun>
type Judged = Readonly<Record<string, Outcome>>
type Told = Omit<Recommendation, 'id' | 'workload' | 'scaling'>

const judged = (subject: LayoutSubject): Judged =>
  Object.fromEntries(
    Object.entries(layoutRules).map(([id, rule]: readonly [string, Rule]) => [id, rule.judge(subject)]),
  )

const because = (rules: Judged, id: string): string => `${id}.${rules[id]!.reason}`

/** Without a second layout: what one GPU more brings is not known, however many were used. */
const single = (subject: LayoutSubject, rules: Judged): string =>
  subject.base ? 'single.oneLayout' : because(rules, 'R0')

/** What must be so comes first, then what only one layout can do, then which does more. */
const decided = (subject: LayoutSubject, rules: Judged): Pick<Recommendation, 'choice' | 'reason'> => {
  for (const id of ['R0', 'R1'])
    if (rules[id]!.state === 'fires') return { choice: 'larger', reason: because(rules, id) }
  if (!subject.base || !subject.larger) return { choice: 'undecided', reason: single(subject, rules) }
  if (['notBelow', 'neither'].includes(rules['R1']!.reason))
    return { choice: 'undecided', reason: because(rules, 'R1') }
  return { choice: rules['R3']!.favours ?? 'undecided', reason: because(rules, 'R3') }
}

const upTo = ({ open }: LayoutSide, value: number): number | null => (open ? null : value)

const copiesOf = ({ base, larger, copies, alreadyCopies, allowance }: LayoutSubject): Told['copies'] => {
  const unit = base ?? larger
  if (!unit?.throughput || copies === null || alreadyCopies) return null
  const { value, low, most } = unit.throughput
  const share = copies * allowance
  return {
    count: copies,
    each: value,
    allowance,
    throughput: share * value,
    interval: [share * low, upTo(unit, share * most)],
    remaining: (copies - 1) * allowance * value,
    judged: unit.judged,
  }
}

const measuredOf = ({ base, larger }: LayoutSubject): Told['measured'] => {
  const side = larger ?? base
  if (!side?.throughput) return null
  const { value, low, most } = side.throughput
  return { throughput: value, interval: [low, upTo(side, most)], judged: side.judged }
}

const told = (layouts: Layouts, runs: Runs): Told => {
  const subject = subjectOf(layouts.base, layouts.larger, runs)
  const rules = judged(subject)
  const { choice, reason } = decided(subject, rules)
  return {
    base: layouts.base?.id ?? null,
    larger: layouts.larger?.id ?? null,
    choice,
    reason,
    rules: Object.entries(rules).map(([id, { values, ...rule }]) => ({ id, ...rule, values: { ...values } })),
    copies: copiesOf(subject),
    measured: measuredOf(subject),
    toMeasure: [...toMeasureOf(subject, layouts, choice, reason)],
  }
}

const nothing = (reason: string): Told => ({
  base: null,
  larger: null,
  choice: 'undecided',
  reason,
  rules: [],
  copies: null,
  measured: null,
  toMeasure: [],
})

/** A workload of one layout, or of several that more GPUs do not set apart: the one with the fewest GPUs. */
const alone = (members: readonly LayoutSeries[], runs: Runs): Told => {
  const closed = members.filter(({ capacity }) => capacity.axis === 'concurrency')
  if (closed.length === 0) return nothing('single.openLoop')
  const known = closed.filter(({ layout }) => layout.gpus !== null)
  const [unit] = known.toSorted((a, b) => a.layout.gpus! - b.layout.gpus!)
  if (!unit) return nothing('single.gpusUnknown')
  return told(unit.layout.gpus === 1 ? { base: unit, larger: null } : { base: null, larger: unit }, runs)
}

/**
 * One answer for each pair of layouts that may be compared, and one for each workload that has none. Layouts that differ in
 * more than their GPUs give none.
 */
export const recommendationsOf = (
  series: readonly LayoutSeries[],
  scaling: readonly Pick<Scaling, 'id' | 'workload' | 'base' | 'scaled'>[],
  refusals: readonly Pick<Refusal, 'workload'>[],
  runs: readonly ReportRun[],
): readonly Recommendation[] => {
  const byId = new Map(runs.map((run) => [run.id, run]))
  const seriesOf = (id: string): LayoutSeries => series.find((one) => one.id === id)!
  const ofWorkload = (
    workload: string,
    members: readonly LayoutSeries[],
  ): readonly Omit<Recommendation, 'id'>[] => {
    const pairs = scaling.filter((pair) => pair.workload === workload)
    if (pairs.length > 0)
      return pairs.map(({ id, base, scaled }) => ({
        workload,
        scaling: id,
        ...told({ base: seriesOf(base), larger: seriesOf(scaled) }, byId),
      }))
    const refused = refusals.some((one) => one.workload === workload)
    return refused ? [] : [{ workload, scaling: null, ...alone(members, byId) }]
  }
  const all = [...groupBy(series, ({ workloadId }) => workloadId)].flatMap((one) => ofWorkload(...one))
  return all.map((one, i) => ({ id: `recommendation-${i + 1}`, ...one }))
}
