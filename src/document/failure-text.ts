import type { Language } from '../i18n/language.ts'
import { byId, ofSeries } from '../model/by-id.ts'
import { groupBy } from '../model/group-by.ts'
import type { LatencyMetric } from '../model/metric.ts'
import { decidingId, withoutTokens } from '../model/of-series.ts'
import {
  type Judgement,
  type Point,
  type Report,
  type ReportRun,
  type Series,
  type UnconfirmedReason,
  unconfirmedReasons,
} from '../model/report.ts'
import type { Edition } from './edition.ts'
import { findingText } from './evidence/findings.ts'
import { levelText, levelsText, limitName, thresholdText } from './speech.ts'

const reasons = { unknown: 'unknown', atOnce: 'atOnce' } as const

/** Why runs that were read answer nothing; null where there are none, or some of them answer. */
export const unplacedReason = ({ runs, series, singleStream }: Report) => {
  const [first] = runs
  if (!first || series.length + singleStream.length > 0) return null
  const kind = runs.some(({ load }) => load.kind === 'unknown') ? 'unknown' : first.load.kind
  return reasons[kind as keyof typeof reasons] ?? 'changing'
}

/** The same in words, and what to do. */
export const unplacedText = ({ report, say }: Edition): string | null => {
  const reason = unplacedReason(report)
  return reason === null ? null : say(`unplaced.${reason}`, { count: report.runs.length })
}

export const isLost = ({ reason }: Judgement): boolean => reason === 'failures'

const runsAt = ({ runs }: Report, point: Point): readonly ReportRun[] =>
  runs.filter(({ id }) => point.runs.includes(id))

/** The repeat whose lost requests stand for the level; all of them where they were pooled. */
const deciding = (report: Report, point: Point, samples: number | null): readonly ReportRun[] => {
  const runs = runsAt(report, point)
  const own = runs.find(({ judgements }) =>
    Object.values(judgements).some((one) => isLost(one) && one.samples === samples),
  )
  return own ? [own] : runs
}

/** `130 of 400 requests failed`; null where none was counted. */
const lostText = ({ report, say }: Edition, point: Point): string | null => {
  const { samples = null } = Object.values(point.judgements).find(isLost) ?? {}
  const runs = deciding(report, point, samples)
  const total = (of: 'completed' | 'failed') => runs.reduce((sum, run) => sum + (run[of] ?? 0), 0)
  const completed = total('completed')
  const failed = Math.max(total('failed'), (samples ?? 0) - completed)
  const requests = completed + failed
  if (failed === 0 && runs.every((run) => run.completed !== 0)) return null
  if (runs.some((run) => run.completed === null)) return say('answer.lost.ofUnknown', { failed })
  return requests === 0 ? say('answer.lost.all') : say('answer.lost', { failed, requests })
}

/** A value beside its limit: with more digits where the usual ones would make them look alike. */
const apart = (value: number, threshold: number, language: Language): string => {
  const usual = language.value(value, 'latency')
  return usual === language.value(threshold, 'latency') ? language.value(value, 'exact') : usual
}

const share = ({ value, threshold }: Judgement): number => (value ?? 0) / threshold

const overText = (point: Point, language: Language): string | null => {
  const [over] = Object.entries(point.judgements)
    .filter(([, one]) => one.verdict === 'fail' && share(one) > 1)
    .toSorted(([, a], [, b]) => share(b) - share(a))
  if (!over) return null
  const [id, { value, threshold }] = over
  return language.say('answer.over', {
    limit: limitName(decidingId(id, over[1])),
    value: apart(value!, threshold, language),
    threshold: thresholdText(threshold, language),
  })
}

/** Why a level fails: requests that were lost, and the metric furthest over its limit. */
export const failureText = (edition: Edition, point: Point): string => {
  const lost = Object.values(point.judgements).some((one) => isLost(one) && one.verdict === 'fail')
  const parts = [lost ? lostText(edition, point) : null, overText(point, edition)]
  return parts.filter((part) => part !== null).join(edition.say('finding.separator'))
}

/** What left a level without a verdict: lost requests before metrics that are not there, and those before an audit. */
type Cause =
  | { readonly kind: 'failures'; readonly level: number }
  | { readonly kind: 'missing'; readonly limits: readonly string[] }
  | { readonly kind: 'samples'; readonly within: boolean }
  | { readonly kind: 'audit'; readonly audit: string }

const causeOf = ({ judgements, level }: Point): Cause => {
  const open = Object.entries(judgements).filter(([, { verdict }]) => verdict === 'unknown')
  if (open.some(([, { reason }]) => reason === 'failures')) return { kind: 'failures', level }
  const missing = open.filter(([, { reason }]) => reason === 'metricMissing')
  if (missing.length > 0) return { kind: 'missing', limits: missing.map(([id]) => id) }
  const audit = open[0]?.[1].reason ?? ''
  const within = open.every(([, { value, threshold }]) => value !== null && value <= threshold)
  return audit === 'V02' ? { kind: 'samples', within } : { kind: 'audit', audit }
}

