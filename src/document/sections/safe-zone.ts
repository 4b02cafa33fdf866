import type { Language } from '../../i18n/language.ts'
import type { Report, Series } from '../../model/report.ts'
import { answerTone, bindingText, statusText } from '../answer.ts'
import type { Block, Cell } from '../block.ts'
import { cell, center, left, right, table } from '../cells.ts'
import { layoutText, levelNumber, limitName, seriesRef } from '../speech.ts'

const estimateText = (series: Series, language: Language): string => {
  const { estimate, axis } = series.capacity
  return estimate ? levelNumber(axis, estimate.concurrency, language) : '—'
}

const row = (report: Report, series: Series, language: Language): readonly Cell[] => {
  const { capacity } = series
  const ref = `${seriesRef(report, series)}/capacity`
  const level = (name: 'maxConcurrency' | 'firstFailing' | 'largestPassing' | 'recommended'): Cell =>
    cell(levelNumber(capacity.axis, capacity[name], language), { ref: `${ref}/${name}` })
  return [
    cell(layoutText(series, language), { header: true }),
    cell(statusText(series, language), { tone: answerTone(series) }),
    level('maxConcurrency'),
    level('firstFailing'),
    level('largestPassing'),
    cell(bindingText(series, language), { ref: `${ref}/binding` }),
    ...report.plan.sla.limits.map((limit) =>
      cell(language.value(capacity.slack[limit.id], 'percent'), { ref: `${ref}/slack/${limit.id}` }),
    ),
    cell(estimateText(series, language), {
      ref: `${ref}/estimate/concurrency`,
      ...(capacity.estimate && { nature: 'estimated' as const }),
    }),
    level('recommended'),
  ]
}

/** Limits of each layout of a workload, and the margin of each metric there. */
export const safeZone = (report: Report, series: readonly Series[], language: Language): Block => {
  const axis = series[0]?.capacity.axis ?? 'concurrency'
  const columns = [
    left(language.say('column.layout')),
    center(language.say('column.verdict')),
    right(language.say(`column.max.${axis}`)),
    right(language.say('column.firstFailing')),
    right(language.say('column.largestPassing')),
    left(language.say('column.binding')),
    ...report.plan.sla.limits.map((limit) => right(language.say('column.slack', { limit: limitName(limit.id) }))),
    right(language.say('column.estimate')),
    right(language.say('column.recommended')),
  ]
  return table(
    language.say('safeZone.table'),
    columns,
    series.map((one) => row(report, one, language)),
    { notes: [language.say('safeZone.note')], dense: true },
  )
}
