import { ofSeries } from '../../model/by-id.ts'
import type { Refusal, ReportRun, Ungraded, Scaling } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { sameLength } from '../../model/run.ts'
import { normalKey } from '../../model/setting.ts'
import { made, of, taken, record } from '../../trails/made.ts'
import { limitPoint } from '../capacity-of.ts'

/** Settings that change what is computed: a gain between different ones is not a gain from GPUs. */
const defining = /^(quantization|dtype|kv_cache_dtype|speculative.*|(enable_)?prefix_caching|dataset(_name)?)$/

type Difference = Refusal['differences'][number]
type Settings = ReadonlyMap<string, ReadonlySet<string>>

const settingsIn = (series: Ungraded, runs: readonly ReportRun[]): Settings => {
  const settings = new Map<string, Set<string>>()
  const add = (key: string, value: string | null): void => {
    if (value !== null) settings.set(key, (settings.get(key) ?? new Set()).add(value.toLowerCase()))
  }
  for (const run of ofSeries(runs, series.id)) {
    for (const [key, value] of Object.entries(run.settings)) add(normalKey(key), value)
    add('tokenizer', run.tokenizer)
  }
  for (const [key, value] of Object.entries(series.variant)) add(normalKey(key), value)
  return settings
}

const known = new WeakMap<Ungraded, Settings>()

/** Every series is compared with many: its runs are walked once. */
const settingsOf = (series: Ungraded, runs: readonly ReportRun[]): Settings => {
  const settings = known.get(series) ?? settingsIn(series, runs)
  known.set(series, settings)
  return settings
}

const same = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean =>
  a !== undefined && b !== undefined && a.size === b.size && [...a].every((value) => b.has(value))

const valuesIn = (settings: Settings, key: string): string | null =>
  [...(settings.get(key) ?? [])].toSorted().join(', ') || null

/** What set neighbours of either apart must be the same in both; what defines the computation must not differ. */
const differentSettings = (a: Ungraded, b: Ungraded, runs: readonly ReportRun[]): readonly Difference[] => {
  const [left, right] = [settingsOf(a, runs), settingsOf(b, runs)]
  const apart = [...Object.keys(a.variant), ...Object.keys(b.variant)].map(normalKey)
  const stated = [...left.keys()].filter((key) => (key === 'tokenizer' || defining.test(key)) && right.has(key))
  return [...new Set([...apart, ...stated])]
    .filter((key) => !same(left.get(key), right.get(key)))
    .toSorted()
    .map((key) => ({ key, base: valuesIn(left, key), scaled: valuesIn(right, key) }))
}

const rounded = (tokens: number | null): string | null => (tokens === null ? null : String(Number(tokens.toFixed(1))))

/** Lengths are compared as they were served, whatever was asked for. */
const differentLengths = (a: Ungraded, b: Ungraded): readonly Difference[] =>
  (['inputTokens', 'outputTokens'] as const).flatMap((key) => {
    const [base, scaled] = [a.workload.measured[key], b.workload.measured[key]]
    return sameLength(base, scaled) ? [] : [{ key, base: rounded(base), scaled: rounded(scaled) }]
  })

/** What is known to matter and differs between two layouts of one workload, apart from the number of GPUs. */
export const differences = (a: Ungraded, b: Ungraded, runs: readonly ReportRun[]): readonly Difference[] => {
  const plain: readonly Difference[] = [
    { key: 'gpu', base: a.layout.gpu, scaled: b.layout.gpu },
    { key: 'tool', base: a.tool, scaled: b.tool },
    { key: 'engine', base: a.engine, scaled: b.engine },
    { key: 'synthetic', base: a.synthetic, scaled: b.synthetic },
    { key: 'axis', base: a.capacity.axis, scaled: b.capacity.axis },
  ]
  return [
    ...plain.filter(({ base, scaled }) => base !== scaled),
    ...differentLengths(a, b),
    ...differentSettings(a, b, runs),
  ]
}

const sameVariant = (a: Ungraded, b: Ungraded, runs: readonly ReportRun[]): boolean => {
  const [left, right] = [settingsOf(a, runs), settingsOf(b, runs)]
  return Object.keys(a.variant).every((key) => same(left.get(normalKey(key)), right.get(normalKey(key))))
}

/** True when two series differ in their number of GPUs and in nothing that is known to matter. */
export const comparable = (a: Ungraded, b: Ungraded, runs: readonly ReportRun[]): boolean =>
  a.workloadId === b.workloadId &&
  a.capacity.axis === 'concurrency' &&
  b.capacity.axis === 'concurrency' &&
  sameVariant(a, b, runs) &&
  differences(a, b, runs).length === 0

const lengths: ReadonlySet<string> = new Set(['inputTokens', 'outputTokens'])

/** Output tokens/s at each limit, where nothing but the lengths stands between two layouts. */
const tokensOf = (base: Ungraded, scaled: Ungraded, found: Refusal['differences']): Refusal['tokens'] => {
  const [a, b] = [limitPoint(base.points), limitPoint(scaled.points)]
  const [one, other] = [a?.throughput.outputTokens, b?.throughput.outputTokens]
  if (!a || !b || !one || !other || found.some(({ key }) => !lengths.has(key))) return null
  const throughputs = [a, b].map((point) => taken(of(point.throughput, 'outputTokens')))
  return record({
    levels: record([taken(of(a, 'level')), taken(of(b, 'level'))]),
    throughputs: record(throughputs) as [number, number],
    gain: made('gain', { X_n: throughputs[1]!, X_1: throughputs[0]! }),
  })
}

/** Each layout is held against so many smaller ones: what differs is told of one of them. */
const heldAgainst = 100

/**
 * Layouts with more GPUs than another of the same workload that nothing could be compared with: each with the one that it
 * differs least from, and in what. Sweeps of rates are not compared at all.
 */
export const refusalsOf = (
  series: readonly Ungraded[],
  scaling: readonly Scaling[],
  runs: readonly ReportRun[],
): readonly Refusal[] => {
  const compared = new Set(scaling.map(({ scaled }) => scaled))
  const alike = groupBy(series, ({ workloadId }) => workloadId)
  return series.flatMap((scaled): readonly Refusal[] => {
    const { gpus } = scaled.layout
    if (gpus === null || compared.has(scaled.id)) return []
    const candidates = alike
      .get(scaled.workloadId)!
      .filter((base) => (base.layout.gpus ?? Infinity) < gpus)
      .slice(0, heldAgainst)
      .map((base) => ({ base, found: differences(base, scaled, runs) }))
      .filter(({ found }) => found.length > 0)
      .toSorted((a, b) => a.found.length - b.found.length || a.base.layout.gpus! - b.base.layout.gpus!)
    const [nearest] = candidates
    if (!nearest) return []
    const ids = { workload: scaled.workloadId, base: nearest.base.id, scaled: scaled.id }
    const told = nearest.found.map((one) => ({ ...one }))
    return [{ ...ids, differences: told, tokens: tokensOf(nearest.base, scaled, told) }]
  })
}
