import { counted, unbrokenRun } from '../maths/levels.ts'
import type { Language } from '../i18n/language.ts'
import { ofSeries } from '../model/by-id.ts'
import type { Point, Report, Series, Users } from '../model/report.ts'
import { decidingId, servesOtherLengths } from '../model/of-series.ts'
import { promisedOf } from '../model/served.ts'
import { present, type Tone } from './block.ts'
import { decidedSentence, isSwept, replaySentence, type Swept, withRefusal } from './promise-text.ts'
import { decidedBy, lawOf } from './rate-grounds.ts'
import { failureText, isLost, unconfirmedReason, unjudgedText } from './failure-text.ts'
import { levelNumber, levelText, limitName } from './speech.ts'
import type { Edition } from './edition.ts'

/** The levels at which an answer turns, as far as audits leave them. */
const turnsOf = (points: readonly Point[]) => {
  const usable = points.filter((point) => point.usable)
  return {
    failing: usable.find(({ verdict }) => verdict === 'fail'),
    passing: usable.findLast(({ verdict }) => verdict === 'pass'),
  }
}

const limitOf = ({ points, capacity }: Series): Point | undefined =>
  unbrokenRun(points).findLast(({ level }) => level === capacity.maxConcurrency)

const toneOf: Readonly<Record<Series['capacity']['status'], Tone>> = {
  bracketed: 'pass',
  rightCensored: 'warning',
  leftCensored: 'fail',
  nonContiguous: 'warning',
  noData: 'unknown',
}

/** The colour of an answer. Contradicting points that leave no level below are no pass. */
export const answerTone = ({ capacity }: Series): Tone =>
  capacity.status === 'nonContiguous' && capacity.maxConcurrency === null ? 'unknown' : toneOf[capacity.status]

/** Levels above the unbroken run of passes, which end it without a fail: the test did not end at the limit. */
const isTopUnused = ({ capacity, points }: Series): boolean => {
  const last = unbrokenRun(points).at(-1)
  return capacity.status === 'rightCensored' && last !== undefined && points.at(-1) !== last
}

/** The short word of a status: 上限確認, 測定上限まで適合, 適合なし, 矛盾, 判定不能. */
export const statusText = (series: Series, { say }: Language): string =>
  isTopUnused(series) ? say('status.rightCensored.unused') : say(`status.${series.capacity.status}`)

const levelAt = ({ capacity: { axis } }: Series, point: Point | undefined, language: Language): string => {
  const level = point?.level ?? null
  const offered = point?.requestRate
  const short = typeof offered === 'number' && level !== null && Math.abs(level / offered - 1) > 0.02
  return axis === 'requestRate' && short
    ? language.say('level.requestRate.offered', { level, offered })
    : levelText(axis, level, language)
}

/** What is said below a key figure of the limit. */
export const statusNote = (series: Series, language: Language): string => {
  if (isTopUnused(series)) return language.say('figure.status.rightCensored.unused')
  const failing = levelAt(series, turnsOf(series.points).failing, language)
  return language.say(`figure.status.${series.capacity.status}`, { failing })
}

/** The metric that limits, or that lost requests do. */
export const bindingText = ({ capacity, points }: Series, { say }: Language): string => {
  if (capacity.status === 'rightCensored') return '—'
  if (capacity.binding !== null) return limitName(capacity.binding)
  const { failing } = turnsOf(points)
  return failing && Object.values(failing.judgements).some(isLost) ? say('answer.binding.lost') : '—'
}

/** Levels without a verdict that leave no limit: all below the pass that does not count, or else the first fail. */
const openBelow = ({ points }: Series): readonly Point[] => {
  const { failing, passing } = turnsOf(points)
  const end = points.findIndex((point) => point === (passing ?? failing))
  return points.slice(0, end < 0 ? points.length : end).filter(({ verdict }) => verdict === 'unknown')
}

const noDataSentence = (edition: Edition, series: Series): string => {
  const { failing, passing } = turnsOf(series.points)
  const values = {
    reasons: unjudgedText(edition, series, openBelow(series)),
    failing: levelAt(series, failing, edition),
    passing: levelAt(series, passing, edition),
    why: failing ? failureText(edition, failing) : null,
  }
  if (passing) return edition.say(failing ? 'answer.noData.both' : 'answer.noData.passing', values)
  return edition.say(failing ? 'answer.noData.failing' : 'answer.noData', values)
}

