import type { Language } from '../../i18n/language.ts'
import type { Decision, Report, Series } from '../../model/report.ts'
import { answerTone, statusText } from '../answer.ts'
import { type Cell, cell, center, type FilledColumn, left, right, type Section, tableOf } from '../block.ts'
import { decisionSentence, questionText, recommendedText, whyText } from '../decision-text.ts'
import { layoutText, lengthsText, levelNumber, seriesRef } from '../speech.ts'
import { refusalLines } from '../evidence/scaling.ts'

/** More reasons than this are left to the table. */
const reasonsAtMost = 8

/** Where a layout stands: what a decision takes, what it may still take, what it leaves, or what cannot be had. */
const standingOf = (series: Series, decisions: readonly Decision[]): 'chosen' | 'soFar' | 'next' | 'out' => {
  const taken = decisions.find((one) => one.series === series.id)
  if (taken) return taken.status === 'decided' ? 'chosen' : 'soFar'
  return decisions.some((one) => one.options.some((option) => option.series === series.id)) ? 'next' : 'out'
}

/** The layouts that were compared, and why one of them was taken. */
export const options = (report: Report, language: Language): readonly Section[] => {
  const { decisions, series } = report
  if (series.length === 0) return []
  const rate = (one: Series): number | null => one.headroom?.arrivalRate ?? null
  const perGpu = (one: Series): Cell => {
    const [A, gpus] = [rate(one), one.layout.gpus]
    return cell(A === null || gpus === null ? '—' : language.value(A / gpus, 'plannedRate'))
  }
  const at = (one: Series, name: string): { readonly ref: string } => ({ ref: `${seriesRef(report, one)}/${name}` })
  const columns: readonly FilledColumn<Series>[] = [
    [left(language.say('column.workload')), (one) => cell(lengthsText(one.workload, language), { header: true })],
    [left(language.say('column.layout')), (one) => cell(layoutText(one, language))],
    [
      right(language.say('column.gpus')),
      (one) => cell(language.value(one.layout.gpus, 'count'), at(one, 'layout/gpus')),
    ],
    [
      center(language.say('column.verdict')),
      (one) => cell(statusText(one, language), { tone: answerTone(one), ...at(one, 'capacity/status') }),
    ],
    [
      right(language.say('column.limit')),
      (one) =>
        cell(levelNumber(one.capacity.axis, one.capacity.maxConcurrency, language), at(one, 'capacity/maxConcurrency')),
    ],
    [
      right(language.say('column.throughput')),
      (one) => cell(language.value(one.capacity.throughput, 'rate'), at(one, 'capacity/throughput')),
    ],
    [
      right(language.say('column.safeRate')),
      (one) => cell(language.value(rate(one), 'plannedRate'), at(one, 'headroom/arrivalRate')),
    ],
    [right(language.say('body.column.perGpu')), perGpu],
    [
      left(language.say('body.column.choice')),
      (one) => cell(language.say(`body.choice.${standingOf(one, decisions)}`)),
    ],
  ]
  const sentences = decisions
    .slice(0, reasonsAtMost)
    .map((one) =>
      one.status === 'nothing'
        ? decisionSentence(report, one, language)
        : language.say('body.reason', {
            question: questionText(report, one, language),
            layout: recommendedText(report, one, language),
            why: whyText(report, one, language),
          }),
    )
  const refused = refusalLines(report, report.refusals, language)
  return [
    {
      id: 'options',
      title: language.say('body.section.options'),
      blocks: [
        tableOf(language.say('body.options.table'), series, columns, {
          dense: true,
          notes: [language.say('body.options.note')],
        }),
        { kind: 'list', items: [...sentences, ...refused] },
      ],
    },
  ]
}
