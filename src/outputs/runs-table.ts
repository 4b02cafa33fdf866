import type { EndOf } from '../i18n/catalog.ts'
import { latencyMetrics, statistic, type LatencyMetric, usualStatistics } from '../model/metric.ts'
import { csvText } from '../run-rows/csv.ts'
import type { Point, Report, ReportRun, ReportSource, Series } from '../model/report.ts'

/** One measured run, with the level of a series that it is part of. */
interface Row {
  readonly run: ReportRun
  readonly source: ReportSource | undefined
  readonly series: Series | undefined
  readonly point: Point | undefined
}

/** What heads a column that is no statistic of a latency, and has a sentence for it. */
type Name = Exclude<EndOf<'sheet.run'>, 'seconds' | 'judged'>

export interface RunColumn {
  /** A name with its unit, the same in every language: `ttft_p99_s`. */
  readonly id: string
  /** What it says to people: one of the names, or of a limit (`ttft.p99`) its value in seconds or its verdict. */
  readonly about: { readonly name: Name } | { readonly limit: string; readonly is: 'seconds' | 'judged' }
  readonly kind: 'text' | 'count' | 'measured' | 'verdict'
  readonly valueOf: (row: Row) => string | number | null
}

const column = (name: Name, id: string, kind: RunColumn['kind'], valueOf: RunColumn['valueOf']): RunColumn => ({
  id,
  about: { name },
  kind,
  valueOf,
})

const load: readonly RunColumn[] = [
  column('run', 'run', 'text', ({ run }) => run.id),
  column('series', 'series', 'text', ({ series }) => series?.id ?? null),
  column('model', 'model', 'text', ({ run }) => run.model),
  column('layout', 'layout', 'text', ({ series }) => series?.layout.name ?? null),
  column('gpus', 'gpus', 'count', ({ series }) => series?.layout.gpus ?? null),
  column('input', 'input_tokens', 'count', ({ series }) => series?.workload.inputTokens ?? null),
  column('output', 'output_tokens', 'count', ({ series }) => series?.workload.outputTokens ?? null),
  column('load', 'load', 'text', ({ run }) => run.load.kind),
  column('concurrency', 'concurrency', 'count', ({ run }) => run.load.concurrency),
  column('requestRate', 'offered_requests_per_s', 'measured', ({ run }) => run.load.requestRate),
  column('level', 'level', 'measured', ({ point }) => point?.level ?? null),
  column('verdict', 'level_verdict', 'verdict', ({ point }) => point?.verdict ?? null),
]

/** What was sent together, where anything was. */
const together = ({ series }: Report): readonly RunColumn[] =>
  series.some(({ facts }) => facts['mix'])
    ? [column('mix', 'mix', 'text', ({ run }) => (run.facts['mix']?.value as string | undefined) ?? null)]
    : []

const counts: readonly RunColumn[] = [
  column('completed', 'completed_requests', 'count', ({ run }) => run.completed),
  column('failed', 'failed_requests', 'count', ({ run }) => run.failed),
  column('duration', 'duration_s', 'measured', ({ run }) => run.duration),
  column('requests', 'requests_per_s', 'measured', ({ run }) => run.throughput.requests),
  column('outputTokens', 'output_tokens_per_s', 'measured', ({ run }) => run.throughput.outputTokens),
  column('totalTokens', 'total_tokens_per_s', 'measured', ({ run }) => run.throughput.totalTokens),
  column('meanInput', 'mean_input_tokens', 'measured', ({ run }) => run.tokens.input),
  column('meanOutput', 'mean_output_tokens', 'measured', ({ run }) => run.tokens.output),
]

const origin: readonly RunColumn[] = [
  column('date', 'date', 'text', ({ run }) => run.date),
  column('tool', 'tool', 'text', ({ run }) => run.tool),
  column('engine', 'engine', 'text', ({ run }) => run.engine),
  column('synthetic', 'synthetic', 'text', ({ run }) => run.synthetic),
  column('file', 'file', 'text', ({ source }) => source?.path ?? null),
  column('place', 'place', 'text', ({ run }) => run.at || null),
  column('sha256', 'sha256', 'text', ({ source }) => source?.sha256 ?? null),
]

const statisticColumn = (metric: LatencyMetric, name: string): RunColumn => ({
  id: `${metric}_${name}_s`,
  about: { limit: `${metric}.${name}`, is: 'seconds' },
  kind: 'measured',
  valueOf: ({ run }) => statistic(run.latency[metric], name),
})

/** The statistics that any run has of a metric. */
const statistics = ({ runs }: Report): readonly RunColumn[] =>
  latencyMetrics.flatMap((metric) => {
    const own = runs.flatMap(({ latency }) => latency[metric] ?? [])
    const others = new Set(own.flatMap((one) => Object.keys(one.others)))
    return own.length > 0 ? [...usualStatistics, ...others].map((name) => statisticColumn(metric, name)) : []
  })

const verdicts = ({ plan }: Report): readonly RunColumn[] =>
  plan.sla.limits.map(({ id }) => ({
    id: `${id.replaceAll('.', '_')}_verdict`,
    about: { limit: id, is: 'judged' },
    kind: 'verdict',
    valueOf: ({ run }) => run.judgements[id]?.verdict ?? null,
  }))

/** Every run that was measured, one row each, also those that are no level. */
export const runsTable = (
  report: Report,
): { readonly columns: readonly RunColumn[]; readonly rows: readonly Row[] } => {
  const sources = new Map(report.sources.map((source) => [source.id, source]))
  const all = new Map(report.series.map((series) => [series.id, series]))
  const points = new Map(report.series.flatMap((series) => series.points.flatMap((p) => p.runs.map((id) => [id, p]))))
  return {
    columns: [...load, ...together(report), ...verdicts(report), ...counts, ...statistics(report), ...origin],
    rows: report.runs.map((run) => ({
      run,
      source: sources.get(run.source),
      series: all.get(run.series ?? ''),
      point: points.get(run.id),
    })),
  }
}

/** Every run as a row of a CSV. */
export const csvOf = (report: Report): string => {
  const { columns, rows } = runsTable(report)
  return csvText(
    columns.map(({ id }) => id),
    rows.map((row) => columns.map(({ valueOf }) => valueOf(row))),
  )
}