/** One sentence that answers for one layout, with its condition. Every status has its own. */
export const answerSentence = (edition: Edition, series: Series): string => {
  const { status, maxConcurrency } = series.capacity
  if (status === 'noData') return noDataSentence(edition, series)
  const { failing, passing } = turnsOf(series.points)
  const values = {
    max: levelAt(series, limitOf(series), edition),
    failing: levelAt(series, failing, edition),
    passing: levelAt(series, passing, edition),
    lowest: levelAt(series, series.points[0], edition),
    why: failing ? failureText(edition, failing) : null,
  }
  if (status === 'nonContiguous' && maxConcurrency === null) return edition.say('answer.contradiction', values)
  if (isTopUnused(series)) return edition.say('answer.rightCensored.unused', values)
  if (status === 'rightCensored' && series.points.some(({ usable }) => !usable))
    return edition.say('answer.rightCensored.judged', values)
  return edition.say(`answer.${status}`, values)
}

/** The verdict is about what was served: said where that is not what was asked for. */
const lengthsNote = (series: Series, { say }: Language): readonly string[] => {
  const { inputTokens: input, outputTokens: output } = series.workload.measured
  return servesOtherLengths(series) ? [say('answer.lengthsServed', { input, output })] : []
}

const streams: Readonly<Record<string, 'lumps' | 'firstTokenInGaps' | 'chunked' | 'perhapsChunked'>> = {
  lumps: 'lumps',
  firstTokenInGaps: 'firstTokenInGaps',
  noTokenTime: 'perhapsChunked',
  chunked: 'chunked',
  perhapsChunked: 'perhapsChunked',
}

/** What stands beside a verdict on gaps that are not between tokens, and that tokens were not counted. */
const streamNotes = ({ id, points }: Series, findings: Report['findings'], { say }: Language): readonly string[] => {
  const own = ofSeries(findings, id)
  const onGaps = points.some(({ judgements }) => Object.keys(judgements).some((limit) => limit.startsWith('itl.')))
  const told = own.flatMap((one) => (one.id === 'V14' ? (streams[one.reason] ?? []) : []))
  const isUncounted = own.some((one) => one.id === 'V17' && one.reason === 'moreGaps')
  return present([
    onGaps && [...new Set(told)].map((how) => say(`answer.stream.${how}`)),
    isUncounted && say('answer.tokensNotCounted'),
  ])
}

/** The level without a verdict that ended the passes. */
const gapOf = ({ points, capacity }: Series): Point | undefined => {
  const end = counted(points).find(({ verdict }) => verdict !== 'pass')
  return end?.verdict === 'unknown' && capacity.maxConcurrency !== null ? end : undefined
}

/** Levels without a verdict, as far as the sentence has not named them. */
const excludedNote = (edition: Edition, series: Series): readonly string[] => {
  const told = series.capacity.status === 'noData' ? openBelow(series) : [gapOf(series)]
  const left = series.points.filter((point) => (!point.usable || point.verdict === 'unknown') && !told.includes(point))
  return left.length > 0 ? [edition.say('answer.excluded', { reasons: unjudgedText(edition, series, left) })] : []
}

const gapNote = (edition: Edition, series: Series): readonly string[] => {
  const end = gapOf(series)
  return end ? [edition.say('answer.gap', { reasons: unjudgedText(edition, series, [end]) })] : []
}

/** How sure the pass at the limit is; nothing where there is none. */
const passNote = (limit: Point | undefined, max: string, { say }: Language): string | null => {
  if (!limit?.confidence) return null
  if (limit.confidence !== 'point') return say(`answer.confidence.${limit.confidence}`, { max })
  const reason = say(`unconfirmed.reason.${unconfirmedReason(limit) ?? 'fewRequests'}`)
  return say('answer.confidence.point', { max, reason })
}

/** How sure the verdicts are on both sides of the limit. */
const sureNotes = (series: Series, language: Language): readonly string[] => {
  const { failing } = turnsOf(series.points)
  const limit = limitOf(series)
  const isFailUnsure = failing?.standing === 'undecided'
  const { axis } = series.capacity
  const at = (point: Point | undefined) => levelNumber(axis, point?.level ?? null, language)
  const values = { max: at(limit), failing: at(failing) }
  if (isFailUnsure && limit?.confidence === 'point') return [language.say('answer.bothUnsure', values)]
  return present([passNote(limit, values.max, language), isFailUnsure && language.say('answer.failUnsure', values)])
}

