import { highest, unbrokenRun } from '../maths/levels.ts'
import { maxConcurrency, type Capacity as Limit } from '../maths/max-concurrency.ts'
import type { Point, Capacity } from '../model/report.ts'
import { made, of, taken, explained, type Inputs, record } from '../trails/made.ts'
import { thresholdOf } from './places.ts'

/** The level that the limit is: the highest of the unbroken run of passes from below. Two levels may achieve one rate. */
export const limitPoint = <P extends Pick<Point, 'level' | 'verdict' | 'bridged'>>(
  points: readonly P[],
): P | undefined => {
  const run = unbrokenRun(points)
  return highest(run.map((point) => ({ load: point.level, point })))?.point
}

const levelOf = (point: Point, order: number) => ({
  load: point.level,
  order,
  usable: point.usable,
  bridged: point.bridged,
  verdict: point.verdict,
  metrics: Object.fromEntries(
    Object.entries(point.judgements).map(([id, { value, threshold, verdict, samples }]) => [
      id,
      { value, threshold, verdict, samples: samples ?? 1 },
    ]),
  ),
  throughput: point.throughput.requests,
})

/** What is judged by the limits that were asked for, with the errors that were accepted. */
const service = { assumptions: ['plan/sla', 'plan/accept'] } as const

const limitAt = ({ judgements }: Point, id: string) => thresholdOf({ id, threshold: judgements[id]!.threshold })

const answers = (points: readonly Point[]): Inputs => ({
  C: points.map((point) => of(point, 'level')),
  verdict: points.map((point) => of(point, 'verdict')),
})

/** The limits that are exceeded at the first failing level; with none, all limits at the level that the limit is. */
const bindingOf = (usable: readonly Point[], limit: Point | undefined, binding: string | null) => {
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
  return explained('binding', binding, inputs, service)
}

/** The chord between the last pass and the first fail, on latencies made non-decreasing. */
const estimateOf = (
  { metric, concurrency, chord }: NonNullable<Limit['estimate']>,
  usable: readonly Point[],
  limit: Point,
  axis: Capacity['axis'],
) => {
  const known = usable.filter(({ judgements }) => judgements[metric]?.value != null)
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

const slackOf = (slack: Limit['slack'], limit: Point | undefined) =>
  record(
    Object.fromEntries(
      Object.entries(slack).map(([id, left]) => {
        if (left === null || !limit) return [id, left]
        const inputs = { y: of(limit.judgements[id]!, 'value'), T: limitAt(limit, id) }
        return [id, made('slack', inputs, { assumptions: ['plan/sla'] })]
      }),
    ),
  )

/** The largest load of the passes from below, and the lowest that fails. */
export const limitsOf = (
  { maxConcurrency: most, firstFailing }: Pick<Limit, 'maxConcurrency' | 'firstFailing'>,
  counted: Inputs,
  usable: Inputs,
  more: { readonly assumptions: readonly string[] },
) => ({
  maxConcurrency: explained('maxConcurrency', most, counted, more),
  firstFailing: explained('firstFailing', firstFailing, usable, more),
})

const atLimit = (limit: Limit, point: Point | undefined, run: readonly Point[]) => {
  const inputs = { C: run.map((one) => of(one, 'level')), X: run.map(({ throughput }) => of(throughput, 'requests')) }
  const plateau = limit.plateau === null ? null : explained('plateau', limit.plateau, inputs)
  return { plateau, throughput: point ? taken(of(point.throughput, 'requests')) : limit.throughput }
}

/** The limit of a series from its levels, and what belongs to it. */
export const capacityOf = (points: readonly Point[], axis: Capacity['axis']): Capacity => {
  const limit: Limit = maxConcurrency(points.map(levelOf), { integerLoad: axis === 'concurrency' })
  const usable = points.filter((point) => point.usable)
  const point = limitPoint(points)
  const at = point?.usable ? point : undefined
  const ends = limitsOf(limit, answers(points.filter(({ bridged }) => !bridged)), answers(usable), service)
  const { plateau, throughput } = atLimit(limit, at, unbrokenRun(points))
  const own = { C: ends.maxConcurrency, P: plateau }
  return record({
    axis,
    status: limit.status,
    ...ends,
    largestPassing: explained('largestPassing', limit.largestPassing, answers(usable), service),
    binding: bindingOf(usable, at, limit.binding),
    slack: slackOf(limit.slack, at),
    throughput,
    estimate: limit.estimate && estimateOf(limit.estimate, usable, point!, axis),
    plateau,
    recommended: at ? explained('recommended', limit.recommended, own) : limit.recommended,
    excluded: [...limit.excluded],
    gap: limit.gap,
  })
}
