/** Seconds in one of a unit. */
const seconds = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 } as const
export type TimeUnit = keyof typeof seconds

export const timeUnits = Object.keys(seconds) as readonly TimeUnit[]

/** How many of one unit are one of another: of `s` in `ms`, 1000. */
export const unitFactor = (from: TimeUnit, to: TimeUnit): number =>
  from === to ? 1 : Number((seconds[from] / seconds[to]).toPrecision(12))

/** Words by which names of columns tell a unit. */
const words: Readonly<Record<string, TimeUnit>> = {
  ms: 'ms',
  msec: 'ms',
  millis: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  seconds: 's',
  us: 'us',
  usec: 'us',
  microseconds: 'us',
  ns: 'ns',
  nanoseconds: 'ns',
}

/** The unit that a word means; null for any other word. */
export const unitOf = (word: string): TimeUnit | null => (Object.hasOwn(words, word) ? words[word]! : null)

/** The unit that the name of a column tells: `TTFT (ms)`, `itl_s`; null where it tells none, or two. */
export const unitIn = (name: string): TimeUnit | null => {
  const parts = name
    .toLowerCase()
    .replaceAll(/[µμ]s/g, 'us')
    .split(/[^a-z0-9]+/)
  const units = parts.flatMap((word) => unitOf(word) ?? [])
  return units.length === 1 ? units[0]! : null
}

/** What a column of a table can be mapped to, beside the statistics of latencies. */
const kinds = {
  concurrency: 'number',
  requestRate: 'number',
  burstiness: 'number',
  prompts: 'number',
  completed: 'number',
  failed: 'number',
  duration: 'time',
  'throughput.requests': 'number',
  'throughput.outputTokens': 'number',
  'throughput.totalTokens': 'number',
  'totals.input': 'number',
  'totals.output': 'number',
  peakInFlight: 'number',
  inputTokens: 'number',
  outputTokens: 'number',
  model: 'text',
  engine: 'text',
  gpu: 'text',
  gpus: 'number',
  tensorParallel: 'number',
  pipelineParallel: 'number',
  dataParallel: 'number',
  kvCacheTokens: 'number',
} as const

export type ColumnKey = keyof typeof kinds

const latency = /^(ttft|tpot|itl|e2e)\.(mean|median|std|p\d{1,2}(?:\.\d{1,4})?)$/

/** `ttft.p99` in its parts; null for any other key. */
export const latencyKey = (key: string): { readonly metric: string; readonly statistic: string } | null => {
  const [, metric, statistic] = latency.exec(key) ?? []
  return metric && statistic ? { metric, statistic } : null
}

/** Whether a column of that meaning holds times, numbers or words; null for what a column cannot be mapped to. */
export const kindOfKey = (key: string): 'time' | 'number' | 'text' | null => {
  if (latencyKey(key)) return 'time'
  return Object.hasOwn(kinds, key) ? kinds[key as ColumnKey] : null
}

/** Examples of latencies, and every other key. */
export const columnKeys: readonly string[] = ['ttft.p99', 'tpot.mean', 'itl.p95', 'e2e.median', ...Object.keys(kinds)]

/** What the plan says of one column. `column`: null says that no column holds it; `unit`: of a time, null of anything else. */
export interface MappedColumn {
  readonly key: string
  readonly column: string | null
  readonly unit: TimeUnit | null
}

/** What the plan says of the columns of tables: of files that `match` (a glob), or null where its columns are. */
export interface ColumnMapping {
  readonly match: string | null
  readonly columns: readonly MappedColumn[]
}
