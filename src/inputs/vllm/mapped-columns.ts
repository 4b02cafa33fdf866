import { latencyKey, type MappedColumn, unitFactor, type ColumnKey, type TimeUnit } from '../../model/columns.ts'
import type { Run } from '../../model/run.ts'
import { type Problem, type TableDocument, problem } from '../../model/source.ts'
import type { GuessedColumns } from './columns.ts'

/** Result keys of what the plan calls a column. */
const resultKeys: Readonly<Record<ColumnKey, string>> = {
  concurrency: 'max_concurrency',
  requestRate: 'request_rate',
  burstiness: 'burstiness',
  prompts: 'num_prompts',
  completed: 'completed',
  failed: 'failed',
  duration: 'duration',
  'throughput.requests': 'request_throughput',
  'throughput.outputTokens': 'output_throughput',
  'throughput.totalTokens': 'total_token_throughput',
  'totals.input': 'total_input_tokens',
  'totals.output': 'total_output_tokens',
  peakInFlight: 'max_concurrent_requests',
  inputTokens: 'input_len',
  outputTokens: 'output_len',
  model: 'model_id',
  engine: 'engine',
  gpu: 'gpu',
  gpus: 'gpu_count',
  tensorParallel: 'tensor_parallel_size',
  pipelineParallel: 'pipeline_parallel_size',
  dataParallel: 'data_parallel_size',
  kvCacheTokens: 'kv_cache_tokens',
}

const resultKey = (key: string): string => {
  const latency = latencyKey(key)
  return latency
    ? `${latency.statistic}_${latency.metric === 'e2e' ? 'e2el' : latency.metric}_ms`
    : resultKeys[key as ColumnKey]
}

const unitOfKey = (key: string): TimeUnit => (key.endsWith('_ms') ? 'ms' : 's')

const isThere = ({ header }: TableDocument, { column }: MappedColumn): boolean =>
  column === null || header.includes(column)

/** What the plan says of the columns, before what their names say; nothing takes the place of what it says. */
export const withMapped = (guess: GuessedColumns, table: TableDocument): GuessedColumns => {
  const { columns = [] } = table.mapped ?? {}
  const keys = new Set(columns.map(({ key }) => resultKey(key)))
  const names = new Set(columns.map(({ column }) => column))
  const told = columns.flatMap((one) => {
    const key = resultKey(one.key)
    if (one.column === null || !isThere(table, one)) return []
    return [{ name: one.column, key, factor: one.unit ? unitFactor(one.unit, unitOfKey(key)) : 1 }]
  })
  return {
    columns: [...guess.columns.filter(({ name, key }) => !keys.has(key) && !names.has(name)), ...told],
    unclear: guess.unclear.filter((name) => !names.has(name)),
  }
}

/** Result keys that the plan gives to a column, or to none. */
export const mappedKeys = ({ mapped }: TableDocument): ReadonlySet<string> =>
  new Set(mapped?.columns.map(({ key }) => resultKey(key)) ?? [])

/** Columns that the plan gives a meaning. */
export const mappedNames = ({ mapped }: TableDocument): ReadonlySet<string> =>
  new Set(mapped?.columns.flatMap(({ column }) => column ?? []) ?? [])

/** Facts of mapped columns are the plan's: it says what they mean. */
export const asPlanned = (run: Run, table: TableDocument): Run => {
  const names = mappedNames(table)
  const stated = Object.entries(run.stated).map(([name, fact]) => [
    name,
    names.has(fact.where) ? { ...fact, from: 'plan' as const } : fact,
  ])
  return { ...run, stated: Object.fromEntries(stated) as Run['stated'] }
}

/** Enough to see how the columns are called. */
const mostNamed = 12

/** What the plan said of the columns, and which of them are not there. */
export const mappedProblems = (table: TableDocument): readonly Problem[] => {
  if (!table.mapped) return []
  const { columns, entries } = table.mapped
  const there = columns.filter((one) => isThere(table, one))
  const absent = columns.filter((one) => !isThere(table, one))
  const told = there.map(({ key, column, unit }) => `${column ?? '—'} → ${key}${unit ? ` (${unit})` : ''}`)
  const missing = absent.map(({ key, column }) => `${column} (${key})`)
  const more = table.header.length > mostNamed ? ['…'] : []
  const missed = { columns: missing.join(', '), there: [...table.header.slice(0, mostNamed), ...more].join(', ') }
  return [
    problem('mappedColumns', '', { columns: told.join(', ') || '—', entries: entries.join(', ') }),
    ...(missing.length > 0 ? [problem('absentColumns', '', missed)] : []),
  ]
}
