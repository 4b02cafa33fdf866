import type { Report } from '../../model/report.ts'
import { type Block, body, cell, left, note, section, type Section, tableOf } from '../block.ts'
import { columnsIn } from '../columns.ts'
import { seriesCaption } from '../speech.ts'
import type { GroundsOf } from '../trail/leaves.ts'
import { type KeyNumber, keyNumbers } from '../trail/key-numbers.ts'
import { nameText, valueText } from '../trail/number-text.ts'
import { filesText, formulaText } from '../trail/formula-text.ts'
import { type FormulaId, formulaIds, formulas, questionFormulas } from '../../formulas/index.ts'
import { terms } from '../../model/documents.ts'
import { formulasOf } from '../../model/trail-lookup.ts'
import { marksText, termItem } from '../meanings.ts'
import type { Edition } from '../edition.ts'

/** Above this many layouts, or numbers of a table, the tables would be a book: report.json has every trail. */
const atMost = 40

type TableOf = (caption: string, rows: readonly KeyNumber[]) => Block

const tablesIn = (edition: Edition, groundsOf: GroundsOf): TableOf => {
  const columnOf = columnsIn<KeyNumber>(edition)
  const columns = [
    [left('ID'), ({ name }: KeyNumber) => cell(name, { header: true })] as const,
    columnOf.left('column.trail.number', ({ ref }) => nameText(edition, ref)),
    columnOf.right('column.value', ({ ref }) => cell(valueText(edition, ref), { ref })),
    columnOf.left('column.trail.made', ({ ref }) => formulaText(edition, ref) ?? '—'),
    columnOf.breakable('column.trail.sources', ({ ref }) => filesText(groundsOf(ref), edition, ({ source }) => source)),
  ]
  return (caption, rows) => {
    const notes = [rows.length > atMost && edition.say('trail.moreNumbers', { count: rows.length - atMost })]
    return tableOf(caption, rows.slice(0, atMost), columns, { notes, dense: true })
  }
}

/** How the key numbers were made, with their files and fields: for the page on paper, where nothing can be pointed at. */
export const trail = (edition: Edition, groundsOf: GroundsOf): Section => {
  const { report } = edition
  const numbersTable = tablesIn(edition, groundsOf)
  const all = keyNumbers(report)
  const tables = report.series.slice(0, atMost).map((series, i) => {
    const rows = all.filter(({ ref }) => ref.startsWith(`series/${i}/`))
    return numbersTable(seriesCaption(series, edition), rows)
  })
  const gains = all.filter(({ ref }) => ref.startsWith('scaling/') || ref.startsWith('recommendations/'))
  const mixes = all.filter(({ ref }) => ref.startsWith('mixes/'))
  const question = all.filter(({ ref }) => /^(?:demand|sizing)\//.test(ref))
  const more = report.series.length - tables.length
  return section('trail', edition.say('section.trail'), [
    body(edition.say('trail.text')),
    tables,
    gains.length > 0 && numbersTable(edition.say('scaling.table'), gains),
    mixes.length > 0 && numbersTable(edition.say('section.mix'), mixes),
    question.length > 0 && numbersTable(edition.say('trail.question'), question),
    more > 0 && note(edition.say('trail.more', { count: more })),
  ])
}

/** Formulas of demand and cost are shown where they were used. */
const shownIds = ({ trails }: Report): readonly FormulaId[] => {
  const used = formulasOf(trails)
  return formulaIds.filter((id) => !(id in questionFormulas) || used.has(id))
}

/** How the numbers are made. */
export const method = (edition: Edition): Section => {
  const columnOf = columnsIn<FormulaId>(edition)
  const columns = [
    columnOf.named('column.quantity', (id) => edition.say(`formula.${id}.name`)),
    columnOf.left('column.formula', (id) => formulas[id].expression),
    columnOf.left('column.meaning', (id) => edition.say(`formula.${id}.text`)),
    columnOf.left('column.source', (id) => formulas[id].source),
  ]
  return section('method', edition.say('section.method'), [
    body(edition.say('method.text')),
    tableOf(edition.say('method.table'), shownIds(edition.report), columns, { dense: true }),
  ])
}

/** The words of the document, and the marks beside its numbers. */
export const glossary = (edition: Edition, sections: readonly Section[]): Section =>
  section('glossary', edition.say('section.glossary'), [
    { kind: 'definitions', items: terms.map((id) => termItem(edition, id)) },
    marksText(sections, edition),
  ])
