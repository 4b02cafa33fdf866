import type { Language } from '../../i18n/language.ts'
import type { Interpolated, Report, Series } from '../../model/report.ts'
import { answerTone, bindingText, statusText } from '../answer.ts'
import { type Block, type Cell, cell, center, left, right, tableOf, type FilledColumn } from '../block.ts'
import { layoutText, lengthsText, levelNumber, levelText, limitName, seriesRef, workloadText } from '../speech.ts'

const estimateText = (series: Series, language: Language): string => {
  const { estimate, axis } = series.capacity
  return estimate ? levelNumber(axis, estimate.concurrency, language) : '—'
}

/** Limits of each layout, and the margin of each metric there; in brief without what was not measured. */
export const safeZone = (report: Report, series: readonly Series[], language: Language, isBrief = false): Block => {
  const isMixed = new Set(series.map(({ workload }) => lengthsText(workload, language))).size > 1
  const axes = [...new Set(series.map(({ capacity }) => capacity.axis))]
  const levelIn = axes.length > 1 ? levelText : levelNumber
  const at = (one: Series, name: string): string => `${seriesRef(report, one)}/capacity/${name}`
  const level =
    (name: 'maxConcurrency' | 'firstFailing' | 'largestPassing' | 'recommended') =>
    (one: Series): Cell =>
      cell(one.capacity[name] === null ? '—' : levelIn(one.capacity.axis, one.capacity[name], language), {
        ref: at(one, name),
      })
  const estimate = (one: Series): Cell =>
    cell(estimateText(one, language), {
      ref: at(one, 'estimate/concurrency'),
      ...(one.capacity.estimate && { nature: 'estimated' as const }),
    })
  return tableOf<Series>(
    isMixed
      ? language.say('safeZone.table.all')
      : language.say('safeZone.table', { workload: workloadText(series[0]!.workload, language) }),
    series,
    [
      ...(isMixed
        ? [[left(language.say('column.workload')), (one: Series) => cell(lengthsText(one.workload, language))] as const]
        : []),
      [left(language.say('column.layout')), (one) => cell(layoutText(one, language), { header: true })],
      [center(language.say('number.verdict')), (one) => cell(statusText(one, language), { tone: answerTone(one) })],
      [
        right(language.say(axes.length > 1 ? 'column.limit' : `column.max.${axes[0] ?? 'concurrency'}`)),
        level('maxConcurrency'),
      ],
      [right(language.say('column.firstFailing')), level('firstFailing')],
      ...(isBrief ? [] : [[right(language.say('column.largestPassing')), level('largestPassing')] as const]),
      [left(language.say('number.binding')), (one) => cell(bindingText(one, language), { ref: at(one, 'binding') })],
      ...report.plan.sla.limits.map(({ id }): FilledColumn<Series> => [
        right(language.say('column.slack', { limit: limitName(id) })),
        (one) => cell(language.value(one.capacity.slack[id], 'percent'), { ref: at(one, `slack/${id}`) }),
      ]),
      ...(isBrief ? [] : [[right(language.say('number.estimate')), estimate] as const]),
      ...(isBrief ? [] : [[right(language.say('column.recommended')), level('recommended')] as const]),
    ],
    { notes: isBrief ? [] : [language.say('safeZone.note')], dense: true },
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

const tellsAnything = ({ interpolation: { at, throughput, tpot, ttft } }: Series): boolean =>
  at !== null && [throughput, tpot, ttft].some((told) => typeof told?.value === 'number')

/** What is expected where the SLA is estimated to be lost, between two levels; nothing where nothing may be given. */
export const betweenBlocks = (report: Report, series: readonly Series[], language: Language): readonly Block[] => {
  const between = series.filter(tellsAnything)
  if (between.length === 0) return []
  const at = (one: Series, name: string): string => `${seriesRef(report, one)}/interpolation/${name}`
  const value =
    (name: 'throughput' | 'tpot' | 'ttft', kind: 'rate' | 'latency') =>
    (one: Series): Cell =>
      valueCell(one.interpolation[name], kind, at(one, name), language)
  const place = (one: Series): Cell =>
    cell(levelNumber(one.capacity.axis, one.interpolation.at, language), { ref: at(one, 'at'), nature: 'estimated' })
  return [
    tableOf<Series>(
      language.say('between.table'),
      between,
      [
        [left(language.say('column.layout')), (one) => cell(layoutText(one, language), { header: true })],
        [right(language.say('term.concurrency.name')), place],
        [right(language.say('chart.axis.throughput')), value('throughput', 'rate')],
        [right(language.say('column.between.tpot')), value('tpot', 'latency')],
        [right(language.say('number.meanTtft')), value('ttft', 'latency')],
        [left(language.say('column.between.held')), (one) => heldCell(one.interpolation.throughput, language)],
      ],
      { notes: [language.say('between.note')], dense: true },
    ),
  ]
}
