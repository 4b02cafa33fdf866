import { definitionKey } from '../model/metric.ts'
import { basisPoint, countedRuns, ownValue } from '../model/of-series.ts'
import type { Point, Users } from '../model/report.ts'
import { isAlike } from '../model/served.ts'
import { type Answer, empty, known, type Reason, type Both } from './comparison.ts'
import { type CommonLevel, commonLevels, type Side, type Sides, statisticsOf } from './levels.ts'
import {
  type Change,
  changeOf,
  latencyOf,
  louder,
  type Noise,
  runNoise,
  sampleError,
  samplingNoise,
  spreadOf,
  throughputOf,
} from './noise.ts'

/** The larger rounding of the counted throughputs of a level. */
const roundingOf = (point: Point, side: Side): number =>
  Math.max(0, ...countedRuns(point, side.runs).map((run) => run.throughput.requestsRounding))

const settled = (told: Answer, open: Reason | null, change: Change): Answer => {
  if (open !== null) return { ...told, change: change.change, reason: open }
  return { ...told, ...change, reason: change.outcome === 'undecided' ? 'noise' : null }
}

const throughputAt = ({ level, old, new: next }: CommonLevel, sides: Sides, doubt: number): Answer => {
  const told = { ...empty('throughput'), level, old: old.throughput.requests, new: next.throughput.requests }
  if (!told.old || !told.new) return known(told, { old: !!told.old, new: !!told.new })
  const change = changeOf({
    old: told.old,
    new: told.new,
    rounding: [roundingOf(old, sides.old), roundingOf(next, sides.new)],
    noise: runNoise(spreadOf(sides, throughputOf), doubt),
    more: 'better',
  })
  return settled(told, null, change)
}

/** How the tool made the statistic: values of different definitions are different quantities. */
const definitionOf = (point: Point, limit: string, side: Side): string => {
  const told = countedRuns(point, side.runs).map((run) => statisticsOf(run, limit)?.definition ?? null)
  return JSON.stringify([...new Set(told.map((one) => one && definitionKey(one)))])
}

const latencyAt = (common: CommonLevel, limit: string, sides: Sides, doubt: number): Answer => {
  const { level, old, new: next } = common
  const values = [ownValue(old.judgements[limit]), ownValue(next.judgements[limit])] as const
  const told = { ...empty('latency'), level, limit, old: values[0], new: values[1] }
  if (!values[0] || !values[1]) return known(told, { old: !!values[0], new: !!values[1] })
  if (definitionOf(old, limit, sides.old) !== definitionOf(next, limit, sides.new))
    return { ...told, outcome: 'notComparable', reason: 'definition' }
  const spread = spreadOf(sides, latencyOf(limit))
  const errors = [sampleError(old, limit, sides.old), sampleError(next, limit, sides.new)] as const
  const sampling = samplingNoise(errors, doubt)
  if (!spread && !sampling) return { ...told, change: values[1] / values[0] - 1, reason: 'fewRequests' }
  const noise = louder(runNoise(spread, doubt), sampling)
  const change = changeOf({ old: values[0], new: values[1], rounding: [0, 0], noise, more: 'worse' })
  return settled(told, null, change)
}

const judgedIn = ({ series }: Side): readonly string[] => [
  ...new Set(series.points.flatMap((point) => Object.keys(point.judgements))),
]

/** Limits whose statistic both sides judge, whatever the threshold. */
const limitsOf = (sides: Sides): readonly string[] =>
  judgedIn(sides.old).filter((limit) => judgedIn(sides.new).includes(limit))

/** Changes that will be compared at equal levels, among which the allowed error is divided (Bonferroni). */
export const comparisonsOf = (sides: Sides): number =>
  Math.max(1, commonLevels(sides).length * (1 + limitsOf(sides).length))

/** Throughput and judged latencies at each load that both sides measured. */
export const levelAnswers = (sides: Sides): readonly Answer[] => {
  const doubt = 0.05 / comparisonsOf(sides)
  const levels = commonLevels(sides)
  return [
    ...levels.map((common) => throughputAt(common, sides, doubt)),
    ...limitsOf(sides).flatMap((limit) => levels.map((common) => latencyAt(common, limit, sides, doubt))),
  ]
}

