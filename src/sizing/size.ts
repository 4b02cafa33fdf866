import type { LoadedLevel } from '../maths/little.ts'
import { groupBy } from '../model/group-by.ts'
import { countedTime, servesOtherLengths } from '../model/of-series.ts'
import type { Plan } from '../model/plan.ts'
import { mostOf, poolLevel } from '../model/pool.ts'
import type { Series } from '../model/report.ts'
import type { Comparison, LayoutSize, Lengths, SizeQuestion, SizeResult, SizedLayout, Stated } from '../model/size.ts'
import { isSmoother, layoutsOf } from '../model/standing.ts'
import { arrivalsOf, plannedRate } from '../replay/arrivals.ts'
import { demandsOf } from './demand.ts'
import { loadsOf, readingsOf } from './loads.ts'
import { sizeDemand } from './options.ts'

/**
 * What more GPUs gain at equal concurrency by two typed throughputs (requests/s), with the interval that their written
 * places allow; null unless both and both GPU counts are positive. A description of these two points (Karp & Flatt 1990 for
 * the serial fraction), not a law to extrapolate.
 */
export const comparisonOf = ({ compare }: Pick<SizeQuestion, 'compare'>): Comparison | null => {
  if (!compare) return null
  const [base, scaled] = compare.throughputs
  const [few, many] = compare.gpus
  if (!(Math.min(base.value, scaled.value, few, many) > 0)) return null
  const speedup = scaled.value / base.value
  const units = many / few
  const least = (scaled.value - scaled.rounding) / (base.value + base.rounding)
  const most = base.rounding < base.value ? (scaled.value + scaled.rounding) / (base.value - base.rounding) : null
  return {
    ...compare,
    speedup,
    gain: speedup - 1,
    interval: [least - 1, most && most - 1],
    efficiency: speedup / units,
    karpFlatt: units > 1 ? (1 / speedup - 1 / units) / (1 - 1 / units) : null,
    e2eChange: 1 / speedup - 1,
    costPerRequest: units / speedup,
    replicas: Number.isInteger(units) ? { count: units, throughput: units * base.value, nature: 'assumed' } : null,
  }
}

/** What sizing needs of a series of a report, and of what that was asked. */
export type MeasuredSeries = Series & {
  readonly lengths: Lengths
  readonly plan: Pick<Plan, 'arrivals' | 'utilizations' | 'chosenBy'>
}

/** Requests/s that the overflow rule keeps of a limit: what a report does too where it has nothing better. */
const keptOf = (level: LoadedLevel, { overflow, bursts }: Pick<SizeQuestion, 'overflow' | 'bursts'>): number =>
  plannedRate(
    [level],
    overflow.value,
    arrivalsOf(bursts ? { burstiness: bursts.burstiness, variation: bursts.dailyVariation } : {}),
  )

/** Who says a number of the results: nobody measured what is synthetic. */
const resultOf =
  ({ synthetic }: Pick<MeasuredSeries, 'synthetic'>) =>
  ({ value, nature }: Stated): Stated => ({ value, nature: nature === 'measured' && synthetic ? 'synthetic' : nature })
const given = (value: number): Stated => ({ value, nature: 'given' })
const derived = (value: number): Stated => ({ value, nature: 'derived' })

/** Typed numbers as layouts; that the service level holds there is taken on trust. */
export const typedLayouts = ({ typed, ...question }: SizeQuestion): readonly SizedLayout[] =>
  typed.map(({ throughput, concurrency, gpus, outputTokens, tokenThroughput }, i) => ({
    id: `typed-${i + 1}`,
    name: null,
    workload: null,
    gpus,
    concurrency: given(concurrency),
    throughput: tokenThroughput === null ? given(throughput) : derived(throughput),
    latency: derived(concurrency / throughput),
    tokenThroughput,
    lengths: { outputTokens: outputTokens === null ? null : given(outputTokens), totalTokens: null },
    judged: false,
    doubts: [],
    served: null,
    planned: { model: 'planned', arrivalRate: keptOf({ concurrency, throughput }, question) },
    waits: [],
    scheduledTime: null,
    pool: { concurrency, throughput, most: throughput },
  }))

/** Times of answers that users who wait are counted with, at the planning rate and at fixed shares. */
const waitsOf = ({ users }: MeasuredSeries): SizedLayout['waits'] =>
  users.flatMap((row) => {
    const [latency, share] = [row[countedTime(row)], row.model === 'fixed' ? row.utilization : null]
    return row.thinkTime === null || latency === null ? [] : [{ thinkTime: row.thinkTime, share, latency }]
  })

