import { byId } from '../../model/by-id.ts'
import { countedTime, plannedUsers } from '../../model/of-series.ts'
import { isAlike, mixLayoutOf, plannedRow, promisedUsers, workingServers } from '../../model/served.ts'
import type { Language } from '../../i18n/language.ts'
import type { Decision, Report, Series } from '../../model/report.ts'
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
import { demandTables } from '../evidence/demand.ts'
import { mixDemand } from '../evidence/mix.ts'
import { firstFigure } from '../figures.ts'
import { seriesRef } from '../speech.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

type Users = Decision['users'][number]

/** More readings of the demand than this would not fit; the others stand in the evidence. */
const readingsAtMost = 6

const headText = ({ basis, interval, thinkTime }: Users, { say }: Language): string =>
  say(`body.users.head.${basis}`, { seconds: basis === 'open' ? interval : thinkTime })

/** The series of an answer about one workload; none of a mix, which was not measured as such. */
const measuredFor = ({ series }: Report, { mix, series: id }: Decision): Series | undefined =>
  mix === null ? byId(series, id) : undefined

/** Seconds of an answer with which users who wait were counted; null where they were counted without. */
const countedWith = (report: Report, decision: Decision, reading: Users): number | null => {
  if (reading.basis !== 'closed') return null
  const row = plannedRow(measuredFor(report, decision)?.users ?? [], reading)
  return row ? row[countedTime(row)] : (mixLayoutOf(report, decision)?.limit?.quickest ?? null)
}

/** Users of one reading of the demand, a row for each question. */
const readingCell = ({ report, say, value }: Edition, decision: Decision, reading: Users): Cell => {
  const index = decision.users.findIndex((one) => isAlike(one, reading))
  const row = decision.users[index]
  if (!row) return cell('—')
  if (!row.reachable) return cell(say('body.users.unreachable'))
  const ref = `decisions/${report.decisions.indexOf(decision)}/users/${index}/users`
  const counted = countedWith(report, decision, row)
  const users = promisedUsers(report, decision, row)
  const text = counted === null ? value(users, 'count') : say('body.users.counted', { users, counted })
  return cell(text, { ref })
}

/** The mean time of an answer at the planning rate, as far as users were counted with one; of a mix it is not known. */
const answerOf = (report: Report, decision: Decision) => {
  const series = measuredFor(report, decision)
  const planned = series && plannedUsers(series)
  if (!planned) return null
  const ref = `${seriesRef(report, series)}/users/${series.users.indexOf(planned)}/latency`
  return { latency: planned.latency, basis: planned.basis, ref, isSimulated: planned.levelTime !== null }
}

const answerCell = ({ report, value }: Edition, decision: Decision): Cell => {
  const answer = answerOf(report, decision)
  if (!answer) return cell('—')
  const { latency, ref, isSimulated } = answer
  return cell(value(latency, 'latency'), { ref, ...(isSimulated && { nature: 'estimated' as const }) })
}

const headColumns = (edition: Edition): readonly FilledColumn<Decision>[] => [
  [left(edition.say('decision.column.question')), (one) => cell(shortQuestion(edition, one), { header: true })],
  [left(layoutHead(edition)), (one) => cell(recommendedText(edition, one))],
]

/** Fewer people who wait than were in flight at the measured limit, which a mix has not. */
const isBelowLimit = (report: Report, decision: Decision): boolean => {
  const series = measuredFor(report, decision)
  const level = series?.capacity.axis === 'concurrency' ? (series.basis?.level ?? 0) : 0
  const most = level * workingServers(report, decision)
  return decision.users.some(({ basis, reachable, users }) => basis === 'closed' && reachable && users < most)
}

/** Loads at random were measured alone. */
const isOffered = (report: Report, decision: Decision): boolean =>
  measuredFor(report, decision)?.headroom?.promise === null

