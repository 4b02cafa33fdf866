import type { Language } from '../../i18n/language.ts'
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

/** Above this many layouts, or numbers of a table, the tables would be a book: report.json has every trail. */
const atMost = 40

const row = (report: Report, { name, ref }: KeyNumber, language: Language, groundsOf: GroundsOf): readonly Cell[] => [
  cell(name, { header: true }),
  cell(nameText(report, ref, language)),
  cell(valueText(report, ref, language), { ref }),
  cell(formulaText(report, ref, language) ?? '—'),
  cell(filesText(groundsOf(ref), language, ({ source }) => source)),
]

type TableOf = (caption: string, rows: readonly KeyNumber[]) => Block

const tablesIn =
  (report: Report, language: Language, groundsOf: GroundsOf): TableOf =>
  (caption, rows) =>
    table(
      caption,
      [
        left('ID'),
        left(language.say('column.trail.number')),
        right(language.say('column.value')),
        left(language.say('column.trail.made')),
        breakable(language.say('column.trail.sources')),
      ],
      rows.slice(0, atMost).map((one) => row(report, one, language, groundsOf)),
      {
        notes: rows.length > atMost ? [language.say('trail.moreNumbers', { count: rows.length - atMost })] : [],
        dense: true,
      },
    )

/** How the key numbers were made, with their files and fields: for the page on paper, where nothing can be pointed at. */
export const trail = (report: Report, language: Language, groundsOf: GroundsOf): Section => {
  const tableOf = tablesIn(report, language, groundsOf)
  const all = keyNumbers(report)
  const tables = report.series.slice(0, atMost).map((series, i) => {
    const rows = all.filter(({ ref }) => ref.startsWith(`series/${i}/`))
    return tableOf(seriesCaption(series, language), rows)
  })
  const gains = all.filter(({ ref }) => ref.startsWith('scaling/') || ref.startsWith('recommendations/'))
  const mixes = all.filter(({ ref }) => ref.startsWith('mixes/'))
  const question = all.filter(({ ref }) => /^(?:demand|sizing)\//.test(ref))
  const more = report.series.length - tables.length
  return {
    id: 'trail',
    title: language.say('section.trail'),
    blocks: [
      body(language.say('trail.text')),
      ...tables,
      ...(gains.length > 0 ? [tableOf(language.say('scaling.table'), gains)] : []),
      ...(mixes.length > 0 ? [tableOf(language.say('section.mix'), mixes)] : []),
      ...(question.length > 0 ? [tableOf(language.say('trail.question'), question)] : []),
      ...(more > 0 ? [note(language.say('trail.more', { count: more }))] : []),
    ],
  }
}

/** Formulas of demand and cost are shown where they were used. */
const shownIds = ({ trails }: Report): readonly FormulaId[] => {
  const used = formulasOf(trails)
  return formulaIds.filter((id) => !(id in questionFormulas) || used.has(id))
}

const formulaRows = (report: Report, language: Language): readonly Row[] =>
  shownIds(report).map((id) => [
    cell(language.say(`formula.${id}.name`), { header: true }),
    cell(formulas[id].expression),
    cell(language.say(`formula.${id}.text`)),
    cell(formulas[id].source),
  ])

/** How the numbers are made. */
export const method = (report: Report, language: Language): Section => ({
  id: 'method',
  title: language.say('section.method'),
  blocks: [
    body(language.say('method.text')),
    table(
      language.say('method.table'),
      (['quantity', 'formula', 'meaning', 'source'] as const).map((column) => left(language.say(`column.${column}`))),
      formulaRows(report, language),
      { dense: true },
    ),
  ],
})

/** The words of the document, and the marks beside its numbers. */
export const glossary = (report: Report, sections: readonly Section[], language: Language): Section => ({
  id: 'glossary',
  title: language.say('section.glossary'),
  blocks: [
    { kind: 'definitions', items: terms.map((id) => termItem(report, id, language)) },
    ...marksText(sections, language),
  ],
})
