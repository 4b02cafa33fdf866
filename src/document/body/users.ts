import { countedTime, plannedUsers } from '../../model/of-series.ts'
import { isAlike, mixLayoutOf, promisedUsers, workingServers } from '../../model/served.ts'
import type { Language } from '../../i18n/language.ts'
import type { Decision, Report } from '../../model/report.ts'
import {
  type Block,
  body,
  type Cell,
  cell,
  filled,
  type FilledColumn,
  left,
  present,
  type Section,
  sectionOf,
  tableOf,
} from '../block.ts'
import { layoutHead } from '../decision-table.ts'
import { ofQuestions, recommendedText, shortQuestion } from '../decision-text.ts'
import { oneMorePlace, oneMoreText, ownRate } from '../one-more-text.ts'
import { isSized, peakDayTexts, sizingSentences } from '../demand-words.ts'
import { growth, optionsOf, optionsTable } from '../evidence/demand.ts'
import { mixDemand } from '../evidence/mix.ts'
import { firstFigure } from '../figures.ts'
import { seriesRef } from '../speech.ts'
import { columnsIn } from '../columns.ts'

type Users = Decision['users'][number]

/** More readings of the demand than this would not fit; the others stand in the evidence. */
const readingsAtMost = 6

const headText = ({ basis, interval, thinkTime }: Users, language: Language): string =>
  language.say(`body.users.head.${basis}`, { seconds: basis === 'open' ? interval : thinkTime })

/** Seconds of an answer with which users who wait were counted; null where they were counted without. */
const countedWith = (report: Report, decision: Decision, reading: Users): number | null => {
  if (reading.basis !== 'closed') return null
  const limit = mixLayoutOf(report, decision)?.limit
  if (limit) return limit.quickest
  const series = report.series.find(({ id }) => id === decision.series)
  const row = series?.users.find((one) => one.model !== 'fixed' && isAlike(one, reading))
  return row ? row[countedTime(row)] : null
}

/** Users of one reading of the demand, a row for each question. */
const readingCell = (report: Report, decision: Decision, reading: Users, language: Language): Cell => {
  const index = decision.users.findIndex((one) => isAlike(one, reading))
  const row = decision.users[index]
  if (!row) return cell('—')
  if (!row.reachable) return cell(language.say('body.users.unreachable'))
  const ref = `decisions/${report.decisions.indexOf(decision)}/users/${index}/users`
  const counted = countedWith(report, decision, row)
  const users = promisedUsers(report, decision, row)
  const text =
    counted === null ? language.value(users, 'count') : language.say('body.users.counted', { users, counted })
  return cell(text, { ref })
}

/** The mean time of an answer at the planning rate, as far as users were counted with one; of a mix it is not known. */
const answerOf = (report: Report, { series: id, mix }: Decision) => {
  const series = mix === null ? report.series.find((one) => one.id === id) : undefined
  const planned = series && plannedUsers(series)
  if (!planned) return null
  const ref = `${seriesRef(report, series)}/users/${series.users.indexOf(planned)}/latency`
  return { latency: planned.latency, basis: planned.basis, ref, isSimulated: planned.levelTime !== null }
}

const answerCell = (report: Report, decision: Decision, language: Language): Cell => {
  const answer = answerOf(report, decision)
  if (!answer) return cell('—')
  const { latency, ref, isSimulated } = answer
  return cell(language.value(latency, 'latency'), { ref, ...(isSimulated && { nature: 'estimated' as const }) })
}

const headColumns = (report: Report, language: Language): readonly FilledColumn<Decision>[] => [
  [
    left(language.say('decision.column.question')),
    (one) => cell(shortQuestion(report, one, language), { header: true }),
  ],
  [left(layoutHead(report, language)), (one) => cell(recommendedText(report, one, language))],
]

/** Fewer people who wait than were in flight at the measured limit. */
const isBelowLimit = (report: Report, decision: Decision): boolean => {
  const series = report.series.find(({ id }) => id === decision.series)
  const level = series?.capacity.axis === 'concurrency' ? (series.basis?.level ?? 0) : 0
  const most = level * workingServers(report, decision)
  return decision.users.some(({ basis, reachable, users }) => basis === 'closed' && reachable && users < most)
}

/** Loads at random were measured alone. */
const isOffered = (report: Report, decision: Decision): boolean =>
  decision.mix === null &&
  report.series.some(({ id, headroom }) => id === decision.series && headroom?.promise === null)

