import { resultNature } from '../nature.ts'
import { cell, left, type Row, section, type Section, table, rowOf } from '../block.ts'
import { marksText } from '../meanings.ts'
import { assumptionRows } from '../assumption-rows.ts'
import { workloadName } from '../speech.ts'
import type { Edition } from '../edition.ts'

/** So many workloads are told; the others stand in the evidence. */
const workloadsAtMost = 6

/** What the servers were really given, of each workload. */
const servedRows = (edition: Edition): readonly Row[] =>
  edition.report.workloads.slice(0, workloadsAtMost).flatMap((workload) => {
    const index = edition.report.series.findIndex(({ workloadId }) => workloadId === workload.id)
    const series = edition.report.series[index]!
    const { kind, measured, ...own } = series.workload
    const { inputTokens: input, outputTokens: output } = kind === 'measured' ? own : measured
    if (input === null && output === null) return []
    return [
      rowOf(
        edition.say('body.served', { workload: workloadName(edition, workload) }),
        cell(edition.say('condition.measured.text', { input, output }), {
          ref: `series/${index}/workload${kind === 'measured' ? '' : '/measured'}`,
          nature: resultNature(series),
        }),
        edition.say('body.served.from'),
      ),
    ]
  })

/** What the answer takes for true: measured, given by the customer, or assumed for want of either; with the marks that the other sections have too. */
export const assumptions = (edition: Edition, others: readonly Section[] = []): Section => {
  const more = edition.report.workloads.length - workloadsAtMost
  const told = table(
    edition.say('assumptions.table'),
    [left(edition.say('column.item')), left(edition.say('column.value')), left(edition.say('column.chosenBy'))],
    [...servedRows(edition), ...assumptionRows(edition)],
    { dense: true, notes: [more > 0 && edition.say('assumptions.more', { count: more })] },
  )
  return section('assumptions', edition.say('section.assumptions'), [marksText([told, ...others], edition), told])
}
