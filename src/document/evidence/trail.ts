import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type Block, body, breakable, type Cell, cell, left, note, right, type Section, table } from '../block.ts'
import { layoutText, workloadText } from '../speech.ts'
import type { GroundsOf } from '../trail/leaves.ts'
import { keyNumbers, type KeyNumber } from '../trail/key-numbers.ts'
import { nameText, valueText } from '../trail/number-text.ts'
import { filesText, formulaText } from '../trail/formula-text.ts'

/** Above this many layouts, or numbers of a table, the tables would be a book: report.json has every trail. */
const atMost = 40

const row = (report: Report, { name, ref }: KeyNumber, language: Language, groundsOf: GroundsOf): readonly Cell[] => [
  cell(name, { header: true }),
  cell(nameText(ref, language)),
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
    const values = { workload: workloadText(series.workload, language), layout: layoutText(series, language) }
    const rows = all.filter(({ ref }) => ref.startsWith(`series/${i}/`))
    return tableOf(language.say('points.table', values), rows)
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
