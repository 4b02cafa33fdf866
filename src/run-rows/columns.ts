import type { FactName } from '../model/fact.ts'
import { latencyMetrics, type LatencyMetric, usualStatistics } from '../model/metric.ts'
import { dateOf, type Run, type SettledRun } from '../model/run.ts'
import type { Source } from '../model/source.ts'

/** What a row tells of a run: the run as it was read, what was settled of it, and how sound it is. */
export interface ToldRun {
  readonly source: Source
  readonly run: Run
  readonly settled: SettledRun
  /** closed, open … */
  readonly load: string
  readonly layout: string | null
  /** A: nothing to object to; B: warnings; C: an error that does the numbers no harm; D: nothing may rest on it. */
  readonly grade: string
  readonly usable: boolean
  /** Ids of audits that found something, without what is merely told. */
  readonly findings: readonly string[]
}

/** Infinity is a rate without end. */
export type Cell = string | number | boolean | null

/** text; flag; count: a whole number; number; instant: milliseconds since 1970. */
export type CellKind = 'text' | 'flag' | 'count' | 'number' | 'instant'

export interface RowColumn {
  /** A name with its unit: the schema that other programs read. */
  readonly id: string
  readonly kind: CellKind
  readonly of: (told: ToldRun) => Cell
}

const column = (id: string, kind: CellKind, of: RowColumn['of']): RowColumn => ({ id, kind, of })

/** The facts of a run, each in a column. */
export const factColumns = {
  model: ['model', 'text'],
  engine: ['engine', 'text'],
  gpu: ['gpu', 'text'],
  gpus: ['gpus', 'count'],
  tensorParallel: ['tensor_parallel', 'count'],
  pipelineParallel: ['pipeline_parallel', 'count'],
  dataParallel: ['data_parallel', 'count'],
  prefillWorkers: ['prefill_workers', 'count'],
  decodeWorkers: ['decode_workers', 'count'],
  inputTokens: ['input_tokens', 'number'],
  outputTokens: ['output_tokens', 'number'],
  kvCacheTokens: ['kv_cache_tokens', 'number'],
  minGpus: ['min_gpus', 'count'],
  mix: ['mix', 'text'],
} as const satisfies Partial<Record<FactName, readonly [string, CellKind]>>

export const statisticColumn = (metric: LatencyMetric, name: string): string => `${metric}_${name}_s`

/** Percentiles beside the usual ones, as JSON: seconds by their names. */
export const othersColumn = (metric: LatencyMetric): string => `${metric}_other_percentiles_s`

const json = (value: object): string | null => (Object.keys(value).length > 0 ? JSON.stringify(value) : null)

const unending = (value: number | 'inf' | null): number | null => (value === 'inf' ? Infinity : value)

const identity: readonly RowColumn[] = [
  column('sha256', 'text', ({ run, source }) => run.original?.sha256 ?? source.sha256),
  column('file', 'text', ({ run }) => run.path),
  column('file_bytes', 'count', ({ run, source }) => (run.original ? run.original.bytes : source.bytes)),
  column('place', 'text', ({ run }) => (run.original ?? run).at || null),
  column('tool', 'text', ({ run }) => run.tool),
]

const facts: readonly RowColumn[] = [
  ...Object.entries(factColumns).map(([name, [id, kind]]) =>
    column(id, kind, ({ settled }) => settled.facts[name as FactName]?.value ?? null),
  ),
  column('layout', 'text', ({ layout }) => layout),
]

const load: readonly RowColumn[] = [
  column('load', 'text', (told) => told.load),
  column('concurrency', 'number', ({ run, settled }) => run.load.concurrency ?? settled.load.concurrency),
  column('offered_requests_per_s', 'number', ({ run }) => unending(run.load.requestRate)),
  column('burstiness', 'number', ({ run }) => unending(run.load.burstiness)),
  column('prompts', 'count', ({ run }) => run.load.prompts),
  column('warmups', 'count', ({ run }) => run.load.warmups),
  column('date', 'text', ({ run }) => run.date),
  column('date_utc', 'instant', ({ run }) => dateOf(run.date)),
]

const measured: readonly RowColumn[] = [
  column('completed_requests', 'count', ({ run }) => run.completed),
  column('failed_requests', 'count', ({ run }) => run.failed),
  column('duration_s', 'number', ({ run }) => run.duration),
  column('requests_per_s', 'number', ({ run }) => run.throughput.requests),
  column('requests_per_s_rounding', 'number', ({ run }) => run.throughput.requestsRounding),
  column('output_tokens_per_s', 'number', ({ run }) => run.throughput.outputTokens),
  column('total_tokens_per_s', 'number', ({ run }) => run.throughput.totalTokens),
  column('mean_input_tokens', 'number', ({ run }) => run.tokens.input),
  column('mean_output_tokens', 'number', ({ run }) => run.tokens.output),
  column('total_input_tokens', 'number', ({ run }) => run.totals.input),
  column('total_output_tokens', 'number', ({ run }) => run.totals.output),
  column('peak_in_flight_requests', 'number', ({ run }) => run.peakInFlight),
]

const latencies: readonly RowColumn[] = latencyMetrics.flatMap((metric) => [
  ...usualStatistics.map((name) =>
    column(statisticColumn(metric, name), 'number', ({ run }) => run.latency[metric]?.[name] ?? null),
  ),
  column(othersColumn(metric), 'text', ({ run }) => json(run.latency[metric]?.others ?? {})),
])

const audit: readonly RowColumn[] = [
  column('grade', 'text', ({ grade }) => grade),
  column('usable', 'flag', ({ usable }) => usable),
  column('findings', 'text', ({ findings }) => findings.join(' ') || null),
  column('per_request', 'flag', ({ run }) => run.samples !== null),
  column('synthetic', 'text', ({ run }) => run.synthetic),
]

const originsOf = ({ settled }: ToldRun): string | null =>
  json(Object.fromEntries(Object.entries(settled.facts).map(([name, { from, where }]) => [name, { from, where }])))

const definitionsOf = ({ run }: ToldRun): string | null =>
  json(
    Object.fromEntries(
      latencyMetrics.flatMap((metric) => {
        const own = run.latency[metric]
        return own ? [[metric, { ...own.definition, from: own.from }] as const] : []
      }),
    ),
  )

/** What a run has that is no number of its own, and that audits look at. */
const recordOf = ({ run }: ToldRun): string => {
  const { wholeRecord, zeroLatencies, impossible, absent, twice, failedAsTold } = run
  const { capRecorded, changing } = run.load
  return JSON.stringify({ wholeRecord, capRecorded, changing, zeroLatencies, impossible, absent, twice, failedAsTold })
}

const trails: readonly RowColumn[] = [
  column('tokenizer', 'text', ({ run }) => run.tokenizer),
  column('backend', 'text', ({ run }) => run.backend),
  column('settings', 'text', ({ run }) => json(run.settings)),
  column('fields', 'text', ({ run }) => json(run.fields)),
  column('origins', 'text', originsOf),
  column('definitions', 'text', definitionsOf),
  column('record', 'text', recordOf),
]

/** Runs as rows: one column a quantity, in SI units; what a run has none of is null. JSON stands in what follows `synthetic`. */
export const rowColumns: readonly RowColumn[] = [
  ...identity,
  ...facts,
  ...load,
  ...measured,
  ...latencies,
  ...audit,
  ...trails,
]

export type RunRow = Readonly<Record<string, Cell>>

export const rowOf = (told: ToldRun): RunRow => Object.fromEntries(rowColumns.map(({ id, of }) => [id, of(told)]))
