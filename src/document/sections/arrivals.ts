import type { Language } from '../../i18n/language.ts'
import type { Report, Series } from '../../model/report.ts'
import type { Block, Cell } from '../block.ts'
import { cell, left, right, table } from '../cells.ts'
import { layoutText, seriesRef } from '../speech.ts'

type Row = Series['headroomModels'][number]

const conditionText = (row: Row, series: Series, report: Report, language: Language): string => {
  if (row.unavailable !== null) return language.say(`model.absent.${row.unavailable}`)
  const { burstiness, dayToDay } = report.plan.arrivals
  return language.say(`model.${row.model}.text`, {
    limit: series.basis?.level ?? null,
    wait: row.wait,
    burstiness: language.value(burstiness ?? 1, 'number'),
    dayToDay: dayToDay ?? 0,
  })
}

const rowOf = (row: Row, at: string, series: Series, report: Report, language: Language): readonly Cell[] => [
  cell(language.say(`model.${row.model}`), { header: true }),
  cell(conditionText(row, series, report, language)),
  cell(language.value(row.utilization, 'percent'), { ref: `${at}/utilization` }),
  cell(language.value(row.arrivalRate, 'rate'), { ref: `${at}/arrivalRate` }),
]

/** The model of the curve is at most used to this share, which its row cannot say. */
const curveNote = ({ headroomModels }: Series, language: Language): readonly string[] =>
  headroomModels.flatMap(({ cap }) => (cap === null ? [] : language.say('models.curveNote', { cap })))

/** What other models of the arrivals would allow at this limit, each with what it assumes or why it is not computed. */
export const arrivalModels = (report: Report, series: Series, language: Language): readonly Block[] => {
  if (series.headroomModels.length === 0) return []
  const ref = seriesRef(report, series)
  const columns = [
    left(language.say('column.model')),
    left(language.say('column.model.condition')),
    right(language.say('column.model.load')),
    right(language.say('column.model.rate')),
  ]
  const rows = series.headroomModels.map((row, i) => rowOf(row, `${ref}/headroomModels/${i}`, series, report, language))
  const notes = [language.say('models.note', { overflow: report.plan.overflow }), ...curveNote(series, language)]
  return [
    table(language.say('models.table', { layout: layoutText(series, language) }), columns, rows, {
      notes,
      dense: true,
    }),
  ]
}
