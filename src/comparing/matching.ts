import type { Report, ReportRun, Series } from '../model/report.ts'
import { normalKey, ownSetting, settingOf } from '../model/setting.ts'
import type { Difference, Both } from './comparison.ts'
import type { Side, Sides, Reports, SeriesPair } from './levels.ts'

interface Matching {
  readonly pairs: readonly SeriesPair[]
  readonly alone: Both<readonly Series[]>
}

const sorted = (values: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(values)
    .map(([key, value]) => [normalKey(key), value] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Everything but the name of a layout, which follows from the rest. */
const layoutKey = ({ layout: { name: _, ...parts } }: Series): string => JSON.stringify(parts)

/** Lengths that were sent together, whatever the plan calls them. */
const sentIn = ({ facts }: Series): string | null => (facts['mix']?.value as string | undefined) ?? null

const exactly = (series: Series): string =>
  JSON.stringify([
    series.model,
    layoutKey(series),
    series.capacity.axis,
    series.workload.kind,
    sentIn(series),
    series.workload.inputTokens,
    series.workload.outputTokens,
    sorted(series.variant),
    series.tool,
    series.engine,
  ])

/** Lengths are alike within 2 %; two that nothing states are. */
const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 0.02 * Math.max(a, b)

/** Settings of one side set its series apart; on the other they may be the same for all and part of no variant. */
const stated = (series: Series, report: Report, key: string): readonly (string | null)[] => {
  const runs = report.runs.filter((run) => run.series === series.id)
  const own = settingOf(series.variant, [key])
  const values = own === null ? runs.map((run) => settingOf(run.settings, [key])) : [own]
  return [...new Set(values)]
}

const sameVariant = (old: Series, next: Series, reports: Reports): boolean =>
  [...new Set([...Object.keys(old.variant), ...Object.keys(next.variant)].map(normalKey))].every((key) => {
    const [a, b] = [stated(old, reports.old, key), stated(next, reports.new, key)]
    return a.length === 1 && b.length === 1 && a[0] === b[0]
  })

/** Of lengths sent together chance alone tells the means apart. */
const sameLengths = (old: Series, next: Series): boolean =>
  sentIn(old) === sentIn(next) &&
  (sentIn(old) !== null ||
    (near(old.workload.inputTokens, next.workload.inputTokens) &&
      near(old.workload.outputTokens, next.workload.outputTokens)))

const alike = (old: Series, next: Series, reports: Reports): boolean =>
  old.model === next.model &&
  layoutKey(old) === layoutKey(next) &&
  old.capacity.axis === next.capacity.axis &&
  sameLengths(old, next) &&
  sameVariant(old, next, reports)

const exactPairs = ({ old, new: next }: Reports): readonly SeriesPair[] =>
  [...new Set(old.series.map(exactly))].flatMap((key) => {
    const [left, right] = [old, next].map(({ series }) => series.filter((one) => exactly(one) === key))
    return left!.flatMap((one, i) => (right![i] ? [{ old: one, new: right![i]! }] : []))
  })

type Alone = Matching['alone']

/** What no pair has taken. */
const without = ({ old, new: next }: Alone, pairs: readonly SeriesPair[]): Alone => ({
  old: old.filter((series) => pairs.every((pair) => pair.old !== series)),
  new: next.filter((series) => pairs.every((pair) => pair.new !== series)),
})

/** Of what is left, those that are alike and like no other. */
const likelyPairs = ({ old, new: next }: Alone, reports: Reports): readonly SeriesPair[] =>
  old.flatMap((one): readonly SeriesPair[] => {
    const partners = next.filter((other) => alike(one, other, reports))
    const rivals = old.filter((other) => partners.some((partner) => alike(other, partner, reports)))
    return partners.length === 1 && rivals.length === 1 ? [{ old: one, new: partners[0]! }] : []
  })

/**
 * Series of two reports that are about the same: model, layout, lengths and variant, whatever their ids. Those equal in
 * every respect first; then the ones whose tool or engine changed, or whose variant only one report had to name, as far
 * as there is but one candidate on either side.
 */
export const match = (reports: Reports): Matching => {
  const exact = exactPairs(reports)
  const left = without({ old: reports.old.series, new: reports.new.series }, exact)
  const likely = likelyPairs(left, reports)
  const order = (pair: SeriesPair): number => reports.old.series.indexOf(pair.old)
  return { pairs: [...exact, ...likely].toSorted((a, b) => order(a) - order(b)), alone: without(left, likely) }
}

type Told = ReadonlyMap<string, string>

const runsOf = ({ series, runs }: Side): readonly ReportRun[] =>
  series.points.flatMap(({ runs: ids }) => ids.flatMap((id) => runs.get(id) ?? []))

/** A setting names a configuration where all runs that state it say the same; a value of one run is no property. */
const settingsOf = (side: Side): Told => {
  const runs = runsOf(side)
  const keys = [...new Set(runs.flatMap(({ settings }) => Object.keys(settings)))]
  const told = keys.flatMap((key): readonly [string, string][] => {
    const values = [...new Set(runs.map(({ settings }) => ownSetting(settings, key)))]
    return values.length === 1 && values[0] != null && key !== 'seed' ? [[normalKey(key), values[0]]] : []
  })
  return new Map(told)
}

const first = (side: Side, valueOf: (run: ReportRun) => string | null): string | null =>
  [...new Set(runsOf(side).flatMap((run) => valueOf(run) ?? []))].toSorted().join(', ') || null

const propertiesOf = (side: Side): Told => {
  const plain = {
    tool: side.series.tool,
    engine: side.series.engine,
    tokenizer: first(side, (run) => run.tokenizer),
    backend: first(side, (run) => run.backend),
    synthetic: side.series.synthetic,
  }
  const known = Object.entries(plain).filter((entry): entry is [string, string] => entry[1] !== null)
  return new Map([...settingsOf(side), ...known])
}

/** What is recorded of tool, engine and settings and differs between the two sides; a change may be its doing. */
export const differencesOf = (sides: Sides): readonly Difference[] => {
  const [old, next] = [propertiesOf(sides.old), propertiesOf(sides.new)]
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((name) => old.get(name) !== next.get(name))
    .toSorted()
    .map((name) => ({ name, old: old.get(name) ?? null, new: next.get(name) ?? null }))
}
