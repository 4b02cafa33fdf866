import { layoutRules } from '../../layouts/index.ts'
import type { LayoutSide, LayoutSubject, Outcome, Rule } from '../../layouts/rule.ts'
import type { Recommendation, Refusal, ReportRun, Scaling } from '../../model/report.ts'
import { byId } from '../../model/by-id.ts'
import { basisPoint } from '../../model/of-series.ts'
import { groupBy } from '../../model/group-by.ts'
import { explained, made, of, taken, type Inputs, type Made, record } from '../../trails/made.ts'
import { gpusIn } from '../places.ts'
import { type LayoutSeries, boundingPoint, subjectOf, writtenAt } from './layout-subject.ts'

type ToMeasure = Recommendation['toMeasure'][number]

interface Layouts {
  readonly base: LayoutSeries | null
  readonly larger: LayoutSeries | null
}

/** Copies: by the GPUs of both layouts; with no larger one it is one more, which nothing tells. */
type Count = Made<number> | number

const countOf = (copies: number | null, { base, larger }: Layouts): Count | null =>
  copies !== null && base && larger ? made('gpuRatio', { GPU_n: gpusIn(larger), GPU_1: gpusIn(base) }) : copies

const valueOf = (count: Count): number => (typeof count === 'number' ? count : count.value)

/** A number that nothing tells comes after the places. */
const withCount = (k: Count, inputs: Inputs): Inputs => (typeof k === 'number' ? { ...inputs, k } : { k, ...inputs })

interface Counted extends Layouts {
  readonly count: Count | null
}

type Level = Made<number> | number | null

/** A level that was measured, where it stands. */
const levelIn = (series: LayoutSeries | null, level: number | null): Level => {
  const point = series?.points.find((one) => one.usable && one.level === level)
  return point ? taken(of(point, 'level')) : level
}

const toMeasure = (what: ToMeasure['what'], series: LayoutSeries | null, level: Level): ToMeasure =>
  record({ what, series: series?.id ?? null, level })

const levelToMeasure = (what: ToMeasure['what'], series: LayoutSeries | null, level: number | null = null): ToMeasure =>
  toMeasure(what, series, levelIn(series, level))

const lacksMetric = ({ points }: LayoutSeries): boolean =>
  points.some(({ judgements }) => Object.values(judgements).some(({ reason }) => reason === 'metricMissing'))

/** What would make the limit of one layout a limit. */
const limitOf = (side: LayoutSide | null, series: LayoutSeries | null): readonly ToMeasure[] => {
  if (!side || !series || !side.open) return []
  if (side.status === 'noData') return [levelToMeasure(lacksMetric(series) ? 'latency' : 'usable', series)]
  if (side.status === 'nonContiguous') return [levelToMeasure('again', series, side.firstFailing)]
  if (side.status === 'leftCensored')
    return side.lowestLevel! > 1 ? [levelToMeasure('below', series, side.lowestLevel)] : []
  return [levelToMeasure(series.capacity.gap === null ? 'above' : 'latency', series, side.limit)]
}

const copiesToMeasure = ({ base, larger, alreadyCopies }: LayoutSubject, { count, ...layouts }: Counted) => {
  const [unit, series] = [base ?? larger, layouts.base ?? layouts.larger]
  if (!unit?.throughput || unit.limit === null || count === null || alreadyCopies) return []
  const inputs = withCount(count, { C: of(series!.basis!, 'level') })
  return [toMeasure('copies', series, explained('copiesLevel', valueOf(count) * unit.limit, inputs))]
}

const unpaired = (subject: LayoutSubject, layouts: Counted, reason: string): readonly ToMeasure[] => [
  ...limitOf(subject.base ?? subject.larger, layouts.base ?? layouts.larger),
  ...(reason === 'R0.notMeasured' ? [levelToMeasure('fewer', layouts.larger)] : []),
  levelToMeasure('larger', layouts.base ?? layouts.larger),
  ...copiesToMeasure(subject, layouts),
]

/** The measurements that would decide between the layouts, or confirm what is chosen. */
const toMeasureOf = (
  subject: LayoutSubject,
  layouts: Counted,
  choice: Recommendation['choice'],
  reason: string,
): readonly ToMeasure[] => {
  if (!subject.base || !subject.larger) return unpaired(subject, layouts, reason)
  if (choice === 'larger') return []
  if (choice === 'copies') return copiesToMeasure(subject, layouts)
  const open = [...limitOf(subject.base, layouts.base), ...limitOf(subject.larger, layouts.larger)]
  const undecided = { 'R3.overlap': 'repeats', 'R3.between': 'between' } as const
  const again = open.length === 0 ? undecided[reason as keyof typeof undecided] : undefined
  const both = again
    ? [
        levelToMeasure(again, layouts.base, subject.base.limit),
        levelToMeasure(again, layouts.larger, subject.larger.limit),
      ]
    : []
  return [...open, ...both, ...copiesToMeasure(subject, layouts)]
}

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

