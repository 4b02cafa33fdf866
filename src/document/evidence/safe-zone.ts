import type { Language } from '../../i18n/language.ts'
import type { Interpolated, Series } from '../../model/report.ts'
import { answerTone, bindingText, statusText } from '../answer.ts'
import { type Block, type Cell, cell, filled, tableOf } from '../block.ts'
import { layoutText, lengthsText, levelNumber, levelText, limitName, seriesRef, workloadText } from '../speech.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

const estimateText = (series: Series, language: Language): string => {
  const { estimate, axis } = series.capacity
  return estimate ? levelNumber(axis, estimate.concurrency, language) : '—'
}

/** Limits of each layout, and the margin of each metric there; in brief without what was not measured. */
export const safeZone = (edition: Edition, series: readonly Series[], isBrief = false): Block => {
  const isMixed = new Set(series.map(({ workload }) => lengthsText(workload, edition))).size > 1
  const axes = [...new Set(series.map(({ capacity }) => capacity.axis))]
  const levelIn = axes.length > 1 ? levelText : levelNumber
  const at = (one: Series, name: string): string => `${seriesRef(edition.report, one)}/capacity/${name}`
  const { named, left, right, center, headed, numberOf } = columnsIn<Series>(edition, (one) => at(one, 'slack'))
  const level =
    (name: 'maxConcurrency' | 'firstFailing' | 'largestPassing' | 'recommended') =>
    (one: Series): Cell =>
      cell(one.capacity[name] === null ? '—' : levelIn(one.capacity.axis, one.capacity[name], edition), {
        ref: at(one, name),
      })
  const estimate = (one: Series): Cell =>
    cell(estimateText(one, edition), {
      ref: at(one, 'estimate/concurrency'),
      ...(one.capacity.estimate && { nature: 'estimated' as const }),
    })
  const workload = left('column.workload', (one) => lengthsText(one.workload, edition))
  const largest = right('column.largestPassing', level('largestPassing'))
  const columns = [
    ...(isMixed ? [workload] : []),
    named('column.layout', (one) => layoutText(one, edition)),
    center('number.verdict', (one) => cell(statusText(one, edition), { tone: answerTone(one) })),
    right(axes.length > 1 ? 'column.limit' : `column.max.${axes[0] ?? 'concurrency'}`, level('maxConcurrency')),
    right('formula.firstFailing.name', level('firstFailing')),
    ...(isBrief ? [] : [largest]),
    left('number.binding', (one) => cell(bindingText(one, edition), { ref: at(one, 'binding') })),
    ...edition.report.plan.sla.limits.map(({ id }) =>
      headed(edition.say('column.slack', { limit: limitName(id) }), numberOf(id, 'percent')),
    ),
    ...(isBrief ? [] : [right('number.estimate', estimate), right('column.recommended', level('recommended'))]),
  ]
  const caption = isMixed
    ? edition.say('safeZone.table.all')
    : edition.say('safeZone.table', { workload: workloadText(series[0]!.workload, edition) })
  return tableOf(caption, series, columns, { notes: [!isBrief && edition.say('safeZone.note')], dense: true })
}

const valueCell = (told: Interpolated | null, kind: 'rate' | 'latency', ref: string, language: Language): Cell => {
  if (told === null || told.value === null)
    return cell(language.say(`between.reason.${told?.reason ?? 'metricMissing'}`))
  const value = language.value(told.value, kind)
  return cell(language.say('between.value', { value, error: told.error }), { ref: `${ref}/value`, nature: 'estimated' })
}

const heldCell = (told: Interpolated | null, { say }: Language): Cell => {
  if (!told?.holdOut) return cell('—')
  const { count, median, worst } = told.holdOut
  return cell(say('between.held', { count, median, worst }))
}

const tellsAnything = ({ interpolation: { at, throughput, tpot, ttft } }: Series): boolean =>
  at !== null && [throughput, tpot, ttft].some((told) => typeof told?.value === 'number')

/** What is expected where the SLA is estimated to be lost, between two levels; nothing where nothing may be given. */
export const betweenBlocks = (edition: Edition, series: readonly Series[]): readonly Block[] => {
  const { named, left, right } = columnsIn<Series>(edition)
  const at = (one: Series, name: string): string => `${seriesRef(edition.report, one)}/interpolation/${name}`
  const value =
    (name: 'throughput' | 'tpot' | 'ttft', kind: 'rate' | 'latency') =>
    (one: Series): Cell =>
      valueCell(one.interpolation[name], kind, at(one, name), edition)
  const place = (one: Series): Cell =>
    cell(levelNumber(one.capacity.axis, one.interpolation.at, edition), { ref: at(one, 'at'), nature: 'estimated' })
  const columns = [
    named('column.layout', (one) => layoutText(one, edition)),
    right('term.concurrency.name', place),
    right('chart.axis.throughput', value('throughput', 'rate')),
    right('column.between.tpot', value('tpot', 'latency')),
    right('number.meanTtft', value('ttft', 'latency')),
    left('column.between.held', (one) => heldCell(one.interpolation.throughput, edition)),
  ]
  const more = { notes: [edition.say('between.note')], dense: true }
  return filled(tableOf(edition.say('between.table'), series.filter(tellsAnything), columns, more))
}
