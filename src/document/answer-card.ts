import type { Language } from '../i18n/language.ts'
import { isServed, promisedOf, shownUsers } from '../model/served.ts'
import type { Report, Series } from '../model/report.ts'
import {
  answerNotes,
  answerSentence,
  answerTone,
  headroomSentence,
  statusNote,
  statusText,
  usersSentence,
} from './answer.ts'
import { type Block, cell, type KeyFigure, keyFigure, present, type Some } from './block.ts'
import { promiseNote, refusalSentence } from './promise-text.ts'
import { layoutText, levelNumber, seriesRef } from './speech.ts'
import type { Edition } from './edition.ts'

/** The largest load within the SLA, and how it is known; none where there is none. */
export const limitFigure = (series: Series, ref: string, language: Language): readonly KeyFigure[] => {
  const { axis, maxConcurrency } = series.capacity
  if (maxConcurrency === null) return []
  const value = cell(levelNumber(axis, maxConcurrency, language), { ref: `${ref}/capacity/maxConcurrency` })
  return [keyFigure(language.say(`figure.limit.${axis}`), value, statusNote(series, language))]
}

/** None of a limit that was not judged: what would be safe of it is told in words alone. */
export const safeFigure = (
  { headroom, basis }: Series,
  ref: string,
  noteOf: (headroom: NonNullable<Series['headroom']>) => string,
  { say }: Language,
): readonly KeyFigure[] => {
  if (!headroom || !basis?.judged) return []
  const rate = say('unit.plannedRate', { rate: headroom.arrivalRate })
  const value = cell(rate, { ref: `${ref}/headroom/arrivalRate` })
  return [keyFigure(say('term.planningRate.name'), value, noteOf(headroom))]
}

/** Seconds between requests, as the answer of the workload shows users; else the first that were asked about. */
const intervalOf = (report: Report, { workloadId }: Series): number | undefined => {
  const decision = report.decisions.find(({ workload }) => workload === workloadId)
  const shown = decision && shownUsers(report, decision)
  return shown?.interval ?? report.plan.intervals[0]
}

const usersFigure = ({ report, say }: Edition, series: Series, interval: number | undefined): readonly KeyFigure[] => {
  const asked = series.users.filter(({ basis, model }) => basis === 'open' && model === 'poisson')
  const shown = asked.find((one) => isServed(one) && one.interval === interval)
  const row = shown ?? asked.find(isServed) ?? asked.find(({ reachable }) => reachable) ?? asked[0]
  if (!row || !series.basis?.judged) return []
  const ref = `${seriesRef(report, series)}/users/${series.users.indexOf(row)}/users`
  const value = row.reachable
    ? cell(say('unit.users', { users: promisedOf(row.users, null) }), { ref })
    : cell(say('body.users.unreachable'))
  const reading = report.plan.chosenBy.intervals === 'default' ? 'assumed' : 'note'
  return [keyFigure(say('term.users.name'), value, say(`figure.users.${reading}`, { interval: row.interval }))]
}

/** What is to be known about arrivals with headroom beyond the figure: that nothing was judged, or why nothing was replayed. */
const cautionOf = (edition: Edition, series: Series): string | null =>
  series.headroom && series.basis?.judged ? refusalSentence(series, edition) : headroomSentence(edition, series)

/** The answer for one layout with these figures, and with these lines behind the sentences that every one has. */
export const seriesCard = (
  edition: Edition,
  series: Series,
  figures: readonly KeyFigure[],
  lines: readonly Some<string>[] = [],
): Block => ({
  kind: 'answer',
  tone: answerTone(series),
  mark: statusText(series, edition),
  title: layoutText(series, edition),
  figures,
  lines: present([answerSentence(edition, series), answerNotes(edition, series), ...lines]),
})

/** The whole answer for one layout: verdict, key figures, and the sentences that carry their conditions. */
export const answerCard = (edition: Edition, series: Series): Block => {
  const ref = seriesRef(edition.report, series)
  const interval = intervalOf(edition.report, series)
  const users = interval === undefined ? null : usersSentence(series, interval, edition)
  const figures = [
    ...limitFigure(series, ref, edition),
    ...safeFigure(series, ref, (headroom) => promiseNote(headroom, edition), edition),
    ...usersFigure(edition, series, interval),
  ]
  return seriesCard(edition, series, figures, [cautionOf(edition, series), users])
}
