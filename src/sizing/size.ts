import { scaling } from '../maths/scaling.ts'
import type { Plan } from '../model/plan.ts'
import { mostOf, poolLevel } from '../model/pool.ts'
import type { Series } from '../model/report.ts'
import type { Comparison, LayoutSize, Lengths, SizedLayout, SizeQuestion, SizeResult, Stated } from '../model/size.ts'
import { countedTime } from '../model/of-series.ts'
import { demandsOf } from './demand.ts'
import { latencyOf, loadsOf, readingsOf } from './loads.ts'
import { sizeDemand } from './options.ts'

/** What sizing needs of a series of a report, and of what that was asked. */
export type MeasuredSeries = Pick<
  Series,
  'id' | 'name' | 'workloadId' | 'layout' | 'capacity' | 'points' | 'basis' | 'headroom' | 'users' | 'synthetic'
> & { readonly lengths: Lengths; readonly plan: Pick<Plan, 'arrivals' | 'utilizations' | 'chosenBy'> }

/** Who says a number of the results: nobody measured what is synthetic. */
const resultOf =
  ({ synthetic }: MeasuredSeries) =>
  ({ value, nature }: Stated): Stated => ({ value, nature: nature === 'measured' && synthetic ? 'synthetic' : nature })
const given = (value: number): Stated => ({ value, nature: 'given' })

/** Typed numbers as layouts; that the service level holds there is taken on trust. */
export const typedLayouts = ({ typed }: SizeQuestion): readonly SizedLayout[] =>
  typed.map(({ throughput, concurrency, gpus, outputTokens, tokenThroughput }, i) => ({
    id: `typed-${i + 1}`,
    name: null,
    workload: null,
    gpus,
    concurrency: given(concurrency),
    throughput: tokenThroughput === null ? given(throughput) : { value: throughput, nature: 'derived' },
    tokenThroughput,
    lengths: { outputTokens: outputTokens === null ? null : given(outputTokens), totalTokens: null },
    judged: false,
    reported: null,
    waits: [],
    scheduledTime: null,
    pool: { concurrency, throughput, most: throughput, isJudged: false },
  }))

const waitsOf = ({ users }: MeasuredSeries, atLimit: number): SizedLayout['waits'] =>
  users.flatMap((row) =>
    row.model === 'poisson' && row.thinkTime !== null
      ? [{ thinkTime: row.thinkTime, latency: row[countedTime(row)] ?? atLimit }]
      : [],
  )

const pooledFrom = (
  series: MeasuredSeries,
  { throughput, judged }: NonNullable<Series['basis']>,
): SizedLayout['pool'] => {
  const point = poolLevel(series, series.plan)
  if (typeof point === 'string') return point
  return {
    concurrency: point.level,
    throughput: point.throughput.requests ?? 0,
    most: mostOf({ throughput }, series.plan),
    isJudged: judged,
  }
}

const measuredLayout = (series: MeasuredSeries, overflow: number): SizedLayout | null => {
  const { id, name, workloadId, layout, capacity, basis, headroom, lengths } = series
  if (!basis || capacity.axis !== 'concurrency' || (basis.judged && !headroom)) return null
  const agrees = headroom?.overflow === overflow
  const asResult = resultOf(series)
  const asMeasured = (value: number): Stated => asResult({ value, nature: 'measured' })
  return {
    id,
    name,
    workload: workloadId,
    gpus: layout.gpus === null ? null : asMeasured(layout.gpus),
    concurrency: asMeasured(basis.level),
    throughput: asMeasured(basis.throughput),
    tokenThroughput: null,
    lengths: {
      outputTokens: lengths.outputTokens && asResult(lengths.outputTokens),
      totalTokens: lengths.totalTokens && asResult(lengths.totalTokens),
    },
    judged: basis.judged,
    reported: agrees ? headroom.arrivalRate : null,
    waits: agrees && basis.judged ? waitsOf(series, basis.level / basis.throughput) : [],
    scheduledTime: series.users.find(({ basis: kind, model }) => kind === 'open' && model !== 'fixed')?.latency ?? null,
    pool: agrees
      ? pooledFrom(series, basis)
      : { concurrency: basis.level, throughput: basis.throughput, most: basis.throughput, isJudged: false },
  }
}

const whyLeft = ({ capacity, basis, points }: MeasuredSeries): SizeResult['left'][number]['reason'] => {
  if (capacity.axis === 'requestRate') return 'openLoop'
  if (basis?.judged) return 'noRoom'
  return points[0]?.verdict === 'fail' ? 'noPass' : 'notJudged'
}

/** Measured layouts at their limits, and those that have none to size with. */
export const measuredLayouts = (
  series: readonly MeasuredSeries[],
  overflow: number,
): { readonly layouts: readonly SizedLayout[]; readonly left: SizeResult['left'] } => ({
  layouts: series.flatMap((one) => measuredLayout(one, overflow) ?? []),
  left: series
    .filter((one) => measuredLayout(one, overflow) === null)
    .map((one) => ({ id: one.id, name: one.name, reason: whyLeft(one) })),
})

/** What more GPUs gain by two typed throughputs at equal concurrency, with the interval that their written places allow. */
export const comparisonOf = ({ compare }: SizeQuestion): Comparison | null => {
  if (!compare) return null
  const [base, scaled] = compare.throughputs
  const [few, many] = compare.gpus
  const told = scaling({
    base: base.value,
    scaled: scaled.value,
    baseRounding: base.rounding,
    scaledRounding: scaled.rounding,
    baseUnits: few,
    scaledUnits: many,
  })
  if (!told) return null
  const { speedup, gain, interval, efficiency, karpFlatt, costPerRequest, latencyChange } = told
  const count = many / few
  return {
    ...compare,
    speedup,
    gain,
    interval: [interval[0], Number.isFinite(interval[1]) ? interval[1] : null],
    efficiency,
    karpFlatt,
    e2eChange: latencyChange,
    costPerRequest,
    replicas: Number.isInteger(count) ? { count, throughput: count * base.value, nature: 'assumed' } : null,
  }
}

const sized = (layout: SizedLayout, question: SizeQuestion): LayoutSize => {
  const loads = loadsOf(layout, question)
  return {
    ...layout,
    latency: { value: latencyOf(layout), nature: 'derived' },
    loads,
    readings: readingsOf(layout, loads, question),
  }
}

/** Typed numbers and measured layouts → loads, users by every reading, and what each demand takes. */
export const sizeOf = (question: SizeQuestion, series: readonly MeasuredSeries[], version: string): SizeResult => {
  const measured = measuredLayouts(series, question.overflow.value)
  const all = [...typedLayouts(question), ...measured.layouts]
  const layouts = all.map((layout) => sized(layout, question))
  return {
    schemaVersion: 1,
    tool: { name: 'konkyo', version },
    question,
    layouts,
    left: measured.left,
    demands: demandsOf(question).map((demand) => sizeDemand(demand, layouts, question)),
    comparison: comparisonOf(question),
  }
}
