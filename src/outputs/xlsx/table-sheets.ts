import type { Block, Cell, Section, Table } from '../../document/block.ts'
import { assumptions } from '../../document/body/assumptions.ts'
import { method } from '../../document/evidence/trail.ts'
import { costInputs } from '../../document/evidence/cost.ts'
import { problemText } from '../../document/evidence/sources.ts'
import type { Language } from '../../i18n/language.ts'
import { type SheetCell, type SheetText, text } from './sheet.ts'
import type { Edition } from '../../document/edition.ts'

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
export const assumptionsSheet = (edition: Edition, above: Above): SheetText => {
  const { cost } = edition.report.plan
  const prices = cost ? [costInputs(edition, cost)] : []
  return sheetOf(edition.say('sheet.assumptions'), assumptions(edition), prices, above, edition)
}

/** The formulas as the appendix has them. */
export const formulasSheet = (edition: Edition, above: Above): SheetText =>
  sheetOf(edition.say('sheet.formulas'), method(edition), [], above, edition)

const count = (value: number): SheetCell => ({ value, look: 'number', format: '#,##0' })

/** Every file that was read, with its hash and what became of it. */
export const sourcesSheet = (edition: Edition, above: Above): SheetText => ({
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
