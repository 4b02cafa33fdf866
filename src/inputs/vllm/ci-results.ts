import type { Document } from '../../model/source.ts'
import { asNumber, asText, isRecord, type RawRecord } from '../../records/values.ts'
import { renamedRun } from '../../records/names.ts'
import { type Input, type Provenance, type Reading, inAll } from '../input.ts'
import { vllmCommand } from './command.ts'
import { writtenLabels } from './label-table.ts'
import { batchLatency } from './latency.ts'
import { offlineRun } from './throughput.ts'
import { chosen, readWritten } from './written.ts'

interface Row {
  readonly at: string
  readonly cells: RawRecord
}

const sections = ['serving', 'throughput', 'latency'] as const

/** A table as pandas writes it: by column, and in each by the number of the row. */
const rowsOf = (section: string, table: unknown, at: string): readonly Row[] => {
  if (!isRecord(table) || !('Test name' in table)) return []
  const columns = Object.entries(table).filter((column): column is [string, RawRecord] => isRecord(column[1]))
  const rows = [...new Set(columns.flatMap(([, cells]) => Object.keys(cells)))]
  return rows.map((row) => ({
    at: `${at}/${section}/${row}`,
    cells: Object.fromEntries(columns.map(([name, cells]) => [name, cells[row]])),
  }))
}

const isServing = (cells: RawRecord): boolean => 'Tput (req/s)' in cells && 'Mean TTFT (ms)' in cells
const isThroughput = (cells: RawRecord): boolean => 'Tput (req/s)' in cells && 'Elapsed time (s)' in cells
const isLatency = (cells: RawRecord): boolean => 'Mean latency (ms)' in cells

/** A result under its display names, or all of them by kind. */
const entriesOf = (document: Document): readonly Row[] => {
  if (document.kind !== 'object') return []
  const { at, value } = document
  const isOne = 'Test name' in value && [isServing, isThroughput, isLatency].some((is) => is(value))
  return isOne ? [{ at, cells: value }] : sections.flatMap((section) => rowsOf(section, value[section], at))
}

/** A card is named once for each: on a line of its own. */
const cardsOf = (cells: RawRecord): RawRecord => {
  const cards = asText(cells['GPU'])?.split(/\s*\n\s*/) ?? []
  return cards.length > 1 ? { GPU: cards[0], gpu_count: cards.length } : {}
}

const throughputNames = {
  num_requests: '# of req.',
  total_num_tokens: 'Total # of tokens',
  elapsed_time: 'Elapsed time (s)',
  requests_per_second: 'Tput (req/s)',
  tokens_per_second: 'Tput (tok/s)',
  gpu: 'GPU',
} as const

const readThroughput = ({ at, cells }: Row, from: Provenance): Reading => {
  const record = Object.fromEntries(Object.entries(throughputNames).map(([key, name]) => [key, cells[name]]))
  const run = offlineRun({ ...record, gpu_count: cells['gpu_count'] }, at, from, 'vllmCiResults')
  return { runs: [renamedRun(run, throughputNames)], problems: [] }
}

const readRow = (row: Row, from: Provenance): Reading => {
  const cells = { ...row.cells, ...cardsOf(row.cells) }
  if (isThroughput(cells)) return readThroughput({ ...row, cells }, from)
  if (isServing(cells)) {
    const texts = Object.entries(cells).map(([name, cell]) => [name, asText(cell) ?? ''] as const)
    const written = writtenLabels(Object.fromEntries(texts), {})
    return chosen(readWritten('vllmCiResults', [{ at: row.at, written }], from))
  }
  const mean = asNumber(cells['Mean latency (ms)'])
  return { runs: [], problems: [batchLatency(mean === null ? null : mean / 1000, row.at)] }
}

const read = (document: Document, from: Provenance): Reading => {
  const readings = entriesOf(document).map((row) => readRow(row, from))
  return inAll(readings)
}

/** `benchmark_results.json` of vLLM's own performance benchmarks: results under the names that its tables display. */
export const vllmCiResults: Input = {
  tool: 'vLLM performance benchmarks',
  notes: ['chunks'],
  marks: ['Test name', 'TP Size', '# of req.', '# of max concurrency.', 'Tput (req/s)', 'P99 TTFT (ms)'],
  detect: (document) => entriesOf(document).length > 0,
  read,
  command: vllmCommand,
}
