import { asNumber, asText, type RawRecord, withoutSeparators } from '../../records/values.ts'
import { withoutFields } from '../../records/impossible.ts'
import { conditionKey, spelled, conditionsOf } from './conditions.ts'
import { type Document, type Problem, type TableDocument, type TableRow, problem } from '../../model/source.ts'
import { timeUnits, unitFactor } from '../../model/columns.ts'
import type { LatencyStatistics } from '../../model/metric.ts'
import type { Run } from '../../model/run.ts'
import { latencyOf } from '../../records/run.ts'
import { guessColumns, type GuessedColumns } from './columns.ts'
import type { Names } from '../../records/names.ts'
import { chosen, derived, readWritten, type WrittenRun } from './written.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { asPlanned, mappedKeys, mappedNames, mappedProblems, withMapped } from './mapped-columns.ts'
import { vllmCommand } from './command.ts'

const fine = /^(ok|okay|success|successful|succeeded|pass|passed|complete|completed|done|finished|true|yes)$/i
const notRun = /^(skip|skipped|not run|pending)$/i
const nothing = /^(-+|n\/?a|none|0|false|no)$/i

interface Said {
  readonly name: string
  readonly text: string
}

const statusNames = /^(status|state|success|ok)$/
const errorNames = /^(error|error_(reason|message|msg)|failure_reason)$/

/** True for columns that say how a run ended, and not how it was made. */
const isStatusColumn = (name: string): boolean => statusNames.test(spelled(name)) || errorNames.test(spelled(name))

const cellsNamed = (record: RawRecord, pattern: RegExp): readonly Said[] =>
  Object.entries(record).flatMap(([name, value]) => {
    const text = asText(value)
    return text !== null && pattern.test(spelled(name)) ? [{ name, text }] : []
  })

interface Failure {
  /** The column that says so. */
  readonly name: string
  readonly words: string
  /** False for a run that was skipped. */
  readonly ran: boolean
}

/** What a row says of itself: its own words for a failure; null for a run that went well, or of which nothing is said. */
const failureOf = (record: RawRecord): Failure | null => {
  const status = cellsNamed(record, statusNames)
  const errors = cellsNamed(record, errorNames)
  const bad = status.filter(({ text }) => !fine.test(text) && text !== '1')
  const reasons = [...bad, ...errors.filter(({ text }) => !nothing.test(text))]
  const words = reasons.map(({ text }) => text).join(': ')
  const ran = !bad.some(({ text }) => notRun.test(text))
  return reasons[0] ? { name: reasons[0].name, words: words.slice(0, 200), ran } : null
}

const isTable = (document: Document): document is TableDocument => document.kind === 'table'

const isBenchmark = ({ columns, unclear }: GuessedColumns): boolean => {
  const keys = columns.map(({ key }) => key)
  const load = keys.includes('max_concurrency') || keys.includes('request_rate')
  const measured = keys.filter((key) => /_ms$|throughput$/.test(key)).length
  return load && measured >= 1 && measured + unclear.length >= 2
}

/** A number in the unit of its key, with the digits that it was written with where the unit is the same. */
const valueOf = (cell: string, factor: number): unknown => {
  const text = withoutSeparators(cell)
  const number = asNumber(text)
  return factor === 1 || number === null ? text : number * factor
}

/** The length by the tokens of a request: total or output throughput over requests, where a bare column repeats it. */
const confirms = (cell: string | undefined, tokens: number): boolean =>
  Math.abs((asNumber(cell) ?? Number.NaN) - tokens) <= 0.05 * tokens

/** Columns called `input` and `output` are lengths where the throughputs say so. */
const bareLengths = (cells: TableRow['cells'], record: RawRecord): RawRecord => {
  const rate = asNumber(record['request_throughput'])
  const output = asNumber(record['output_throughput'])
  const total = asNumber(record['total_token_throughput'])
  if (!rate || output === null) return {}
  const isOutput = confirms(cells['output'], output / rate)
  const isInput = total !== null && confirms(cells['input'], (total - output) / rate)
  return { ...(isInput && { input_len: cells['input'] }), ...(isOutput && { output_len: cells['output'] }) }
}

/** A run that its row calls a failure: what was asked for has failed, whatever the other cells hold. */
const failedRecord = (record: RawRecord): RawRecord => ({
  ...Object.fromEntries(
    Object.entries(record).filter(([key]) => !/_ms$|throughput$|^(completed|failed|duration|total_.*)$/.test(key)),
  ),
  completed: 0,
  ...(record['num_prompts'] !== undefined && { failed: record['num_prompts'] }),
  request_throughput: 0,
})

const recordOf = (
  { cells }: TableRow,
  guess: GuessedColumns,
  taken: ReadonlySet<string>,
): { record: RawRecord; names: Names } => {
  const filled = guess.columns.filter(({ name }) => (cells[name] ?? '') !== '')
  const measured = Object.fromEntries(filled.map(({ name, key, factor }) => [key, valueOf(cells[name] ?? '', factor)]))
  const lengths = withoutFields(bareLengths(cells, measured), [...taken])
  const bare = Object.keys(lengths).map((key) => key.replace('_len', ''))
  const used = new Set([...guess.columns.map(({ name }) => name), ...guess.unclear, ...bare])
  const beside = conditionsOf(
    Object.fromEntries(
      Object.entries(cells).filter(
        ([name, cell]) =>
          cell !== '' && !used.has(name) && !isStatusColumn(name) && !taken.has(conditionKey(name) ?? name),
      ),
    ),
  )
  return {
    record: { ...beside.record, ...measured, ...lengths },
    names: {
      ...beside.names,
      ...Object.fromEntries(bare.map((name) => [`${name}_len`, name])),
      ...Object.fromEntries(filled.map(({ name, key }) => [key, name])),
    },
  }
}

