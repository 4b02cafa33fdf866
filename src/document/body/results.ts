import type { Language } from '../../i18n/language.ts'
import type { Report, Series, Workload } from '../../model/report.ts'
import { answerCard } from '../answer-card.ts'
import { answerSentence } from '../answer.ts'
import { type Block, type Section } from '../block.ts'
import { safeZone } from '../evidence/safe-zone.ts'
import { figures } from '../evidence/workloads.ts'
import { layoutText, seriesOf, workloadText } from '../speech.ts'

/** So many layouts are answered for in words; the table has all. */
const sentencesAtMost = 4

/** The layout that a decision takes for this workload, or the first that was measured. */
const chosenOf = ({ decisions }: Report, { id }: Workload, members: readonly Series[]): Series => {
  const taken = decisions.find((one) => one.workload === id && one.series !== null)?.series
  return members.find((one) => one.id === taken) ?? members[0]!
}

const othersOf = (report: Report, others: readonly Series[], language: Language): readonly Block[] => {
  const items = others
    .slice(0, sentencesAtMost)
    .map((one) =>
      language.say('body.other', { layout: layoutText(one, language), answer: answerSentence(report, one, language) }),
    )
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

/** A page of one workload: the answer, one figure, one table. */
const pageOf = (report: Report, workload: Workload, index: number, language: Language): readonly Block[] => {
  const members = workload.series.map((id) => seriesOf(report, id))
  const chosen = chosenOf(report, workload, members)
  const others = members.filter((one) => one !== chosen)
  return [
    { kind: 'heading', id: `result-${workload.id}`, text: workloadText(workload, language), page: index > 0 },
    answerCard(report, chosen, language),
    ...othersOf(report, others, language),
    ...figures(report, workload, ['latency'], language),
    safeZone(report, members, language),
  ]
}

/** What was found of each workload. */
export const results = (report: Report, language: Language): readonly Section[] =>
  report.workloads.length === 0
    ? []
    : [
        {
          id: 'results',
          title: language.say('body.section.results'),
          page: true,
          blocks: report.workloads.flatMap((workload, i) => pageOf(report, workload, i, language)),
        },
      ]
