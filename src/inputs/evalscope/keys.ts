import type { LatencyMetric, MetricDefinition } from '../../model/metric.ts'
import { pickNumber, type Picked, type RawRecord } from '../../records/pick.ts'

/**
 * Names of the three generations of keys: up to 1.6 (`Average time to first token (s)`), from 1.7 (`TTFT (ms)`), and after
 * 1.9.1 (`Avg TTFT (ms)`). They differ in unit, too, so that the unit is what the key says.
 */
const names: Readonly<Record<LatencyMetric, string>> = {
  ttft: 'TTFT|time to first token',
  tpot: 'TPOT|time per output token',
  itl: 'ITL|inter[- ]token latency',
  e2e: 'latency',
}

type Unit = MetricDefinition['unit']

/** Where a metric stands, and in what unit. */
export interface Column {
  readonly field: string
  readonly unit: Unit
}

/** The column of a metric: its name, perhaps behind `Average` or `Avg`, and its unit in parentheses. */
export const columnOf = (keys: readonly string[], metric: LatencyMetric): Column | null => {
  const pattern = new RegExp(`^(?:average |avg\\.? )?(?:${names[metric]}) \\((s|ms)\\)$`, 'i')
  for (const field of keys) {
    const unit = pattern.exec(field)?.[1]
    if (unit !== undefined) return { field, unit: unit.toLowerCase() as Unit }
  }
  return null
}

/** What else is read, by every spelling that it had. */
const spellings = {
  duration: ['Time taken for tests (s)', 'Test Duration (s)'],
  concurrency: ['Number of concurrency', 'Concurrency'],
  requestRate: ['Request rate (req/s)', 'Request Rate (req/s)'],
  total: ['Total requests', 'Total Requests'],
  completed: ['Succeed requests', 'Success Requests'],
  failed: ['Failed requests', 'Failed Requests'],
  requests: ['Request throughput (req/s)', 'Req Throughput (req/s)'],
  outputTokens: ['Output token throughput (tok/s)', 'Output Throughput (tok/s)'],
  totalTokens: ['Total token throughput (tok/s)', 'Total Throughput (tok/s)'],
  inputLength: ['Average input tokens per request', 'Avg Input Tokens'],
  outputLength: ['Average output tokens per request', 'Avg Output Tokens'],
} as const

export type Name = keyof typeof spellings

export const pick = (record: RawRecord, name: Name): Picked | null => pickNumber(record, ...spellings[name])

/** True for keys that a verdict can rest on; a rate or a concurrency of −1 is how the tool writes none. */
export const measured = new RegExp(
  `^(?:${Object.entries(spellings)
    .flatMap(([name, keys]) => (/^(requestRate|concurrency)$/.test(name) ? [] : keys))
    .map((key) => key.replaceAll(/[()/]/g, String.raw`\$&`))
    .join('|')}|.*\\((?:s|ms)\\))$`,
)
