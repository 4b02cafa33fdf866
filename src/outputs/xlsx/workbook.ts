import { writeXlsx } from 'hucre/xlsx'
import type { Brand } from '../../brand/brand.ts'
import type { Block, Cell, Section, Table } from '../../document/block.ts'
import { assumptions } from '../../document/body/assumptions.ts'
import { coverOf } from '../../document/cover.ts'
import type { Edition } from '../../document/edition.ts'
import { costInputs } from '../../document/evidence/cost.ts'
import { problemText } from '../../document/evidence/sources.ts'
import { method } from '../../document/evidence/trail.ts'
import { bannerText } from '../../document/nature.ts'
import { limitName, localText } from '../../document/speech.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type RunColumn, runsTable } from '../runs-table.ts'
import { type Calculation, calculationSheet } from './calculation.ts'
import { decisionsSheet } from './decisions-sheet.ts'
import { formatOf } from './number-format.ts'
import {
  type Dress,
  type SheetCell,
  type SheetText,
  addressOf,
  firstRow,
  inSheet,
  text,
  writtenSheet,
} from './sheet.ts'

const headOf = ({ about }: RunColumn, { say }: Language): string => {
  if ('name' in about) return say(`sheet.run.${about.name}`)
  return say(`sheet.run.${about.is}`, { limit: limitName(about.limit) })
}

const textOf = (kind: RunColumn['kind'], value: string | null, { say }: Language): string | null => {
  if (value === 'inf') return say('rate.inf')
  return kind === 'verdict' && value !== null ? say(`chart.mark.${value as 'pass'}`) : value
}

const cellOf = ({ kind }: RunColumn, value: string | number | null, language: Language): SheetCell =>
  typeof value === 'number'
    ? { value, look: 'number', format: formatOf(kind === 'count' ? 'count' : 'rate', value) }
    : { value: textOf(kind, value, language), look: 'line' }

/** Every run that was measured. */
const runsSheet = (edition: Edition, above: Pick<SheetText, 'banner'>): SheetText => {
  const { columns, rows } = runsTable(edition.report)
  return {
    ...above,
    name: edition.say('sheet.runs'),
    title: edition.say('sheet.runs.title'),
    notes: [edition.say('sheet.runs.note')],
    heads: columns.map((column) => headOf(column, edition)),
    rows: rows.map((row) => columns.map((column) => cellOf(column, column.valueOf(row), edition))),
  }
}

const held: Readonly<Record<string, string>> = {
  'throughput/requests': 'requests_per_s',
  'load/concurrency': 'concurrency',
}

/** Where that sheet has a number of a run, such as `runs/7/throughput/requests`; null for what it does not have as it is. */
const runCells = (report: Report, sheet: Pick<SheetText, 'name' | 'banner' | 'notes'>) => {
  const { columns } = runsTable(report)
  return (place: string): string | null => {
    const [, run = '', name = ''] = /^runs\/(\d+)\/(.+)$/.exec(place) ?? []
    const column = columns.findIndex(({ id }) => id === held[name])
    return column < 0 ? null : inSheet(sheet, addressOf(firstRow(sheet) - 1 + Number(run), column))
  }
}

type Above = Pick<SheetText, 'banner'>

const isTable = (block: Block): block is Table => block.kind === 'table'

const said = ({ text: own, nature }: Cell, { say }: Language): string =>
  nature === undefined ? own : `${own} ${say(`nature.${nature}`)}`

const rowsOf = ({ rows }: Table, language: Language): SheetText['rows'] =>
  rows.map((row) => row.map((cell) => text(said(cell, language))))

/** The tables of a section, one under the other, as far as they have the columns of the first. */
const sheetOf = (
  name: string,
  { title, blocks }: Section,
  more: readonly Block[],
  above: Above,
  language: Language,
): SheetText => {
  const [first, ...others] = [...blocks, ...more].filter(isTable)
  const later = others.flatMap((table): SheetText['rows'] => [
    table.columns.map((_, i) => ({ value: i === 0 ? table.caption : null, look: 'section' })),
    ...rowsOf(table, language),
  ])
  return {
    ...above,
    name,
    title,
    notes: [],
    heads: first!.columns.map(({ label }) => label),
    rows: [...rowsOf(first!, language), ...later],
  }
}

