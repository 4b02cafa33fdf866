import type { Document, TableDocument } from '../../model/source.ts'
import { type RawRecord, withoutSeparators } from '../../records/values.ts'
import type { Input } from '../input.ts'
import { vllmCommand } from './command.ts'
import { conditionsOf, levelIn } from './conditions.ts'
import { isLatencyKey, isResultKey } from './fields.ts'
import { type Written, derived, readWritten } from './written.ts'

/**
 * What `vllm bench serve` prints, in all its versions (vLLM benchmarks/serve.py, benchmark_serving.py), and the column
 * names of vLLM's own comparison tables, by the keys of its result files.
 */
const labels: ReadonlyMap<string, string> = new Map([
  ['successful requests', 'completed'],
  ['failed requests', 'failed'],
  ['maximum request concurrency', 'max_concurrency'],
  ['request rate configured (rps)', 'request_rate'],
  ['benchmark duration (s)', 'duration'],
  ['total input tokens', 'total_input_tokens'],
  ['total generated tokens', 'total_output_tokens'],
  ['request throughput (req/s)', 'request_throughput'],
  ['request goodput (req/s)', 'request_goodput'],
  ['input token throughput (tok/s)', 'input_throughput'],
  ['output token throughput (tok/s)', 'output_throughput'],
  ['total token throughput (tok/s)', 'total_token_throughput'],
  ['peak output token throughput (tok/s)', 'max_output_tokens_per_s'],
  ['peak concurrent requests', 'max_concurrent_requests'],
  ['rtfx (inverse real-time factor)', 'rtfx'],
  ['# of req.', 'completed'],
  ['# of max concurrency.', 'max_concurrency'],
  ['tput (req/s)', 'request_throughput'],
  ['output tput (tok/s)', 'output_throughput'],
  ['total token tput (tok/s)', 'total_token_throughput'],
])

const latency = /^(mean|median|std|p\d{1,2}(?:\.\d{1,4})?) (ttft|tpot|itl|e2el) ?\(ms\)$/

const longestLabel = 80

/** The result key that a printed label stands for; null for any other text. */
const keyOfLabel = (text: string): string | null => {
  if (text.length > longestLabel) return null
  const label = text.toLowerCase().replaceAll(/\s+/g, ' ').replace(/:$/, '').trim()
  const match = latency.exec(label)
  return match ? `${match[1]}_${match[2]}_ms` : (labels.get(label) ?? null)
}

/** Labels that only SGLang's client prints in a block of the same heading. */
const isSglangLabel = (text: string): boolean =>
  /^(backend|max request concurrency|traffic request rate|total input (text|vision) tokens|total generated tokens \(retokenized\)|\S+ e2e latency \(ms\))$/i.test(
    text.slice(0, longestLabel).trim(),
  )

/** The key of what is SGLang's in a printed result: such a result is none of vLLM's. */
export const foreignKey = 'sglang'

/** The result key of a line of a printed result. */
export const keyOfLine = (label: string): string | null =>
  keyOfLabel(label) ?? (isSglangLabel(label) ? foreignKey : null)

/** A label, or a key of the result files. */
const keyOfName = (name: string): string | null => {
  const key = name.trim()
  return keyOfLabel(name) ?? (isResultKey(key) || isLatencyKey(key) ? key : null)
}

/** In vLLM's own tables two columns behind the mean TPOT are called by their statistic alone. */
const bare: Readonly<Record<string, string>> = { median: 'median_tpot_ms', p99: 'p99_tpot_ms' }

const keysOf = (names: readonly string[], keyOf: (name: string) => string | null): ReadonlyMap<string, string> => {
  const mean = names.findIndex((name) => keyOfLabel(name) === 'mean_tpot_ms')
  const behind = new Set(mean === -1 ? [] : names.slice(mean + 1, mean + 3))
  return new Map(
    names.flatMap((name) => {
      const key = keyOf(name) ?? (behind.has(name) ? bare[name.trim().toLowerCase()] : undefined)
      return key === undefined ? [] : [[name, key] as const]
    }),
  )
}

/** One run by the names of the table. `level`: the load that the name of its column states. */
interface Entry {
  readonly at: string
  readonly cells: Readonly<Record<string, string>>
  readonly level: RawRecord
}

const isEnough = (names: readonly string[], keyOf: (name: string) => string | null): boolean => {
  const keys = new Set(names.map(keyOf))
  const rate = keys.has('request_throughput') || (keys.has('completed') && keys.has('duration'))
  return rate && [...keys].some((key) => key?.endsWith('_ms'))
}

const rowNames = ({ header, rows }: TableDocument): readonly string[] =>
  rows.map(({ cells }) => cells[header[0] ?? ''] ?? '')

const levelsInRows = ({ rows }: TableDocument): readonly Entry[] =>
  rows.map(({ at, cells }) => ({ at, cells, level: {} }))

/** Labels in the first column, a level in each of the others. */
const levelsInColumns = (table: TableDocument): readonly Entry[] => {
  const [corner = '', ...columns] = table.header
  const names = rowNames(table)
  return columns.map((column, index) => ({
    at: `column:${index + 2}`,
    cells: Object.fromEntries(table.rows.map(({ cells }, row) => [names[row] ?? '', cells[column] ?? ''])),
    level: levelIn(column, corner),
  }))
}

const entriesOf = (document: Document): readonly Entry[] => {
  if (document.kind !== 'table') return []
  if (isEnough(document.header, keyOfLabel)) return levelsInRows(document)
  return isEnough(rowNames(document), keyOfName) ? levelsInColumns(document) : []
}

/** A run by printed labels; `level`: its load, where that stands elsewhere. */
export const writtenLabels = (cells: Readonly<Record<string, string>>, level: RawRecord): Written => {
  const keys = keysOf(Object.keys(cells), keyOfName)
  const filled = Object.entries(cells).filter(([, cell]) => cell !== '')
  const labelled = filled.flatMap(([name, cell]) => {
    const key = keys.get(name)
    return key === undefined ? [] : [{ key, name, value: withoutSeparators(cell) }]
  })
  const others = filled.filter(([name]) => !keys.has(name))
  const { record, names } = conditionsOf(Object.fromEntries(others))
  return derived(
    { ...level, ...record, ...Object.fromEntries(labelled.map(({ key, value }) => [key, value])) },
    { ...names, ...Object.fromEntries(labelled.map(({ key, name }) => [key, name])) },
  )
}

/** Tables of what `vllm bench serve` prints: labels as columns with a run a row, or labels as rows with a run a column. */
export const labelTable: Input = {
  tool: 'vllm bench serve (table of printed labels)',
  lenient: true,
  notes: ['chunks'],
  marks: [],
  detect: (document) => entriesOf(document).length > 0,
  read: (document, from) =>
    readWritten(
      'labelTable',
      entriesOf(document).map((entry) => ({ at: entry.at, written: writtenLabels(entry.cells, entry.level) })),
      from,
    ),
  command: vllmCommand,
}
