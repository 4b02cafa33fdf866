import { formulaIds, formulas, questionFormulas, type FormulaId } from '../../formulas/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { terms } from '../../model/documents.ts'
import { formulasOf } from '../../model/trail-lookup.ts'
import { body, type Cell, cell, left, type Section, table } from '../block.ts'
import { termItem, marksText } from '../meanings.ts'

/** Formulas of demand and cost are shown where they were used. */
const shownIds = ({ trails }: Report): readonly FormulaId[] => {
  const used = formulasOf(trails)
  return formulaIds.filter((id) => !(id in questionFormulas) || used.has(id))
}

const formulaRows = (report: Report, language: Language): readonly (readonly Cell[])[] =>
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
