import type { Language } from '../../i18n/language.ts'
import type { Assumption, Report, Series } from '../../model/report.ts'
import { assumptionRow, assumptionValue } from '../assumption-words.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { layoutText, levelNumber, seriesRef } from '../speech.ts'

type Told = NonNullable<Series['sensitivity']>
type End = Assumption['ends'][number]

/** Where the limit is judged again, it is said. */
const judgedAgain: ReadonlySet<Assumption['parameter']> = new Set(['threshold', 'repeatPolicy', 'accept'])

/** What the assumption is at this end, with the limit that it leaves where that was judged again. */
const endText = (row: Assumption, end: End, series: Series, language: Language): string => {
  const value = assumptionValue(row, end.value, language)
  if (end.users === null) return language.say('sensitivity.end.lost', { value })
  if (!judgedAgain.has(row.parameter)) return value
  const level = levelNumber(series.capacity.axis, end.level, language)
  const limit = end.censored ? language.say('sensitivity.atLeast', { value: level }) : level
  return language.say('sensitivity.end.limit', { value, limit })
}

const endCells = (row: Assumption, index: number, series: Series, at: string, language: Language): readonly Cell[] => {
  const end = row.ends[index]
  if (!end) return [cell('—'), cell('—')]
  const users = cell(language.value(end.users, 'count'), { ref: `${at}/ends/${index}/users` })
  return [cell(endText(row, end, series, language)), users]
}

const rowOf = (row: Assumption, series: Series, at: string, language: Language): readonly Cell[] => [
  cell(assumptionRow(row, language), { header: true }),
  cell(assumptionValue(row, row.base, language)),
  ...endCells(row, 0, series, at, language),
  ...endCells(row, 1, series, at, language),
  cell(row.swing === null ? '—' : language.value(row.swing, 'count'), { ref: `${at}/swing` }),
]

const notesOf = (told: Told, language: Language): readonly string[] => {
  const again = told.assumptions.filter(({ parameter }) => judgedAgain.has(parameter))
  const censored = again.some(({ ends }) => ends.some((end) => end.censored))
  return [
    language.say(`sensitivity.note.${told.basis}`, { wait: told.interval ?? told.thinkTime }),
    language.say('sensitivity.note.ranges'),
    ...(Math.abs(told.factor - 1) > 0.001 ? [language.say('sensitivity.note.factor', { factor: told.factor })] : []),
    ...(censored ? [language.say('sensitivity.note.censored')] : []),
  ]
}

/** A row for each assumption: what it is now, what it is at both ends, and the users there. */
export const sensitivityTable = (report: Report, series: Series, told: Told, language: Language): Block => {
  const at = `${seriesRef(report, series)}/sensitivity/assumptions`
  return table(
    language.say('sensitivity.table', { layout: layoutText(series, language) }),
    [
      left(language.say('column.sensitivity.assumption')),
      right(language.say('column.sensitivity.base')),
      left(language.say('column.sensitivity.low')),
      right(language.say('column.sensitivity.users')),
      left(language.say('column.sensitivity.high')),
      right(language.say('column.sensitivity.users')),
      right(language.say('column.sensitivity.swing')),
    ],
    told.assumptions.map((row, i) => rowOf(row, series, `${at}/${i}`, language)),
    { notes: notesOf(told, language), dense: true },
  )
}
