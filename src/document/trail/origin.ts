import { byId, ofSeries } from '../../model/by-id.ts'
import { fileNameOf } from '../../model/source.ts'
import type { Language } from '../../i18n/language.ts'
import type { Origin as FactOrigin } from '../../model/fact.ts'
import type { MetricDefinition } from '../../model/metric.ts'
import { decidingId } from '../../model/of-series.ts'
import { placeAbove, valueAt } from '../../model/place.ts'
import type { Chooser } from '../../model/plan.ts'
import type { Report, ReportRun } from '../../model/report.ts'
import { placeIn } from '../evidence/sources.ts'
import { limitName } from '../speech.ts'
import type { Edition } from '../edition.ts'

/** Where a number was read: the file, the place in it, the field, and what was done to its unit. */
export interface Origin {
  readonly source: string
  readonly path: string
  readonly sha256: string
  /** '' the whole file, or a place in it: `line:3`, `row:4`, `/2`. */
  readonly at: string
  /** The field, the arrays, the fact's key, or the limit that was counted against. */
  readonly field: string | null
  readonly how: 'read' | 'arrays' | 'counted' | 'stated'
  /** Where a stated value stands: plan, key in the file, path …; null for what was measured. */
  readonly stated: FactOrigin | null
  /** The unit that was made seconds; none of what is in seconds, or is no time. */
  readonly conversion: Exclude<MetricDefinition['unit'], 's'> | null
}

type Field = Pick<Origin, 'field' | 'how' | 'conversion' | 'stated'>

const plain = { conversion: null, stated: null } as const

const readFrom = (field: string | undefined): Field => ({
  field: field ?? null,
  how: 'read',
  stated: null,
  conversion: field?.endsWith('_ms') ? 'ms' : null,
})

const ofStatistic = (run: ReportRun, metric: string, name: string): Field => {
  const told = run.latency[metric as keyof ReportRun['latency']]
  const from = told?.from[name]
  if (!told || from?.origin === 'requests')
    return { ...plain, field: from?.field ?? null, how: from ? 'arrays' : 'read' }
  const { unit } = told.definition
  return { ...plain, field: from?.field ?? null, how: 'read', conversion: unit === 's' ? null : unit }
}

const fieldOf = (run: ReportRun, steps: readonly string[]): Field => {
  const [part = '', name = ''] = steps
  const key = steps.join('.')
  if (part === 'latency') return ofStatistic(run, name, steps.at(-1) ?? '')
  if (part === 'judgements')
    return { ...plain, field: decidingId(name, run.judgements[name] ?? { statistic: null }), how: 'counted' }
  if (part === 'tokens') {
    const [total, completed] = [run.fields[`totals.${name}`], run.fields['completed']]
    return readFrom(total && completed && `${total} / ${completed}`)
  }
  if (key === 'throughput.requestsRounding') return readFrom(run.fields['throughput.requests'])
  const cap = run.facts['concurrency']
  if (key === 'load.concurrency' && run.fields[key] === undefined && cap)
    return { ...plain, field: cap.where, how: 'stated', stated: cap.from }
  return readFrom(run.fields[key])
}

type Snapshot = Report['snapshots'][number]

/** The name under which a server says a number; requests by reason stand under that of all requests. */
const saidAs = ({ gauges, counters, times }: Snapshot, [part, name]: readonly string[]): string | undefined => {
  const known: Readonly<Record<string, { readonly field: string } | undefined>> = { ...gauges, ...counters, ...times }
  return known[part === 'reasons' ? 'requests' : (name ?? '')]?.field
}

type Baseline = Report['baselines'][number]

/** The field of a quantity that was timed for one stream. */
const timedAs = ({ timings }: Baseline, [part, name]: readonly string[]): string | undefined =>
  part === 'timings' ? timings[name as keyof Baseline['timings']]?.field : undefined

/** Where a number stood that belongs to no run. */
const asideOrigin = (
  { sources }: Report,
  one: Pick<Snapshot, 'source' | 'at'> | undefined,
  field: string | undefined,
): Origin | null => {
  const source = byId(sources, one?.source)
  if (!one || !source) return null
  const { id, path, sha256 } = source
  return { source: id, path, sha256, at: one.at, ...readFrom(field) }
}

const scrapeOrigin = (report: Report, one: Snapshot | undefined, steps: readonly string[]): Origin | null =>
  asideOrigin(report, one, one && saidAs(one, steps))

const timingOrigin = (report: Report, one: Baseline | undefined, steps: readonly string[]): Origin | null =>
  asideOrigin(report, one, one && timedAs(one, steps))

/** Where a number of a run, a scrape or a test of one stream, or a fact of a series, was read; null for what is none of these. */
export const originOf = (report: Report, ref: string): Origin | null => {
  const [part, index = '', ...steps] = ref.split('/')
  if (part === 'snapshots') return scrapeOrigin(report, report.snapshots[Number(index)], steps)
  if (part === 'baselines') return timingOrigin(report, report.baselines[Number(index)], steps)
  const series = part === 'series' && steps[0] === 'facts' ? report.series[Number(index)] : undefined
  const run = part === 'runs' ? report.runs[Number(index)] : series && ofSeries(report.runs, series.id)[0]
  const source = byId(report.sources, run?.source)
  if (!run || !source || (part === 'series' && !series)) return null
  const fact = series?.facts[steps[1] ?? '']
  const field: Field = series
    ? { ...plain, field: fact?.where ?? null, how: 'stated', stated: fact?.from ?? null }
    : fieldOf(run, steps)
  return { source: source.id, path: source.path, sha256: source.sha256, at: run.at, ...field }
}

/** The field a number was read from, and what was done to its unit. */
export const fieldText = ({ field, how, stated, conversion }: Origin, { say }: Language): string => {
  if (field === null) return say('origin.unnamed')
  if (how === 'arrays') return say('origin.arrays', { field })
  if (how === 'counted') return say('origin.counted', { limit: limitName(field) })
  if (stated !== null) return say('origin.stated', { origin: say(`origin.${stated}`), field })
  return conversion === null ? say('origin.field', { field }) : say('origin.field.unit', { field, unit: conversion })
}

/** File and place of a number. */
export const fileText = ({ path, at }: Origin, language: Language): string => placeIn(path, at, language)

/** The same in brief: the id that the table of sources lists, and the name of the file without its folders. */
export const briefFileText = ({ source, path, at }: Origin, language: Language): string =>
  placeIn(`${source} ${fileNameOf(path)}`, at, language)

interface Stated {
  readonly by?: Chooser
  readonly date?: string | null
  readonly source?: string | null
}

/** Who chose a number of the plan. */
export const chooserOf = (report: Report, ref: string): Chooser => {
  const { by } = (valueAt(report, placeAbove(ref)) ?? {}) as Stated
  const chosenBy: Readonly<Record<string, Chooser>> = report.plan.chosenBy
  return by ?? chosenBy[ref.split('/')[1] ?? ''] ?? 'plan'
}

/** Where a number of the plan comes from: date and source of an amount, or who chose it; null for other numbers. */
export const planOrigin = ({ report, say }: Edition, ref: string): string | null => {
  if (!ref.startsWith('plan/')) return null
  const { by, date, source } = (valueAt(report, placeAbove(ref)) ?? {}) as Stated
  return !by && date && source && ref.startsWith('plan/cost/')
    ? say('cost.grounds', { date, source })
    : say(`chooser.${chooserOf(report, ref)}`)
}
