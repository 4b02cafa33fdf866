import type { Language } from '../../i18n/language.ts'
import { mixOf, type Proposal } from '../../planning/proposal.ts'
import { allProposals } from '../../planning/proposals.ts'
import { body, type Section, sectionOf, tableOf } from '../block.ts'
import { levelText, runPlace, timeText } from '../speech.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** So many are told, the most telling first; the rest is counted. */
const proposalsAtMost = 8

const loadText = ({ load: { concurrency, requestRate } }: Proposal, language: Language): string => {
  if (requestRate !== 'inf') return language.say('body.load.rate', { rate: requestRate })
  return levelText('concurrency', concurrency, language)
}

/** What is still to be measured, the most telling first; nothing where nothing is open. */
export const measurements = (edition: Edition): readonly Section[] => {
  const all = allProposals(edition.report)
  if (all.length === 0) return []
  const shown = all.slice(0, proposalsAtMost)
  const isRandom = shown.some(({ gains }) => gains[0]!.kind === 'openLoop')
  const notes = [isRandom && edition.say('body.measurements.random')]
  const seconds = shown.reduce((sum, one) => sum + (one.seconds ?? 0), 0)
  const amounts = { all: all.length, count: shown.length, time: timeText(seconds, edition) }
  const { named, left, right, headed } = columnsIn<Proposal>(edition)
  const columns = [
    headed('#', (_, i) => String(i + 1)),
    named('column.layout', (one) => runPlace(edition, one.series, mixOf(one))),
    left('column.run.load', (one) => loadText(one, edition)),
    left('body.column.purpose', (one) => edition.say(`body.gain.${one.gains[0]!.kind}`)),
    right('column.completed', (one) => edition.value(one.requests * one.times, 'count')),
    right('body.column.time', (one) => (one.seconds === null ? '—' : timeText(one.seconds, edition))),
  ]
  return sectionOf('measurements', edition.say('body.section.measurements'), [
    body(edition.say(shown.length < all.length ? 'body.measurements.first' : 'body.measurements.all', amounts)),
    tableOf(edition.say('body.measurements.table'), shown, columns, { notes, dense: true }),
  ])
}