/** What the answer takes for true, prices included. */
const assumptionsSheet = (edition: Edition, above: Above): SheetText => {
  const { cost } = edition.report.plan
  const prices = cost ? [costInputs(edition, cost)] : []
  return sheetOf(edition.say('sheet.assumptions'), assumptions(edition), prices, above, edition)
}

/** The formulas as the appendix has them. */
const formulasSheet = (edition: Edition, above: Above): SheetText =>
  sheetOf(edition.say('sheet.formulas'), method(edition), [], above, edition)

const count = (value: number): SheetCell => ({ value, look: 'number', format: '#,##0' })

/** Every file that was read, with its hash and what became of it. */
const sourcesSheet = (edition: Edition, above: Above): SheetText => ({
  ...above,
  name: edition.say('sheet.sources'),
  title: edition.say('section.sources'),
  notes: [],
  heads: [
    'ID',
    edition.say('column.file'),
    'SHA-256',
    edition.say('column.bytes'),
    edition.say('column.format'),
    edition.say('sheet.run.tool'),
    edition.say('column.runs'),
    edition.say('column.problem'),
  ],
  rows: edition.report.sources.map(({ id, path, sha256, bytes, format, runs, problems }) => [
    text(id),
    text(path),
    text(sha256),
    count(bytes),
    text(format),
    text([...new Set(edition.report.runs.flatMap((run) => (run.source === id ? run.tool : [])))].join(', ')),
    count(runs.length),
    text(problems.map((problem) => problemText(problem, edition)).join('\n')),
  ]),
})

interface Book {
  /** Who made it and for whom, as far as that was said. */
  readonly parties: string
  readonly sheets: readonly SheetText[]
  readonly cellOf: Calculation['cellOf']
}

/** The sheets of a report in the order of the file, what is answered first; and where numbers of it stand. */
export const bookOf = (edition: Edition): Book => {
  const banner = bannerText(edition)
  const title = localText(edition.report.plan.title, edition) ?? edition.say('cover.title')
  const { company, customer } = coverOf(edition, 'body')
  const parties = [company, customer].filter((one) => one !== null).join('  |  ')
  const runs = runsSheet(edition, { banner })
  const calculation = calculationSheet(edition, { banner, title }, runCells(edition.report, runs))
  const sheets = [
    decisionsSheet(edition, { banner, title, parties }, calculation),
    calculation.sheet,
    runs,
    assumptionsSheet(edition, { banner }),
    formulasSheet(edition, { banner }),
    sourcesSheet(edition, { banner }),
  ]
  return { parties, sheets, cellOf: calculation.cellOf }
}

/** What a workbook takes of a brand. */
type Look = Pick<Brand, 'colours' | 'font'>

const fontOf = (look: Look | null, { locale }: Language): string => {
  const { family = null, isJapanese = false } = look?.font?.regular ?? {}
  if (family !== null && (isJapanese || locale !== 'ja')) return family
  return locale === 'ja' ? 'Yu Gothic' : 'Calibri'
}

const dressOf = (look: Look | null, language: Language): Dress => ({
  font: fontOf(look, language),
  head: (look?.colours.primary ?? '#1F4E79').slice(1),
  section: (look?.colours.tint ?? '#DCE6F1').slice(1),
})

/** The report as a workbook whose numbers follow from the question in its cells. */
export const workbookOf = async (edition: Edition, look: Look | null = null): Promise<Uint8Array> => {
  const { sheets, parties } = bookOf(edition)
  const dress = dressOf(look, edition)
  const when = new Date(edition.report.createdAt)
  return writeXlsx({
    sheets: sheets.map((sheet) => writtenSheet(sheet, dress, parties)),
    properties: {
      title: sheets[0]!.title,
      creator: `konkyo ${edition.report.tool.version}`,
      created: when,
      modified: when,
    },
    defaultFont: { name: dress.font, size: 10 },
  })
}
