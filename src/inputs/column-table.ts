import type { Document, Problem, TableDocument, TableRow } from '../model/source.ts'
import { guessColumns, type GuessedColumns } from '../records/guessed-columns.ts'
import { asNumber, withoutSeparators, type RawRecord } from '../records/pick.ts'
import { failureOf } from '../records/row-status.ts'
import { conditionsOf } from '../records/table-conditions.ts'
import { asWritten, derived, renamedProblem, type Names } from '../records/written.ts'
import type { Input, Provenance, Reading } from './input.ts'
import { vllmServe } from './vllm-serve.ts'

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
    Object.entries(record).filter(
      ([key]) => !/_ms$|throughput$|^(completed|failed|duration|total_.*)$/.test(key),
    ),
  ),
  completed: 0,
  ...(record['num_prompts'] !== undefined && { failed: record['num_prompts'] }),
  request_throughput: 0,
})

const recordOf = ({ cells }: TableRow, guess: GuessedColumns): { record: RawRecord; names: Names } => {
  const used = new Set(guess.columns.map(({ name }) => name))
  const others = Object.entries(cells).filter(([name, cell]) => !used.has(name) && cell !== '')
  const beside = conditionsOf(Object.fromEntries(others.filter(([name]) => !guess.unclear.includes(name))))
  const filled = guess.columns.filter(({ name }) => (cells[name] ?? '') !== '')
  const measured = Object.fromEntries(
    filled.map(({ name, key, factor }) => [key, valueOf(cells[name] ?? '', factor)]),
  )
  return {
    record: { ...beside.record, ...measured, ...bareLengths(cells, measured) },
    names: {
      ...beside.names,
      input_len: 'input',
      output_len: 'output',
      ...Object.fromEntries(filled.map(({ name, key }) => [key, name])),
    },
  }
}

const readRow = (row: TableRow, guess: GuessedColumns, from: Provenance): Reading => {
  const { record, names } = recordOf(row, guess)
  const failure = failureOf(row.cells)
  const where = row.at
  if (failure?.ran === false) return { runs: [], problems: [{ code: 'rowWithoutRun', where, values: {} }] }
  const written = failure
    ? derived(failedRecord(record), { ...names, completed: failure.name, request_throughput: failure.name })
    : derived(record, names)
  const { runs, problems } = vllmServe.read({ kind: 'object', at: row.at, value: written.record }, from)
  const failed: readonly Problem[] = failure
    ? [{ code: 'failedRun', where, values: { words: failure.words } }]
    : []
  return {
    runs: runs.map((run) => asWritten(run, 'columnTable', written)),
    problems: [...failed, ...problems.map((problem) => renamedProblem({ ...problem, where }, written.names))],
  }
}

const guessProblems = ({ columns, unclear }: GuessedColumns): readonly Problem[] => {
  const guessed = columns.map(({ name, key, factor }) =>
    name === key ? name : `${name} → ${key}${factor === 1 ? '' : ` × ${factor}`}`,
  )
  return [
    { code: 'guessedColumns', where: '', values: { columns: guessed.join(', ') } },
    ...(unclear.length > 0
      ? [{ code: 'unclearColumns', where: '', values: { columns: unclear.join(', ') } } as const]
      : []),
  ]
}

const readTable = (table: TableDocument, from: Provenance): Reading => {
  const guess = guessColumns(table.header)
  const readings = table.rows.map((row) => readRow(row, guess, from))
  return {
    runs: readings.flatMap(({ runs }) => runs),
    problems: [...guessProblems(guess), ...readings.flatMap(({ problems }) => problems)],
  }
}

const isTable = (document: Document): document is TableDocument => document.kind === 'table'

/** A table of anyone's own making, by the names and units of its columns. What was taken for what is said. */
export const columnTable: Input = {
  tool: 'CSV (columns by name and unit)',
  lenient: true,
  detect: (document) => isTable(document) && isBenchmark(guessColumns(document.header)),
  read: (document, from) => (isTable(document) ? readTable(document, from) : { runs: [], problems: [] }),
}
