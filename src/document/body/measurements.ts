import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { subjectsOf } from '../../planning/levels.ts'
import type { Proposal } from '../../planning/proposal.ts'
import { proposalsOf } from '../../planning/proposals.ts'
import { body, cell, left, right, type Section, tableOf } from '../block.ts'
import { levelText, seriesOf, timeText, whereText } from '../speech.ts'

/** So many are told, the most telling first; the rest is counted. */
const proposalsAtMost = 8

const loadText = ({ load: { concurrency, requestRate } }: Proposal, language: Language): string => {
  if (requestRate !== 'inf') return language.say('body.load.rate', { rate: requestRate })
  return levelText('concurrency', concurrency, language)
}

/** What is still to be measured, the most telling first; nothing where nothing is open. */
export const measurements = (report: Report, language: Language): readonly Section[] => {
  const all = proposalsOf(subjectsOf(report))
  if (all.length === 0) return []
  const shown = all.slice(0, proposalsAtMost)
  const isRandom = shown.some(({ gains }) => gains[0]!.kind === 'openLoop')
  const notes = isRandom ? [language.say('body.measurements.random')] : []
  const seconds = shown.reduce((sum, one) => sum + (one.seconds ?? 0), 0)
  return [
    {
      id: 'measurements',
      title: language.say('body.section.measurements'),
      blocks: [
        body(
          language.say('body.measurements.text', {
            all: all.length,
            count: shown.length,
            time: timeText(seconds, language),
          }),
        ),
        tableOf<Proposal>(
          language.say('body.measurements.table'),
          shown,
          [
            [right('#'), (_, i) => cell(String(i + 1))],
            [
              left(language.say('column.layout')),
              (one) => cell(whereText(seriesOf(report, one.series), language), { header: true }),
            ],
            [left(language.say('column.run.load')), (one) => cell(loadText(one, language))],
            [left(language.say('body.column.purpose')), (one) => cell(language.say(`body.gain.${one.gains[0]!.kind}`))],
            [right(language.say('column.completed')), (one) => cell(language.value(one.requests * one.times, 'count'))],
            [
              right(language.say('body.column.time')),
              (one) => cell(one.seconds === null ? '—' : timeText(one.seconds, language)),
            ],
          ],
          { notes, dense: true },
        ),
      ],
    },
  ]
}
