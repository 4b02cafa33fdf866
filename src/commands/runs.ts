import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { grades } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { rowsOf, understand } from '../pipeline.ts'
import { readPlanFile } from '../question/plan-file.ts'
import { resolvePlan } from '../question/resolve.ts'
import type { RunRow, Cell } from '../run-rows/columns.ts'
import { exportOf, isFolder } from '../run-rows/export.ts'
import { meantBy, type RowFilter, sortedRows } from '../run-rows/filter.ts'
import { writeWhole } from '../writing/aside.ts'
import type { World } from './index.ts'
import { inquiryOf, languageOf } from './inquiry.ts'
import { oneLine, styled, type Line } from './styled.ts'
import type { Language } from '../i18n/language.ts'
import { type Column, tableLines } from './terminal.ts'

const lengthText = (nominal: Cell | undefined, mean: Cell | undefined, { value }: Language): string => {
  if (typeof nominal === 'number') return value(nominal, 'count')
  return typeof mean === 'number' ? `~${value(Math.round(mean), 'count')}` : '—'
}

const cellText = (value: Cell | undefined): string => (value === null || value === undefined ? '—' : String(value))

const columnsOf = (language: Language): readonly Column<RunRow>[] => {
  const number = (value: Cell | undefined, kind: 'count' | 'rate' | 'latency'): string =>
    typeof value === 'number' ? language.value(value, kind) : '—'
  const loadText = (row: RunRow): string => {
    if (typeof row['concurrency'] === 'number') return `${language.value(row['concurrency'], 'count')}`
    const rate = row['offered_requests_per_s']
    return typeof rate === 'number' && rate < Infinity ? `${language.value(rate, 'rate')} req/s` : cellText(row['load'])
  }
  const lengthsText = (row: RunRow): string =>
    [
      lengthText(row['input_tokens'], row['mean_input_tokens'], language),
      lengthText(row['output_tokens'], row['mean_output_tokens'], language),
    ].join('/')
  return [
    { head: language.say('condition.model'), of: (row) => cellText(row['model']) },
    { head: language.say('column.layout'), of: (row) => cellText(row['layout'] ?? row['gpu']) },
    { head: language.say('column.workload'), right: true, of: lengthsText },
    { head: language.say('column.run.load'), right: true, of: loadText },
    { head: language.say('chart.axis.throughput'), right: true, of: (row) => number(row['requests_per_s'], 'rate') },
    { head: 'TTFT p99', right: true, of: (row) => number(row['ttft_p99_s'], 'latency') },
    { head: 'TPOT', right: true, of: (row) => number(row['tpot_mean_s'], 'latency') },
    { head: language.say('column.run.date'), of: (row) => cellText(row['date']) },
    { head: language.say('decision.column.grade'), of: (row) => cellText(row['grade']) },
    { head: language.say('column.file'), of: (row) => [cellText(row['file']), row['place']].filter(Boolean).join(' ') },
  ]
}

/** Rows below the names of their columns, each a line; none for no rows. */
const runLines = (rows: readonly RunRow[], language: Language): readonly Line[] =>
  rows.length === 0 ? [] : tableLines(rows, columnsOf(language))

/** Rows that are shown without --limit; exports and JSON have all. */
const usuallyShown = 100

const day = /^\d{4}-\d{2}-\d{2}$/

/** The first moment that a date names, or of the day after. Throws UserError badDate. */
const instantOf = (text: string, where: string, after = 0): number => {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) throw new UserError('badDate', { text, where })
  return day.test(text) ? time + after : time
}

const oneDay = 86_400_000

const tokensOf = (text: string): number | null => (text === '*' ? null : Number(text))

/** `256/1024`, `256/*`. Throws UserError badShape. */
const shapeOf = (text: string): RowFilter['shape'] => {
  const [, input, output] = /^\s*(\d+|\*)\s*\/\s*(\d+|\*)\s*$/.exec(text) ?? []
  if (input === undefined || output === undefined) throw new UserError('badShape', { text })
  return { input: tokensOf(input), output: tokensOf(output) }
}

const gradesOf = (text: string): readonly string[] => {
  const asked = text.split(',').map((one) => one.trim().toUpperCase())
  const strange = asked.find((one) => !grades.some((grade) => grade === one))
  if (strange !== undefined) throw new UserError('badOption', { detail: `--grade ${strange}: ${grades.join(', ')}` })
  return asked
}