/** What the audit found at a level, as in the list of findings, without its full stop. */
const foundText = (edition: Edition, series: Series, point: Point, audit: string) => {
  const found = ofSeries(edition.report.findings, series.id).find(
    ({ id, effect, run, level }) =>
      id === audit && effect !== 'none' && (run === null ? level === point.level : point.runs.includes(run)),
  )
  const title = `audit.${audit}.title` as 'audit.V01.title'
  return found ? findingText(found, edition).replace(/[.。]$/, '') : edition.say(title)
}

type Levels = readonly [Point, ...Point[]]

const missingText = (edition: Edition, series: Series, points: Levels, limits: readonly string[]) => {
  const names = edition.list(limits.map(limitName))
  const never = withoutTokens(series, edition.report.runs)
  if (limits.every((limit) => never.has(limit.split('.')[0] as LatencyMetric)))
    return edition.say('answer.missing.never', { limits: names })
  return points.length === series.points.length
    ? edition.say('answer.missing.everywhere', { limits: names })
    : edition.say('answer.missing', { limits: names, levels: levelsText(series, points, edition) })
}

const samplesText = (edition: Edition, series: Series, points: Levels, within: boolean): string => {
  const most = (point: Point) => Math.max(0, ...runsAt(edition.report, point).map(({ completed }) => completed ?? 0))
  return edition.say(within ? 'answer.few.within' : 'answer.few', {
    levels: levelsText(series, points, edition),
    requests: edition.list(points.map((point) => edition.value(most(point), 'count'))),
  })
}

const causeText = (edition: Edition, series: Series, points: Levels): string => {
  const cause = causeOf(points[0])
  if (cause.kind === 'missing') return missingText(edition, series, points, cause.limits)
  if (cause.kind === 'samples') return samplesText(edition, series, points, cause.within)
  const levels = levelsText(series, points, edition)
  const lost = cause.kind === 'failures' ? lostText(edition, points[0]) : null
  if (lost !== null) return edition.say('answer.lost.at', { levels, lost })
  const audit = cause.kind === 'failures' ? 'V01' : cause.audit
  const found = foundText(edition, series, points[0], audit)
  const id = points.length > 1 ? 'answer.audited.several' : 'answer.audited'
  return edition.say(id, { levels, audit, found })
}

/** Why these levels have no verdict: levels of one cause together, lost requests counted at each. */
export const unjudgedText = (edition: Edition, series: Series, points: readonly Point[]): string => {
  const groups = [...groupBy(points, (point) => JSON.stringify(causeOf(point))).values()]
  return groups.map((group) => causeText(edition, series, group)).join(edition.say('finding.separator'))
}

/** That repeats of a level do not agree about one limit; nothing where they do. */
const disagreement = (
  edition: Edition,
  { capacity: { axis } }: Series,
  { level, runs }: Point,
  { id }: Report['plan']['sla']['limits'][number],
): readonly string[] => {
  const judged = runs.flatMap((run) => byId(edition.report.runs, run)?.judgements[id] ?? [])
  const [passing, failing] = (['pass', 'fail'] as const).map((verdict) =>
    judged.flatMap((one) => (one.verdict === verdict && one.value !== null ? [one.value] : [])),
  )
  if (passing!.length === 0 || failing!.length === 0) return []
  return [
    edition.say('answer.repeats', {
      level: levelText(axis, level, edition),
      runs: runs.length,
      limit: limitName(id),
      passing: passing!.length,
      best: edition.value(Math.min(...passing!), 'latency'),
      failing: failing!.length,
      worst: edition.value(Math.max(...failing!), 'latency'),
      policy: edition.say(`repeatPolicy.${edition.report.plan.repeatPolicy}`),
    }),
  ]
}

/** Levels of which one repeat keeps a limit and another does not. */
export const repeatTexts = (edition: Edition, series: Series): readonly string[] =>
  series.points
    .filter(({ runs }) => runs.length > 1)
    .flatMap((point) => edition.report.plan.sla.limits.flatMap((limit) => disagreement(edition, series, point, limit)))

/** Why a level that was judged is not confirmed: of several reasons the one that more requests mend least. */
export const unconfirmedReason = ({ verdict, standing, judgements }: Point): UnconfirmedReason | null => {
  if (verdict === 'unknown' || standing === 'confirmedPass' || standing === 'confirmedFail') return null
  const judged = Object.values(judgements).filter((one) => one.verdict === verdict)
  return (
    unconfirmedReasons.findLast((reason) => judged.some(({ unconfirmed }) => unconfirmed === reason)) ?? 'fewRequests'
  )
}
