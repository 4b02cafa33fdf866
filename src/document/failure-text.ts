import type { Language } from '../i18n/language.ts'
import { ofSeries } from '../model/by-id.ts'
import type { LatencyMetric } from '../model/metric.ts'
import type { Judgement, Point, Report, ReportRun, Series } from '../model/report.ts'
import { groupBy } from '../model/group-by.ts'
import { withoutTokens } from '../model/of-series.ts'
import { findingText } from './evidence/findings.ts'
import { levelsText, limitName, thresholdText } from './speech.ts'

export const isLost = ({ reason }: Judgement): boolean => reason === 'failures'

export const runsAt = ({ runs }: Report, point: Point): readonly ReportRun[] =>
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
const lostText = (report: Report, point: Point, language: Language): string | null => {
  const { samples = null } = Object.values(point.judgements).find(isLost) ?? {}
  const runs = deciding(report, point, samples)
  const total = (of: 'completed' | 'failed') => runs.reduce((sum, run) => sum + (run[of] ?? 0), 0)
  const completed = total('completed')
  const failed = Math.max(total('failed'), (samples ?? 0) - completed)
  const requests = completed + failed
  if (failed === 0 && runs.every((run) => run.completed !== 0)) return null
  if (runs.some((run) => run.completed === null)) return language.say('answer.lost.ofUnknown', { failed })
  return requests === 0 ? language.say('answer.lost.all') : language.say('answer.lost', { failed, requests })
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
    limit: limitName(id),
    value: apart(value!, threshold, language),
    threshold: thresholdText(threshold, language),
  })
}

/** Why a level fails: requests that were lost, and the metric furthest over its limit. */
export const failureText = (report: Report, point: Point, language: Language): string => {
  const lost = Object.values(point.judgements).some((one) => isLost(one) && one.verdict === 'fail')
  const parts = [lost ? lostText(report, point, language) : null, overText(point, language)]
  return parts.filter((part) => part !== null).join(language.say('finding.separator'))
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
const foundText = (report: Report, series: Series, point: Point, audit: string, language: Language) => {
  const found = ofSeries(report.findings, series.id).find(
    ({ id, effect, run, level }) =>
      id === audit && effect !== 'none' && (run === null ? level === point.level : point.runs.includes(run)),
  )
  const title = `audit.${audit}.title` as 'audit.V01.title'
  return found ? findingText(found, language).replace(/[.。]$/, '') : language.say(title)
}

type Levels = readonly [Point, ...Point[]]

const missingText = (report: Report, series: Series, points: Levels, limits: readonly string[], language: Language) => {
  const names = language.list(limits.map(limitName))
  const never = withoutTokens(series, report.runs)
  if (limits.every((limit) => never.has(limit.split('.')[0] as LatencyMetric)))
    return language.say('answer.missing.never', { limits: names })
  return points.length === series.points.length
    ? language.say('answer.missing.everywhere', { limits: names })
    : language.say('answer.missing', { limits: names, levels: levelsText(series, points, language) })
}

const samplesText = (report: Report, series: Series, points: Levels, within: boolean, language: Language): string => {
  const most = (point: Point) => Math.max(0, ...runsAt(report, point).map(({ completed }) => completed ?? 0))
  return language.say(within ? 'answer.few.within' : 'answer.few', {
    levels: levelsText(series, points, language),
    requests: language.list(points.map((point) => language.value(most(point), 'count'))),
  })
}

const causeText = (report: Report, series: Series, points: Levels, language: Language): string => {
  const cause = causeOf(points[0])
  if (cause.kind === 'missing') return missingText(report, series, points, cause.limits, language)
  if (cause.kind === 'samples') return samplesText(report, series, points, cause.within, language)
  const levels = levelsText(series, points, language)
  const lost = cause.kind === 'failures' ? lostText(report, points[0], language) : null
  if (lost !== null) return language.say('answer.lost.at', { levels, lost })
  const audit = cause.kind === 'failures' ? 'V01' : cause.audit
  const found = foundText(report, series, points[0], audit, language)
  const id = points.length > 1 ? 'answer.audited.several' : 'answer.audited'
  return language.say(id, { levels, audit, found })
}

/** Why these levels have no verdict: levels of one cause together, lost requests counted at each. */
export const unjudgedText = (report: Report, series: Series, points: readonly Point[], language: Language): string => {
  const groups = [...groupBy(points, (point) => JSON.stringify(causeOf(point))).values()]
  return groups
    .map(([first, ...others]) => causeText(report, series, [first!, ...others], language))
    .join(language.say('finding.separator'))
}
