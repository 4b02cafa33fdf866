import type { Language } from '../i18n/language.ts'
import type { Judgement, Point, Report, ReportRun } from '../model/report.ts'
import { limitName, thresholdText } from './speech.ts'

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

/** `130 of 400 requests failed`. */
export const lostText = (report: Report, point: Point, language: Language): string => {
  const { samples = null } = Object.values(point.judgements).find(isLost) ?? {}
  const runs = deciding(report, point, samples)
  const total = (of: 'completed' | 'failed') => runs.reduce((sum, run) => sum + (run[of] ?? 0), 0)
  if (runs.some(({ completed }) => completed === null))
    return language.say('answer.lost.ofUnknown', { failed: total('failed') })
  const completed = total('completed')
  const failed = Math.max(total('failed'), (samples ?? 0) - completed)
  const requests = completed + failed
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