const usersTable = (report: Report, language: Language): readonly Block[] => {
  const decisions = report.decisions.filter(({ users }) => users.length > 0)
  const all = decisions.flatMap(({ users }) => users)
  const readings = all.filter((one, i) => all.findIndex((other) => isAlike(other, one)) === i)
  if (readings.length === 0) return []
  const shown = readings.slice(0, readingsAtMost)
  const more = readings.length - shown.length
  const simulated = decisions.map((one) => answerOf(report, one)).find((answer) => answer?.isSimulated)
  const mark = language.say('nature.estimated')
  const isCounted = decisions.some(
    (one) => !isOffered(report, one) && shown.some((row) => countedWith(report, one, row) !== null),
  )
  const { right, headed } = columnsIn<Decision>(report, language)
  const isAssumed = report.plan.chosenBy.intervals === 'default' && readings.some(({ basis }) => basis === 'open')
  const notes = [
    all.some(({ reachable }) => !reachable) && language.say('body.users.unreachable.note'),
    shown.some(({ basis }) => basis === 'registered') && language.say('body.users.registered'),
    decisions.some((one) => workingServers(report, one) > 1) && language.say('body.users.note'),
    decisions.some((one) => isBelowLimit(report, one)) && language.say('body.users.closed'),
    simulated && language.say(`body.users.simulated.${simulated.basis}`, { mark }),
    isCounted && language.say('body.users.counted.note'),
    decisions.some((one) => isOffered(report, one)) && language.say('body.users.offered'),
    isAssumed && language.say('users.assumedInterval'),
    more > 0 && language.say('body.users.more', { count: more }),
  ]
  const columns = [
    ...headColumns(report, language),
    right('body.users.answer', (one) => answerCell(report, one, language)),
    ...shown.map((reading) =>
      headed(headText(reading, language), (one) => readingCell(report, one, reading, language)),
    ),
  ]
  return [tableOf(language.say('body.users.table'), decisions, columns, { notes })]
}

const moreTable = (report: Report, language: Language): readonly Block[] => {
  const columnOf = columnsIn<Decision>(report, language)
  const decisions = report.decisions.filter(({ oneMore }) => oneMore !== null)
  const beside = decisions.filter(({ status, oneMore }) => status === 'decided' && oneMore!.beside !== null)
  const notes = [
    beside.length > 0 && ofQuestions(report, language.say('body.more.beside'), beside, language),
    decisions.some(({ oneMore }) => oneMore!.from === 'assumed') && language.say('body.more.note'),
  ]
  const columns = [
    ...headColumns(report, language),
    columnOf.right('decision.column.rate', (one) =>
      cell(ownRate(report, one, language), { ref: `decisions/${report.decisions.indexOf(one)}/planningRate/value` }),
    ),
    columnOf.left('decision.column.more', (one) =>
      cell(oneMoreText(report, one, language), { ref: oneMorePlace(report, one) }),
    ),
    columnOf.left('body.column.grounds', (one) => cell(language.say(`body.more.grounds.${one.oneMore!.from}`))),
  ]
  return filled(tableOf(language.say('number.promisedMore'), decisions, columns, { notes }))
}

/** More answers than these are told by their tables alone, where there are any. */
const sentencesAtMost = 3

/** The servers that each demand takes, and how they grow. */
const demandBlocks = (report: Report, language: Language): readonly Block[] => {
  if (report.demand.length === 0) return []
  const items = sizingSentences(report, language)
  return present<Block>([
    peakDayTexts(report, language).map(body),
    (items.length <= sentencesAtMost || !isSized(report)) && { kind: 'list', items },
    report.demand.flatMap((demand) => {
      const sizings = report.sizing.filter((one) => one.demand === demand.id)
      const placed = optionsOf(report, sizings)
      return present<Block>([
        placed.length > 0 && optionsTable(report, demand, placed, language),
        growth(report, demand, sizings, language),
      ])
    }),
    !report.plan.cost && report.mixes.flatMap((mix) => mixDemand(report, mix, language)),
  ])
}

/** How many people that serves, and what comes with one GPU or server more; nothing where nothing can be planned with. */
export const users = (report: Report, language: Language): readonly Section[] => {
  const blocks = present<Block>([
    usersTable(report, language),
    firstFigure(report, 'usersOverInterval', language),
    moreTable(report, language),
    firstFigure(report, 'usersByGpus', language),
    demandBlocks(report, language),
  ])
  const text = blocks.length > 0 && body(language.say('body.users.text'))
  return sectionOf('users', language.say('body.section.users'), [text, blocks])
}