/** Relative rounding of the throughput at the level that users are counted from. */
const share = (side: Side): number => {
  const point = basisPoint(side.series)
  return point?.throughput.requests ? roundingOf(point, side) / point.throughput.requests : 0
}

/** Output tokens/s at each limit: what stands beside a comparison that is refused, because requests differ in length. */
export const tokensAtLimit = (sides: Sides): Answer => {
  const [old, next] = [sides.old, sides.new].map(({ series }) => basisPoint(series)?.throughput.outputTokens ?? null)
  const told = { ...empty('tokensAtLimit'), old: old ?? null, new: next ?? null }
  return old && next
    ? { ...told, change: next / old - 1, outcome: 'notComparable', reason: 'lengths' }
    : { ...told, outcome: 'notComparable', reason: 'notJudged' }
}

const isJudged = ({ series }: Side): boolean => series.basis?.judged === true

/** What depends on the limits is as open as they are, except where both were measured to be the same level. */
const openReason = (sides: Sides, limit: Answer): Reason | null => {
  if (!isJudged(sides.old) || !isJudged(sides.new)) return 'notJudged'
  const same = limit.old !== null && limit.old === limit.new
  return same || limit.outcome === 'better' || limit.outcome === 'worse' ? null : 'limitUndecided'
}

/** Safe arrivals by a replay on one side and by the overflow rule on the other say nothing about each other. */
const ruleReason = (sides: Sides): Reason | null => {
  const [old, next] = [sides.old, sides.new].map(({ series }) => series.headroom?.promise?.rule)
  return old === next ? null : 'rule'
}

/** What was replayed is no surer than its estimate. */
const replayNoise = (sides: Sides, noise: Noise): Noise => {
  const errors = [sides.old, sides.new].map(({ series }) => series.headroom?.expectation?.error ?? 0)
  return louder(noise, { half: Math.hypot(...errors.map(Math.log1p)), source: 'estimate' })
}

const compared = (told: Answer, rounding: readonly [number, number], open: Reason | null, noise: Noise): Answer => {
  if (told.old === null || told.new === null) return known(told, { old: told.old !== null, new: told.new !== null })
  if (told.old <= 0 || told.new <= 0) return { ...told, reason: open ?? 'noise' }
  return settled(told, open, changeOf({ old: told.old, new: told.new, rounding, noise, more: 'better' }))
}

const derived = ({ series }: Side): readonly Users[] => series.users.filter((row) => row.model !== 'fixed')

/** Readings of the demand at the derived headroom that both sides have. */
const commonUsers = (sides: Sides): readonly Both<Users>[] =>
  derived(sides.old).flatMap((old) => {
    const next = derived(sides.new).find((row) => isAlike(row, old))
    return next ? [{ old, new: next }] : []
  })

/** Throughput at each side's own limit, and what follows from it: arrivals and users at the derived headroom; none of a side that was not judged. */
export const limitAnswers = (sides: Sides, limit: Answer): readonly Answer[] => {
  const noise = runNoise(spreadOf(sides, throughputOf), 0.05)
  const open = openReason(sides, limit)
  const derivedOpen = open ?? ruleReason(sides)
  const derivedNoise = replayNoise(sides, noise)
  const judged = (old: number | null, next: number | null) => ({
    old: isJudged(sides.old) ? old : null,
    new: isJudged(sides.new) ? next : null,
  })
  const at = (valueOf: (side: Side) => number | null) => judged(valueOf(sides.old), valueOf(sides.new))
  const rounding = ({ old, new: next }: Both<number | null>) =>
    [share(sides.old) * (old ?? 0), share(sides.new) * (next ?? 0)] as const
  const throughput = at(({ series }) => series.basis?.throughput ?? null)
  const arrivals = at(({ series }) => series.headroom?.arrivalRate ?? null)
  return [
    compared({ ...empty('throughputAtLimit'), ...throughput }, rounding(throughput), open, noise),
    compared({ ...empty('arrivals'), ...arrivals }, rounding(arrivals), derivedOpen, derivedNoise),
    ...commonUsers(sides).map((rows) => {
      const { basis, interval, thinkTime } = rows.old
      const demand = { basis, interval, thinkTime }
      const told = { ...empty('users'), demand, ...judged(rows.old.users, rows.new.users) }
      return compared(told, [1, 1], derivedOpen, derivedNoise)
    }),
  ].filter((answer) => answer.old !== null || answer.new !== null)
}