const filterOf = ({ model, gpu, shape, since, until, grade }: Flags): RowFilter => ({
  model,
  gpu,
  shape: shape === undefined ? undefined : shapeOf(shape),
  since: since === undefined ? undefined : instantOf(since, '--since'),
  until: until === undefined ? undefined : instantOf(until, '--until', oneDay),
  grades: grade === undefined ? undefined : gradesOf(grade),
})

const limitOf = ({ limit }: Flags): number => {
  if (limit === undefined) return usuallyShown
  if (!/^\d{1,9}$/.test(limit)) throw new UserError('badOption', { detail: `--limit ${limit}` })
  return Number(limit)
}

/** What the table shows, and what is filtered and sorted by: of a large store, no more is read. */
const shownColumns = [
  'model',
  'engine',
  'layout',
  'gpu',
  'gpus',
  'input_tokens',
  'output_tokens',
  'mean_input_tokens',
  'mean_output_tokens',
  'load',
  'concurrency',
  'offered_requests_per_s',
  'requests_per_s',
  'ttft_p99_s',
  'ttft_mean_s',
  'tpot_mean_s',
  'date',
  'date_utc',
  'grade',
  'file',
  'place',
  'sha256',
]

const read = async (flags: Flags, world: World): Promise<readonly RunRow[]> => {
  const plan = resolvePlan({}, flags.plan === undefined ? null : await readPlanFile(flags.plan, world.cwd))
  return (await rowsOf(await understand(inquiryOf(flags, world), plan), plan)).flat()
}

const stored = async (flags: Flags, { storeFolder }: World): Promise<readonly RunRow[]> => {
  if (storeFolder === undefined) throw new UserError('noPaths')
  const { storedRows } = await import('../store/segments.ts')
  const all = flags.export !== undefined || flags.json === true
  return storedRows(storeFolder, all ? null : shownColumns)
}

/** What an earlier export left would count beside this one. Throws UserError exportNotEmpty. */
const refuseFull = async (path: string): Promise<void> => {
  const names = await readdir(path).catch(() => [])
  if (names.length > 0) throw new UserError('exportNotEmpty', { path })
}

const exported = async (rows: readonly RunRow[], path: string, { cwd, out }: World): Promise<void> => {
  if (isFolder(path)) await refuseFull(resolve(cwd, path))
  const files = exportOf(rows, path)
  for (const file of files) await writeWhole({ ...file, path: resolve(cwd, file.path) })
  for (const file of files) out(oneLine(file.path))
}

/** JSON has no number without an end. */
const jsonRow = (row: RunRow): RunRow =>
  Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, cell === Infinity ? 'inf' : cell]))

/** A list in pieces that end where a line does: very many runs are more than one text holds. */
function* jsonLinesOf(rows: readonly RunRow[]): Generator<string> {
  if (rows.length > 0) yield '['
  for (const [i, row] of rows.entries()) {
    const text = JSON.stringify(jsonRow(row), null, 2).replaceAll('\n', '\n  ')
    yield `  ${text}${i === rows.length - 1 ? '' : ','}`
  }
  yield rows.length > 0 ? ']' : '[]'
}

/** `konkyo runs`: the runs of files, or of the store, as a table, JSON, or files for other programs. Throws UserError noRuns. */
export const runs = async (flags: Flags, world: World): Promise<number> => {
  const language = languageOf(flags, world)
  const [filter, limit] = [filterOf(flags), limitOf(flags)]
  const all = await (flags.paths.length > 0 ? read(flags, world) : stored(flags, world))
  const rows = sortedRows(all.filter(meantBy(filter)))
  if (flags.export !== undefined) {
    if (rows.length === 0) throw new UserError('noRunsMeant', { runs: all.length })
    await exported(rows, flags.export, world)
  } else if (flags.json) for (const lines of jsonLinesOf(rows)) world.out(lines)
  else for (const line of runLines(rows.slice(0, limit), language)) world.out(oneLine(line))
  const shown = flags.export === undefined && !flags.json ? Math.min(rows.length, limit) : rows.length
  const counts = { shown, meant: rows.length, runs: all.length }
  if (!flags.quiet) world.err(styled('heading', language.say('terminal.runs', counts)))
  return 0
}
