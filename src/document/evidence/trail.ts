import type { Report } from '../../model/report.ts'
import {
  type Block,
  body,
  breakable,
  type Cell,
  cell,
  left,
  note,
  right,
  type Row,
  type Section,
  table,
} from '../block.ts'
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

const row = (edition: Edition, { name, ref }: KeyNumber, groundsOf: GroundsOf): readonly Cell[] => [
  cell(name, { header: true }),
  cell(nameText(edition, ref)),
  cell(valueText(edition, ref), { ref }),
  cell(formulaText(edition, ref) ?? '—'),
  cell(filesText(groundsOf(ref), edition, ({ source }) => source)),
]

type TableOf = (caption: string, rows: readonly KeyNumber[]) => Block

const tablesIn =
  (edition: Edition, groundsOf: GroundsOf): TableOf =>
  (caption, rows) =>
    table(
      caption,
      [
        left('ID'),
        left(edition.say('column.trail.number')),
        right(edition.say('column.value')),
        left(edition.say('column.trail.made')),
        breakable(edition.say('column.trail.sources')),
      ],
      rows.slice(0, atMost).map((one) => row(edition, one, groundsOf)),
      {
        notes: rows.length > atMost ? [edition.say('trail.moreNumbers', { count: rows.length - atMost })] : [],
        dense: true,
      },
    )

/** How the key numbers were made, with their files and fields: for the page on paper, where nothing can be pointed at. */
export const trail = (edition: Edition, groundsOf: GroundsOf): Section => {
  const { report } = edition
  const tableOf = tablesIn(edition, groundsOf)
  const all = keyNumbers(report)
  const tables = report.series.slice(0, atMost).map((series, i) => {
    const rows = all.filter(({ ref }) => ref.startsWith(`series/${i}/`))
    return tableOf(seriesCaption(series, edition), rows)
  })
  const gains = all.filter(({ ref }) => ref.startsWith('scaling/') || ref.startsWith('recommendations/'))
  const mixes = all.filter(({ ref }) => ref.startsWith('mixes/'))
  const question = all.filter(({ ref }) => /^(?:demand|sizing)\//.test(ref))
  const more = report.series.length - tables.length
  return {
    id: 'trail',
    title: edition.say('section.trail'),
    blocks: [
      body(edition.say('trail.text')),
      ...tables,
      ...(gains.length > 0 ? [tableOf(edition.say('scaling.table'), gains)] : []),
      ...(mixes.length > 0 ? [tableOf(edition.say('section.mix'), mixes)] : []),
      ...(question.length > 0 ? [tableOf(edition.say('trail.question'), question)] : []),
      ...(more > 0 ? [note(edition.say('trail.more', { count: more }))] : []),
    ],
  }
}

/** Formulas of demand and cost are shown where they were used. */
const shownIds = ({ trails }: Report): readonly FormulaId[] => {
  const used = formulasOf(trails)
  return formulaIds.filter((id) => !(id in questionFormulas) || used.has(id))
}

const formulaRows = ({ report, say }: Edition): readonly Row[] =>
  shownIds(report).map((id) => [
    cell(say(`formula.${id}.name`), { header: true }),
    cell(formulas[id].expression),
    cell(say(`formula.${id}.text`)),
    cell(formulas[id].source),
  ])

/** How the numbers are made. */
export const method = (edition: Edition): Section => ({
  id: 'method',
  title: edition.say('section.method'),
  blocks: [
    body(edition.say('method.text')),
    table(
      edition.say('method.table'),
      (['quantity', 'formula', 'meaning', 'source'] as const).map((column) => left(edition.say(`column.${column}`))),
      formulaRows(edition),
      { dense: true },
    ),
  ],
})

/** The words of the document, and the marks beside its numbers. */
export const glossary = (edition: Edition, sections: readonly Section[]): Section => ({
  id: 'glossary',
  title: edition.say('section.glossary'),
  blocks: [{ kind: 'definitions', items: terms.map((id) => termItem(edition, id)) }, ...marksText(sections, edition)],
})