const otherClient = /^(?!.*vllm).*\S/i

/** A table of several clients: what the others measured is theirs, as their words mean other things. */
const clientOf = ({ cells }: TableRow): string | null => {
  const name = Object.keys(cells).find((column) => /^(tool|client|benchmark_tool)$/.test(spelled(column)))
  const client = name === undefined ? '' : (cells[name] ?? '')
  return otherClient.test(client) ? client : null
}

interface RowReading {
  readonly entries: readonly WrittenRun[]
  readonly problems: readonly Problem[]
}

const translateRow = (row: TableRow, guess: GuessedColumns, taken: ReadonlySet<string>): RowReading => {
  const failure = failureOf(row.cells)
  const client = clientOf(row)
  const where = row.at
  if (client !== null) return { entries: [], problems: [problem('otherToolRow', where, { tool: client })] }
  if (failure?.ran === false) return { entries: [], problems: [problem('rowWithoutRun', where)] }
  const { record, names } = recordOf(row, guess, taken)
  const twice = (row.twice ?? []).map((name) => guess.columns.find((column) => column.name === name)?.key ?? name)
  if (failure === null) return { entries: [{ at: where, written: derived(record, names), twice }], problems: [] }
  const told = { ...names, completed: failure.name, request_throughput: failure.name }
  return {
    entries: [{ at: where, written: derived(failedRecord(record), told) }],
    problems: [problem('failedRun', where, { words: failure.words })],
  }
}

const layoutKey =
  /^(model_id|gpu|gpu_name|gpu_type|accelerator|hw|gpu_count|num_gpus|n_gpus|gpus|tensor_parallel(_size)?|tp(_size)?)$/

/** Cells of hardware or model that are empty below a filled one, as merged cells are: nobody says that it is the same. */
const emptyBelow = ({ rows }: TableDocument, { columns }: GuessedColumns): ReadonlyMap<TableRow, Problem> => {
  const layout = columns.filter(({ name, key }) => layoutKey.test(key) && rows[0]?.cells[name])
  return new Map(
    layout.flatMap(({ name }) => {
      let text = ''
      return rows.flatMap((row): readonly (readonly [TableRow, Problem])[] => {
        const own = row.cells[name] ?? ''
        text = own || text
        return own === '' ? [[row, problem('emptyBelow', row.at, { column: name, text })]] : []
      })
    }),
  )
}

const guessProblems = ({ columns, unclear }: GuessedColumns, mapped: ReadonlySet<string>): readonly Problem[] => {
  const own = columns.filter(({ name }) => !mapped.has(name))
  const guessed = own.map(({ name, key, factor }) =>
    name === key ? name : `${name} → ${key}${factor === 1 ? '' : ` × ${factor}`}`,
  )
  return [
    ...(guessed.length > 0 ? [problem('guessedColumns', '', { columns: guessed.join(', ') })] : []),
    ...(unclear.length > 0 ? [problem('unclearColumns', '', { columns: unclear.join(', ') })] : []),
  ]
}

/** A metric in the unit that all of its columns are written in. */
const inUnit = (metric: LatencyStatistics | null, { columns }: GuessedColumns): LatencyStatistics | null => {
  const trails = Object.values(metric?.from ?? {})
  const names = new Set(trails.map((trail) => (trail.origin === 'summary' ? trail.field : '')))
  const factors = new Set(columns.filter(({ name }) => names.has(name)).map(({ factor }) => factor))
  const unit = timeUnits.find((one) => factors.size === 1 && factors.has(unitFactor(one, 'ms')))
  return metric && unit ? { ...metric, definition: { ...metric.definition, unit } } : metric
}

const asRead = (run: Run, table: TableDocument, guess: GuessedColumns): Run =>
  asPlanned({ ...run, latency: latencyOf((metric) => inUnit(run.latency[metric], guess)) }, table)

const read = (document: Document, from: Provenance): Reading => {
  if (!isTable(document)) return { runs: [], problems: [] }
  const guess = withMapped(guessColumns(document.header), document)
  const empty = emptyBelow(document, guess)
  const rows = document.rows.map((row): RowReading => {
    const gap = empty.get(row)
    return gap ? { entries: [], problems: [gap] } : translateRow(row, guess, mappedKeys(document))
  })
  const { runs, problems } = chosen(
    readWritten(
      'columnTable',
      rows.flatMap(({ entries }) => entries),
      from,
    ),
  )
  const said = [...mappedProblems(document), ...guessProblems(guess, mappedNames(document))]
  return {
    runs: runs.map((run) => asRead(run, document, guess)),
    problems: [...said, ...rows.flatMap((row) => row.problems), ...problems],
  }
}

/** A table of anyone's own making, by what the plan says of its columns, else by their names and units. What was taken for what is said. */
export const columnTable: Input = {
  tool: 'CSV (columns by name and unit)',
  lenient: true,
  notes: ['guessed'],
  marks: ['concurrency', 'ttft_p99_ms', 'itl_p99_ms', 'request_throughput'],
  detect: (document) => isTable(document) && isBenchmark(guessColumns(document.header)),
  read,
  command: vllmCommand,
}