const pooledFrom = (series: MeasuredSeries): SizedLayout['pool'] => {
  if (series.capacity.axis === 'requestRate') return 'measured'
  const point = poolLevel(series, series.plan)
  if (typeof point === 'string') return point
  const most = mostOf(series.basis!, series.plan)
  return { concurrency: point.level, throughput: point.throughput.requests ?? 0, most }
}

const doubtsOf = ({ capacity: { status, gap } }: MeasuredSeries): SizedLayout['doubts'] => [
  ...(status === 'nonContiguous' ? ['contradiction' as const] : []),
  ...(status === 'rightCensored' || gap !== null ? ['openLimit' as const] : []),
]

const servedIn = ({ workload: { measured } }: MeasuredSeries): SizedLayout['served'] => ({
  inputTokens: measured.inputTokens!,
  outputTokens: measured.outputTokens!,
})

const measuredLayout = (series: MeasuredSeries): SizedLayout | null => {
  const { id, name, workloadId, layout, capacity, basis, headroom, lengths } = series
  if (!basis || !headroom) return null
  const asResult = resultOf(series)
  const asMeasured = (value: number): Stated => asResult({ value, nature: 'measured' })
  const isClosed = capacity.axis === 'concurrency'
  return {
    id,
    name,
    workload: workloadId,
    gpus: layout.gpus === null ? null : asMeasured(layout.gpus),
    concurrency: isClosed ? asMeasured(basis.level) : null,
    throughput: asMeasured(basis.throughput),
    latency: basis.latency === null ? null : isClosed ? derived(basis.latency) : asMeasured(basis.latency),
    tokenThroughput: null,
    lengths: {
      outputTokens: lengths.outputTokens && asResult(lengths.outputTokens),
      totalTokens: lengths.totalTokens && asResult(lengths.totalTokens),
    },
    judged: basis.judged,
    doubts: basis.judged ? doubtsOf(series) : [],
    served: servesOtherLengths(series) ? servedIn(series) : null,
    planned: { model: 'reported', arrivalRate: headroom.arrivalRate },
    waits: waitsOf(series),
    scheduledTime: series.users.find(({ basis: kind, model }) => kind === 'open' && model !== 'fixed')?.latency ?? null,
    pool: pooledFrom(series),
  }
}

const whyLeft = (series: MeasuredSeries): SizeResult['left'][number]['reason'] => {
  if (series.basis?.judged) return isSmoother(series) ? 'smoother' : 'noRoom'
  return series.points[0]?.verdict === 'fail' ? 'noPass' : 'notJudged'
}

/** Measured layouts at their limits, and those that have none to size with. */
export const measuredLayouts = (
  series: readonly MeasuredSeries[],
): { readonly layouts: readonly SizedLayout[]; readonly left: SizeResult['left'] } => {
  const workloads = [...groupBy(series, ({ workloadId }) => workloadId).values()]
  const sized = workloads.flatMap(layoutsOf).map((one) => ({ one, layout: measuredLayout(one) }))
  return {
    layouts: sized.flatMap(({ layout }) => layout ?? []),
    left: sized
      .filter(({ layout }) => layout === null)
      .map(({ one }) => ({ id: one.id, name: one.name, reason: whyLeft(one) })),
  }
}

const sized = (layout: SizedLayout, question: SizeQuestion): LayoutSize => {
  const loads = loadsOf(layout, question)
  return { ...layout, loads, readings: readingsOf(layout, loads, question) }
}

/** Typed numbers and measured layouts → loads, users by every reading, and what each demand takes. */
export const sizeOf = (question: SizeQuestion, series: readonly MeasuredSeries[], version: string): SizeResult => {
  const typed = typedLayouts(question)
  const full = typed.filter(({ planned }) => planned.arrivalRate === 0)
  const measured = measuredLayouts(series)
  const all = [...typed.filter((one) => !full.includes(one)), ...measured.layouts]
  const layouts = all.map((layout) => sized(layout, question))
  return {
    schemaVersion: 1,
    tool: { name: 'konkyo', version },
    question,
    layouts,
    left: [...full.map(({ id, name }) => ({ id, name, reason: 'noRoom' as const })), ...measured.left],
    demands: demandsOf(question).map((demand) => sizeDemand(demand, layouts, question)),
    comparison: comparisonOf(question),
  }
}