/** What copies would give of the throughput of one, by the written figures of its limit and of the first level that fails. */
const copiesOf = (
  { base, larger, alreadyCopies, allowance }: LayoutSubject,
  layouts: Layouts,
  count: Count | null,
  runs: Runs,
): Told['copies'] => {
  const [side, unit] = [base ?? larger, layouts.base ?? layouts.larger]
  if (!side?.throughput || !unit || count === null || alreadyCopies) return null
  const [each, { least, greatest }] = [taken(of(unit.basis!, 'throughput')), writtenOf(unit, runs)]
  const by = (inputs: Inputs) => withCount(count, inputs)
  return record({
    count,
    each,
    allowance,
    throughput: made('replicas', by({ X: each })),
    interval: record([
      made('copiesLeast', by({ ...least, r: allowance })),
      side.open ? null : made('copiesMost', by(greatest)),
    ]),
    remaining: made('remainingCopies', by({ X: each })),
    judged: side.judged,
  })
}

/** The written figures of the limit, and with those of the first level that fails. */
const writtenOf = (series: LayoutSeries, runs: Runs) => ({
  least: writtenAt([basisPoint(series)], runs),
  greatest: writtenAt([basisPoint(series), boundingPoint(series)], runs),
})

const measuredOf = ({ base, larger }: LayoutSubject, layouts: Layouts, runs: Runs): Told['measured'] => {
  const [side, series] = [larger ?? base, layouts.larger ?? layouts.base]
  if (!side?.throughput || !series) return null
  const { least, greatest } = writtenOf(series, runs)
  return record({
    throughput: taken(of(series.basis!, 'throughput')),
    interval: record([made('writtenLeast', least), side.open ? null : made('writtenMost', greatest)]),
    judged: side.judged,
  })
}

const told = (layouts: Layouts, runs: Runs): Told => {
  const subject = subjectOf(layouts.base, layouts.larger, runs)
  const rules = judged(subject)
  const { choice, reason } = decided(subject, rules)
  const count = countOf(subject.copies, layouts)
  return {
    base: layouts.base?.id ?? null,
    larger: layouts.larger?.id ?? null,
    choice,
    reason,
    rules: Object.entries(rules).map(([id, { values, ...rule }]) => ({ id, ...rule, values: { ...values } })),
    copies: copiesOf(subject, layouts, count, runs),
    measured: measuredOf(subject, layouts, runs),
    toMeasure: [...toMeasureOf(subject, { ...layouts, count }, choice, reason)],
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

/** A level below the lowest is asked of a layout that fails there only if no other one was measured lower. */
const lowestFailing = ({ capacity, points }: LayoutSeries): number =>
  capacity.status === 'leftCensored' ? points.find(({ usable }) => usable)!.level : 0

/** A workload of one layout, or of several that more GPUs do not set apart: the one with the fewest GPUs. */
const alone = (members: readonly LayoutSeries[], runs: Runs): Told => {
  const closed = members.filter(({ capacity }) => capacity.axis === 'concurrency')
  if (closed.length === 0) return nothing('single.openLoop')
  const known = closed.filter(({ layout }) => layout.gpus !== null)
  const [unit] = known.toSorted((a, b) => a.layout.gpus! - b.layout.gpus! || lowestFailing(a) - lowestFailing(b))
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
  const known = new Map(runs.map((run) => [run.id, run]))
  const paired = groupBy(scaling, (pair) => pair.workload)
  const seriesOf = (id: string): LayoutSeries => byId(series, id)!
  const ofWorkload = (workload: string, members: readonly LayoutSeries[]): readonly Omit<Recommendation, 'id'>[] => {
    const pairs = paired.get(workload) ?? []
    if (pairs.length > 0)
      return pairs.map(({ id, base, scaled }) => ({
        workload,
        scaling: id,
        ...told({ base: seriesOf(base), larger: seriesOf(scaled) }, known),
      }))
    const refused = refusals.some((one) => one.workload === workload)
    return refused ? [] : [{ workload, scaling: null, ...alone(members, known) }]
  }
  const all = [...groupBy(series, ({ workloadId }) => workloadId)].flatMap((one) => ofWorkload(...one))
  return all.map((one, i) => ({ id: `recommendation-${i + 1}`, ...one }))
}
