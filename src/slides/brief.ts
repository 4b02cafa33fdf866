import type { Report, Series } from '../model/report.ts'
import { briefName } from '../model/brief-name.ts'

/** Letters of a name that a slide has room for. */
const atMost = 44

const briefValue = <T>(value: T): T => (typeof value === 'string' ? (briefName(value, atMost) as T & string) : value)

const briefRecord = <T extends Readonly<Record<string, unknown>>>(record: T): T =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [briefName(key, atMost), briefValue(value)]),
  ) as unknown as T

const briefSeries = (series: Series): Series => ({
  ...series,
  model: briefValue(series.model),
  engine: briefValue(series.engine),
  layout: { ...series.layout, name: briefValue(series.layout.name) },
  variant: briefRecord(series.variant),
  distinction: briefRecord(series.distinction),
})

/** The report with names that slides have room for; its numbers and their places are the same. */
export const briefReport = (report: Report): Report => ({
  ...report,
  series: report.series.map(briefSeries),
  workloads: report.workloads.map((workload) => ({ ...workload, model: briefValue(workload.model) })),
  mixes: report.mixes.map((mix) => ({
    ...mix,
    name: mix.name === null || typeof mix.name === 'string' ? briefValue(mix.name) : briefRecord(mix.name),
  })),
})
