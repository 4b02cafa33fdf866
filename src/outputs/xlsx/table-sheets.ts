import type { Block, Cell, Section, Table } from '../../document/block.ts'
import { assumptions } from '../../document/body/assumptions.ts'
import { method } from '../../document/evidence/trail.ts'
import { costInputs } from '../../document/evidence/cost.ts'
import { problemText } from '../../document/evidence/sources.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type SheetCell, type SheetText, text } from './sheet.ts'

type Above = Pick<SheetText, 'banner'>

const isTable = (block: Block): block is Table => block.kind === 'table'

const said = ({ text: own, nature }: Cell, language: Language): string =>
  nature === undefined ? own : `${own} ${language.say(`nature.${nature}`)}`

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
export const assumptionsSheet = (report: Report, language: Language, above: Above): SheetText => {
  const { cost } = report.plan
  const prices = cost ? [costInputs(report, cost, language)] : []
  return sheetOf(language.say('sheet.assumptions'), assumptions(report, language), prices, above, language)
}

/** The formulas as the appendix has them. */
export const formulasSheet = (report: Report, language: Language, above: Above): SheetText =>
  sheetOf(language.say('sheet.formulas'), method(report, language), [], above, language)

const count = (value: number): SheetCell => ({ value, look: 'number', format: '#,##0' })

/** Every file that was read, with its hash and what became of it. */
export const sourcesSheet = (report: Report, language: Language, above: Above): SheetText => ({
  ...above,
  name: language.say('sheet.sources'),
  title: language.say('section.sources'),
  notes: [],
  heads: [
    'ID',
    language.say('column.file'),
    'SHA-256',
    language.say('column.bytes'),
    language.say('column.format'),
    language.say('sheet.run.tool'),
    language.say('column.runs'),
    language.say('column.problem'),
  ],
  rows: report.sources.map(({ id, path, sha256, bytes, format, runs, problems }) => [
    text(id),
    text(path),
    text(sha256),
    count(bytes),
    text(format),
    text([...new Set(report.runs.flatMap((run) => (run.source === id ? run.tool : [])))].join(', ')),
    count(runs.length),
    text(problems.map((problem) => problemText(problem, language)).join('\n')),
  ]),
})
