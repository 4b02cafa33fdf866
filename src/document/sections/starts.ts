import type { Language } from '../../i18n/language.ts'
import type { Report, Series } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { layoutText, seriesRef } from '../speech.ts'

/** How many users may begin at about the same time; nothing where no arrivals were derived. */
export const startsTable = (report: Report, series: Series, language: Language): readonly Block[] => {
  if (series.starts.length === 0) return []
  const waits = [...new Set(series.starts.map(({ thinkTime }) => thinkTime))]
  const times = [...new Set(series.starts.map(({ within }) => within))]
  const count = (thinkTime: number, within: number): Cell => {
    const index = series.starts.findIndex((one) => one.thinkTime === thinkTime && one.within === within)
    return cell(language.value(series.starts[index]?.users, 'count'), {
      ref: `${seriesRef(report, series)}/starts/${index}/users`,
    })
  }
  const rows = waits.map((thinkTime): readonly Cell[] => [
    cell(language.say('users.closed', { thinkTime }), { header: true }),
    ...times.map((within) => count(thinkTime, within)),
  ])
  const columns = [
    left(language.say('column.reading')),
    ...times.map((within) => right(language.say('column.within', { minutes: within / 60 }))),
  ]
  const caption = language.say('starts.table', { layout: layoutText(series, language) })
  return [table(caption, columns, rows, { notes: [language.say('starts.note')] })]
}
