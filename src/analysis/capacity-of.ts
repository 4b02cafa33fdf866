import { counted, highest, unbrokenRun, usedShare } from '../maths/levels.ts'
import { estimateCrossing, statusOf } from '../maths/max-concurrency.ts'
import type { Point, Capacity, Judgement } from '../model/report.ts'
import { made, of, taken, explained, type Inputs, record } from '../trails/made.ts'
import { thresholdOf } from './places.ts'
import { ownValue } from '../model/of-series.ts'

/** The level that the limit is: the highest of the unbroken run of passes from below. Two levels may achieve one rate. */
export const limitPoint = <P extends Pick<Point, 'level' | 'verdict' | 'bridged'>>(
  points: readonly P[],
): P | undefined => {
  const run = unbrokenRun(points)
  return highest(run.map((point) => ({ load: point.level, point })))?.point
}

/** What a limit is found by. */
type Level = Pick<Point, 'level' | 'usable' | 'bridged' | 'verdict'> & {
  readonly judgements: Readonly<
    Record<string, Pick<Judgement, 'value' | 'statistic' | 'threshold' | 'verdict' | 'samples'>>
  >
  readonly throughput: Pick<Point['throughput'], 'requests'>
}

/** What is judged by the limits that were asked for, with the errors that were accepted. */
const service = { assumptions: ['plan/sla', 'plan/accept'] } as const

const limitAt = ({ judgements }: Level, id: string) => thresholdOf({ id, threshold: judgements[id]!.threshold })

const answers = (points: readonly Level[]): Inputs => ({
  C: points.map((point) => of(point, 'level')),
  verdict: points.map((point) => of(point, 'verdict')),
})

/** Of the limits that are exceeded at the first failing level; with none, of all limits at the level that the limit is. */
const bindingOf = (usable: readonly Level[], limit: Level | undefined) => {
  const failing = usable.find(({ verdict }) => verdict === 'fail')
  const at = failing ?? limit
  const ids = Object.entries(at?.judgements ?? {})
    .filter(
      ([, { verdict, value, threshold }]) => failing === undefined || (verdict === 'fail' && (value ?? 0) > threshold),
    )
    .map(([id]) => id)
  const inputs = {
    y: ids.map((id) => of(at!.judgements[id]!, 'value')),
    T: ids.map((id) => limitAt(at!, id)),
    limit: ids,
  }
  return made<string | null>('binding', inputs, service)
}

/** The chord between the last pass and the first fail next to it, on latencies made non-decreasing. */
const estimateOf = (usable: readonly Level[], limit: Level, next: Level, axis: Capacity['axis']) => {
  const levels = usable.map(({ level, judgements }) => ({
    load: level,
    metrics: Object.fromEntries(Object.entries(judgements).map(([id, one]) => [id, { ...one, value: ownValue(one) }])),
  }))
  const [low, high] = [limit, next].map((one) => levels[usable.indexOf(one)])
  const found = low && high && estimateCrossing(levels, low, high, axis === 'concurrency')
  if (!found) return null
  const { metric, concurrency, chord } = found
  const known = usable.filter(({ judgements }) => ownValue(judgements[metric]) !== null)
  const inputs = {
    C_lo: of(limit, 'level'),
    C_hi: of(known[known.indexOf(limit) + 1]!, 'level'),
    T: limitAt(limit, metric),
    y: known.map(({ judgements }) => of(judgements[metric]!, 'value')),
    n: known.map(({ judgements }) => of(judgements[metric]!, 'samples')),
    y_lo: chord[0],
    y_hi: chord[1],
  }
  const rounding = axis === 'concurrency' ? 'floor' : null
  return record({
    concurrency: explained('estimate', concurrency, inputs, { rounding, ...service }),
    method: 'linear',
    metric,
  })
}

/** What the limit leaves of each threshold; null where it was not measured. */
const slackOf = (usable: readonly Level[], limit: Level | undefined) => {
  const ids = new Set(usable.flatMap(({ judgements }) => Object.keys(judgements)))
  const slack = Array.from(ids, (id) => {
    const judgement = limit?.judgements[id]
    if (!limit || !judgement || ownValue(judgement) === null || usedShare(judgement) === null)
      return [id, null] as const
    const inputs = { y: of(judgement, 'value'), T: limitAt(limit, id) }
    return [id, made('slack', inputs, { assumptions: ['plan/sla'] })] as const
  })
  return record(Object.fromEntries(slack))
}

/** The largest load of the passes from below, and the lowest that fails. */
export const limitsOf = (counting: Inputs, usable: Inputs, more: { readonly assumptions: readonly string[] }) => ({
  maxConcurrency: made<number | null>('maxConcurrency', counting, more),
  firstFailing: made<number | null>('firstFailing', usable, more),
})

const plateauOf = (run: readonly Level[]) => {
  const inputs = { C: run.map((one) => of(one, 'level')), X: run.map(({ throughput }) => of(throughput, 'requests')) }
  const plateau = made<number | null>('plateau', inputs)
  return plateau.value === null ? null : plateau
}

/**
 * The limit of a series from its levels, in the order of the offered load, and what belongs to it: the largest load that
 * meets the objective. Only measured levels count, nothing is extrapolated.
 */
export const capacityOf = (points: readonly Level[], axis: Capacity['axis']): Capacity => {
  const [usable, counting, run] = [points.filter((point) => point.usable), counted(points), unbrokenRun(points)]
  const [limit, next] = [limitPoint(points), counting[run.length]]
  const status = statusOf(points)
  const ends = limitsOf(answers(counting), answers(usable), service)
  const plateau = plateauOf(run)
  const isBracket = status === 'bracketed' && limit && next?.verdict === 'fail'
  return record({
    axis,
    status,
    ...ends,
    largestPassing: made<number | null>('largestPassing', answers(usable), service),
    binding: bindingOf(usable, limit),
    slack: slackOf(usable, limit),
    throughput: limit ? taken(of(limit.throughput, 'requests')) : null,
    estimate: isBracket ? estimateOf(usable, limit, next, axis) : null,
    plateau,
    recommended: limit ? made<number | null>('recommended', { C: ends.maxConcurrency, P: plateau }) : null,
    excluded: points.filter((point) => !point.usable).map(({ level }) => level),
    gap: next?.verdict === 'unknown' ? next.level : null,
  })
}