const usersTable = (edition: Edition): readonly Block[] => {
  const { report } = edition
  const decisions = report.decisions.filter(({ users }) => users.length > 0)
  const all = decisions.flatMap(({ users }) => users)
  const readings = all.filter((one, i) => all.findIndex((other) => isAlike(other, one)) === i)
  if (readings.length === 0) return []
  const shown = readings.slice(0, readingsAtMost)
  const more = readings.length - shown.length
  const simulated = decisions.map((one) => answerOf(report, one)).find((answer) => answer?.isSimulated)
  const mark = edition.say('nature.estimated')
  const counted = decisions.filter(
    (one) => !isOffered(report, one) && shown.some((row) => countedWith(report, one, row) !== null),
  )
  const { right, headed } = columnsIn<Decision>(edition)
  const isAssumed = report.plan.chosenBy.intervals === 'default' && readings.some(({ basis }) => basis === 'open')
  const notes = [
    all.some(({ reachable }) => !reachable) && edition.say('body.users.unreachable.note'),
    shown.some(({ basis }) => basis === 'registered') && edition.say('body.users.registered'),
    decisions.some((one) => workingServers(report, one) > 1) && edition.say('body.users.note'),
    decisions.some((one) => isBelowLimit(report, one)) && edition.say('body.users.closed'),
    simulated && edition.say(`body.users.simulated.${simulated.basis}`, { mark }),
    counted.some(({ mix }) => mix === null) && edition.say('body.users.counted.note'),
    counted.some(({ mix }) => mix !== null) && edition.say('body.users.counted.mix'),
    decisions.some((one) => isOffered(report, one)) && edition.say('body.users.offered'),
    isAssumed && edition.say('users.assumedInterval'),
    more > 0 && edition.say('body.users.more', { count: more }),
  ]
  const columns = [
    ...headColumns(edition),
    right('body.users.answer', (one) => answerCell(edition, one)),
    ...shown.map((reading) => headed(headText(reading, edition), (one) => readingCell(edition, one, reading))),
  ]
  return [tableOf(edition.say('body.users.table'), decisions, columns, { notes })]
}

const moreTable = (edition: Edition): readonly Block[] => {
  const { report } = edition
  const columnOf = columnsIn<Decision>(edition)
  const decisions = report.decisions.filter(({ oneMore }) => oneMore !== null)
  const beside = decisions.filter(({ status, oneMore }) => status === 'decided' && oneMore!.beside !== null)
  const notes = [
    beside.length > 0 && ofQuestions(edition, edition.say('body.more.beside'), beside),
    decisions.some(({ oneMore }) => oneMore!.from === 'assumed') && edition.say('body.more.note'),
  ]
  const columns = [
    ...headColumns(edition),
    columnOf.right('decision.column.rate', (one) =>
      cell(ownRate(edition, one), { ref: `decisions/${report.decisions.indexOf(one)}/planningRate/value` }),
    ),
    columnOf.left('decision.column.more', (one) => cell(oneMoreText(edition, one), { ref: oneMorePlace(report, one) })),
    columnOf.left('body.column.grounds', (one) => edition.say(`body.more.grounds.${one.oneMore!.from}`)),
  ]
  return filled(tableOf(edition.say('number.promisedMore'), decisions, columns, { notes }))
}

/** More answers than these are told by their tables alone, where there are any. */
const sentencesAtMost = 3

/** The servers that each demand takes, and how they grow. */
const demandBlocks = (edition: Edition): readonly Block[] => {
  const { report } = edition
  if (report.demand.length === 0) return []
  const items = sizingSentences(edition)
  return present<Block>([
    peakDayTexts(edition).map(body),
    (items.length <= sentencesAtMost || !isSized(report)) && { kind: 'list', items },
    report.demand.flatMap((demand) => demandTables(edition, demand)),
    !report.plan.cost && report.mixes.flatMap((mix) => mixDemand(edition, mix)),
  ])
}

/** How many people that serves, and what comes with one GPU or server more; nothing where nothing can be planned with. */
export const users = (edition: Edition): readonly Section[] => {
  const blocks = present<Block>([
    usersTable(edition),
    firstFigure(edition, 'usersOverInterval'),
    moreTable(edition),
    firstFigure(edition, 'usersByGpus'),
    demandBlocks(edition),
  ])
  const text = blocks.length > 0 && body(edition.say('body.users.text'))
  return sectionOf('users', edition.say('body.section.users'), [text, blocks])
}
