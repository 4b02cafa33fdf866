import type { Language } from '../../i18n/language.ts'
import type { Interpolated, Report, Series } from '../../model/report.ts'
import { answerTone, bindingText, statusText } from '../answer.ts'
import { type Block, type Cell, cell, center, left, right, table } from '../block.ts'
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

const valueCell = (told: Interpolated | null, kind: 'rate' | 'latency', ref: string, language: Language): Cell => {
  if (told === null || told.value === null)
    return cell(language.say(`between.reason.${told?.reason ?? 'metricMissing'}`))
  const value = language.value(told.value, kind)
  return cell(language.say('between.value', { value, error: told.error }), { ref: `${ref}/value`, nature: 'estimated' })
}

const heldCell = (told: Interpolated | null, language: Language): Cell =>
  told?.holdOut
    ? cell(
        language.say('between.held', {
          count: told.holdOut.count,
          median: told.holdOut.median,
          worst: told.holdOut.worst,
        }),
      )
    : cell('—')

const betweenRow = (report: Report, series: Series, language: Language): readonly Cell[] => {
  const { at, throughput, tpot, ttft } = series.interpolation
  const ref = `${seriesRef(report, series)}/interpolation`
  return [
    cell(layoutText(series, language), { header: true }),
    cell(levelNumber(series.capacity.axis, at, language), { ref: `${ref}/at`, nature: 'estimated' }),
    valueCell(throughput, 'rate', `${ref}/throughput`, language),
    valueCell(tpot, 'latency', `${ref}/tpot`, language),
    valueCell(ttft, 'latency', `${ref}/ttft`, language),
    heldCell(throughput, language),
  ]
}

const tellsAnything = ({ interpolation: { at, throughput, tpot, ttft } }: Series): boolean =>
  at !== null && [throughput, tpot, ttft].some((told) => typeof told?.value === 'number')

/** What is expected where the SLA is estimated to be lost, between two levels; nothing where nothing may be given. */
export const betweenBlocks = (report: Report, series: readonly Series[], language: Language): readonly Block[] => {
  const between = series.filter(tellsAnything)
  if (between.length === 0) return []
  const columns = [
    left(language.say('column.layout')),
    right(language.say('column.between.at')),
    right(language.say('column.between.throughput')),
    right(language.say('column.between.tpot')),
    right(language.say('column.between.ttft')),
    left(language.say('column.between.held')),
  ]
  return [
    table(
      language.say('between.table'),
      columns,
      between.map((one) => betweenRow(report, one, language)),
      { notes: [language.say('between.note')], dense: true },
    ),
  ]
}
