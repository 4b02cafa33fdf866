import type { Language } from '../../i18n/language.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Report, Series } from '../../model/report.ts'
import { layoutsOf } from '../../model/standing.ts'
import { answerTone, statusText } from '../answer.ts'
import { bullets, cell, type Cell, type FilledColumn, type Section, sectionOf, tableOf } from '../block.ts'
import { cardsAtMost } from './conclusion-grounds.ts'
import { isAlone, ofQuestions, whyText } from '../decision-text.ts'
import { figures } from '../figures.ts'
import { listed, moreThanShown, shownSeries } from '../shown.ts'
import { layoutText, lengthsText, levelNumber, levelText, seriesRef } from '../speech.ts'
import { refusalLines } from '../evidence/scaling.ts'
import { columnsIn, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** More reasons than this are left to the table. */
const reasonsAtMost = 8

/** Loads at random that are a part of a sweep which is shown as the layout. */
const isPart = (series: Series, { series: all }: Report): boolean =>
  series.capacity.axis === 'requestRate' &&
  !layoutsOf(all.filter((one) => one.workloadId === series.workloadId)).includes(series)

/** What is not known of a layout: its verdict, or what it carries of requests at random, as far as that may still be shown. */
const isUnknown = ({ basis, headroom, capacity }: Series): boolean =>
  basis?.judged !== true ||
  (headroom === null && (capacity.axis === 'requestRate' || capacity.status === 'rightCensored'))

/** Where a layout stands in its workload alone: what a decision takes, with or without a choice, what it may still take, what cannot be had, or what is not known. */
const standingOf = (series: Series, report: Report): 'chosen' | 'only' | 'soFar' | 'next' | 'part' | 'out' | 'open' => {
  const decisions = report.decisions.filter(({ mix }) => mix === null)
  const taken = decisions.find((one) => one.series === series.id)
  if (taken && isAlone(taken)) return 'only'
  if (taken) return taken.status === 'decided' ? 'chosen' : 'soFar'
  const isOption = decisions.some((one) =>
    one.options.some((option) => option.series === series.id && option.planningRate !== null),
  )
  if (isOption) return 'next'
  if (series.capacity.status === 'leftCensored') return 'out'
  if (isPart(series, report)) return 'part'
  const isAsked = report.decisions.some(({ next }) => next?.series === series.id)
  return isAsked || isUnknown(series) ? 'open' : 'out'
}

const columnsOf = (edition: Edition): readonly FilledColumn<Series>[] => {
  const { report } = edition
  const at = (one: Series, name: string) => `${seriesRef(report, one)}/${name}`
  const { named, left, right, center, number } = columnsIn<Series>(edition, (one) => seriesRef(report, one))
  const areAlike = new Set(report.series.map(({ capacity }) => capacity.axis)).size < 2
  const limit = ({ capacity: { axis, maxConcurrency } }: Series) =>
    areAlike || maxConcurrency === null
      ? levelNumber(axis, maxConcurrency, edition)
      : levelText(axis, maxConcurrency, edition)
  const rate = (one: Series): Cell =>
    rateOf(one) === null ? cell('—') : numberCell(edition, at(one, 'headroom/arrivalRate'), 'plannedRate')
  return [
    named('column.workload', (one) => lengthsText(one.workload, edition)),
    left('column.layout', (one) => layoutText(one, edition)),
    right('number.gpuTotal', (one) => edition.value(one.layout.gpus, 'count')),
    center('number.verdict', (one) => cell(statusText(one, edition), { tone: answerTone(one) })),
    center('decision.column.grade', (one) => cell(one.grade, { ref: at(one, 'grade') })),
    right('column.limit', (one) => cell(limit(one), { ref: at(one, 'capacity/maxConcurrency') })),
    number('chart.axis.throughput', 'capacity/throughput', 'rate'),
    right('decision.column.rate', rate),
    right('body.column.perGpu', (one) => perGpuText(one, edition)),
    left('body.column.choice', (one) => edition.say(`body.choice.${standingOf(one, report)}`)),
  ]
}

/** Nothing is planned with where the service level could not be judged. */
const rateOf = ({ headroom, basis }: Series): number | null =>
  headroom !== null && basis?.judged ? headroom.arrivalRate : null

const perGpuText = (series: Series, { value }: Language): string => {
  const [rate, { gpus }] = [rateOf(series), series.layout]
  return rate === null || gpus === null ? '—' : value(rate / gpus, 'plannedRate')
}

/** Why questions are answered as they are: each reason once, with the questions that it decided. */
const reasonTexts = (edition: Edition): readonly string[] => {
  const { decisions } = edition.report
  const reasons = [...groupBy(decisions, (one) => whyText(edition, one))]
  return reasons.map(([why, members]) =>
    members.length === decisions.length ? edition.say('body.reason.all', { why }) : ofQuestions(edition, why, members),
  )
}

const bounded = (all: readonly string[], language: Language): readonly string[] =>
  listed(all, reasonsAtMost, 'body.list.more', language)

/** The layouts that were compared, and why one of them was taken. */
export const options = (edition: Edition): readonly Section[] => {
  const { report } = edition
  const { decisions, series } = report
  if (series.length === 0) return []
  const shown = shownSeries(report)
  const reasons = decisions.length > cardsAtMost ? reasonTexts(edition) : []
  const items = [...bounded(reasons, edition), ...bounded(refusalLines(edition), edition)]
  const notes = [shown.some((one) => rateOf(one) !== null) && edition.say('body.options.note')]
  return sectionOf('options', edition.say('body.section.options'), [
    tableOf(edition.say('body.options.table'), shown, columnsOf(edition), { dense: true, notes }),
    moreThanShown(edition),
    figures(edition, report.workloads[0]!, ['frontier']),
    bullets(items),
  ])
}
