import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { resultNature } from '../nature.ts'
import { cell, left, type Row, type Section, table } from '../block.ts'
import { marksText } from '../meanings.ts'
import { assumptionRows } from '../assumption-rows.ts'
import { workloadName } from '../speech.ts'

/** So many workloads are told; the others stand in the evidence. */
const workloadsAtMost = 6

/** What the servers were really given, of each workload. */
const servedRows = (report: Report, language: Language): readonly Row[] =>
  report.workloads.slice(0, workloadsAtMost).flatMap((workload) => {
    const index = report.series.findIndex(({ workloadId }) => workloadId === workload.id)
    const series = report.series[index]!
    const { kind, measured, ...own } = series.workload
    const { inputTokens: input, outputTokens: output } = kind === 'measured' ? own : measured
    if (input === null && output === null) return []
    return [
      [
        cell(language.say('body.served', { workload: workloadName(report, workload, language) }), { header: true }),
        cell(language.say('condition.measured.text', { input, output }), {
          ref: `series/${index}/workload${kind === 'measured' ? '' : '/measured'}`,
          nature: resultNature(series),
        }),
        cell(language.say('body.served.from')),
      ],
    ]
  })

/** What the answer takes for true: measured, given by the customer, or assumed for want of either; with the marks that the other sections have too. */
export const assumptions = (report: Report, language: Language, others: readonly Section[] = []): Section => {
  const more = report.workloads.length - workloadsAtMost
  const told = table(
    language.say('assumptions.table'),
    [left(language.say('column.item')), left(language.say('column.value')), left(language.say('column.chosenBy'))],
    [...servedRows(report, language), ...assumptionRows(report, language)],
    { dense: true, notes: more > 0 ? [language.say('assumptions.more', { count: more })] : [] },
  )
  return {
    id: 'assumptions',
    title: language.say('section.assumptions'),
    blocks: [...marksText([told, ...others], language), told],
  }
}