/** Which percentiles decided levels whose results lack the one of the limit, in the order of the limits. */
const othersNote = ({ report, say, list }: Edition, { points }: Series): readonly string[] => {
  const decided = report.plan.sla.limits.flatMap(({ id }) =>
    points.flatMap(({ usable, judgements: { [id]: one } }) =>
      usable && one?.statistic ? { id, by: decidingId(id, one) } : [],
    ),
  )
  const namesOf = (ids: readonly string[]): string => list([...new Set(ids.map(limitName))])
  const values = { limits: namesOf(decided.map(({ id }) => id)), others: namesOf(decided.map(({ by }) => by)) }
  return decided.length > 0 ? [say('answer.byOthers', values)] : []
}

/** What else belongs to the sentence: levels left out, a level that ended the passes unjudged, how sure the verdicts are. */
export const answerNotes = (edition: Edition, series: Series): readonly string[] =>
  present([
    gapNote(edition, series),
    excludedNote(edition, series),
    sureNotes(series, edition),
    streamNotes(series, edition.report.findings, edition),
    lengthsNote(series, edition),
    othersNote(edition, series),
    series.points.some(({ merged }) => merged === 'notPooled') && edition.say('answer.notPooled'),
    series.accepted.length > 0 && edition.say('answer.accepted', { audits: edition.list(series.accepted) }),
  ])

/** Whether somebody said how requests come. */
const isStated = ({ burstiness, dayToDay }: Report['plan']['arrivals']): boolean =>
  burstiness !== null || dayToDay !== null

/** What the overflow rule gives, as the planning rate or beside what decides it. */
const lawSentence = (
  edition: Edition,
  series: Series,
  { judged, throughput }: NonNullable<Series['basis']>,
  headroom: Swept,
): string => {
  const isOwn = decidedBy(headroom) === 'law'
  if (judged && !isOwn) return decidedSentence(headroom, edition)
  const { overflow, maxMeanConcurrency: mean, promise } = headroom
  const rate = promise.overflowRate
  const law = lawOf(edition.report, series)
  const told = edition.say(judged ? 'headroom.judged' : 'headroom.unjudged', {
    limit: promise.planned,
    overflow,
    mean,
    utilization: rate / (law?.throughput ?? throughput),
    rate,
    kept: null,
    ...law,
    arrivals: edition.say(`headroom.arrivals.${isStated(edition.report.plan.arrivals) ? 'stated' : 'poisson'}`),
  })
  if (judged) return told
  return isOwn ? told : decidedSentence(headroom, edition, told)
}

/** What loads at random are planned with, and on what day. */
const offeredSentence = ({ report: { plan }, line, say }: Edition): string =>
  line([say('users.openLoop'), ...(plan.arrivals.dayToDay ? [say('users.openLoop.days')] : [])])

/** What is safe of the limit: arrivals, and what they rest on; null where there is none. */
export const headroomSentence = (edition: Edition, series: Series): string | null => {
  const { basis, headroom, capacity } = series
  const isClosed = capacity.axis === 'concurrency'
  if (basis?.judged && !headroom) return edition.say(isClosed ? 'promise.nothing' : 'decision.why.smoother')
  if (!basis || !headroom) return null
  if (!isSwept(headroom)) return offeredSentence(edition)
  const told = replaySentence(series, edition) ?? lawSentence(edition, series, basis, headroom)
  return withRefusal(series, told, edition)
}

/** That an answer takes longer than the interval of a row, and the first interval of the plan that it does not outlast. */
export const unreachableText = ({ users }: Series, { interval, latency }: Users, { say }: Language): string => {
  const next = users.find(({ basis, model, reachable }) => basis === 'open' && model === 'poisson' && reachable)
  return next
    ? say('users.unreachable', { interval, latency, users: promisedOf(next.users, null), next: next.interval })
    : say('users.unreachable.none', { interval, latency })
}

/** Users at the derived headroom for one interval, both readings; null where users cannot be given. */
export const usersSentence = (series: Series, interval: number, language: Language): string | null => {
  const derived = series.users.filter((row) => row.interval === interval && row.model !== 'fixed')
  const open = derived.find((row) => row.basis === 'open')
  const closed = derived.find((row) => row.basis === 'closed')
  if (!open || !closed) return null
  if (!open.reachable)
    return language.say('users.sentence.unreachable', {
      told: unreachableText(series, open, language),
      interval,
      closed: promisedOf(closed.users, null),
    })
  return language.say(series.basis?.judged ? 'users.sentence' : 'users.sentence.unjudged', {
    interval,
    open: promisedOf(open.users, null),
    closed: promisedOf(closed.users, null),
  })
}
