import type { Language } from '../../i18n/language.ts'
import type { Point, Report, Series, UnconfirmedReason } from '../../model/report.ts'
import { unconfirmedReasons } from '../../model/report.ts'
import { strictestPercentile } from '../../model/sla.ts'
import { groupBy } from '../../series/group-by.ts'
import type { Block } from '../block.ts'
import { layoutText, levelText, workloadText } from '../speech.ts'
import { levelsText } from './steady.ts'

/** Why a level that was judged is not confirmed: of several reasons the one that more requests mend least. */
export const unconfirmedReason = ({ verdict, standing, judgements }: Point): UnconfirmedReason | null => {
  if (verdict === 'unknown' || standing === 'confirmedPass' || standing === 'confirmedFail') return null
  const deciding = Object.values(judgements).filter((one) => one.verdict === verdict)
  return (
    unconfirmedReasons.findLast((reason) => deciding.some(({ unconfirmed }) => unconfirmed === reason)) ??
    'fewRequests'
  )
}

/** What would confirm it, where more of the same would not. */
const remedy = (reason: UnconfirmedReason, { capacity }: Series, report: Report, language: Language): string => {
  const percentile = strictestPercentile(report.plan.sla)
  if (reason === 'fewRequests' || reason === 'noPercentile' || percentile === null) return ''
  if (capacity.axis === 'requestRate')
    return reason === 'summaryOnly' ? language.say('unconfirmed.remedy.requests') : ''
  const least = Math.ceil(10 / (1 - percentile) - 1e-6)
  return language.say('unconfirmed.remedy.repeats', { least: language.value(least, 'count') })
}

const ofSeries = (series: Series, report: Report, language: Language): readonly string[] => {
  const open = series.points.filter((point) => unconfirmedReason(point) !== null)
  return [...groupBy(open, (point) => unconfirmedReason(point)!)].map(([key, points]) => {
    const reason = key as UnconfirmedReason
    const told = language.say('unconfirmed.levels', {
      workload: workloadText(series.workload, language),
      layout: layoutText(series, language),
      levels: levelsText(
        points.map(({ level }) => levelText(series.capacity.axis, level, language)),
        language,
      ),
      reason: language.say(`unconfirmed.reason.${reason}`),
    })
    return `${told}${remedy(reason, series, report, language)}`
  })
}

/** Which verdicts are not confirmed, why, and what would confirm them. */
export const unconfirmedBlocks = (report: Report, language: Language): readonly Block[] => {
  const items = report.series.flatMap((series) => ofSeries(series, report, language))
  return items.length > 0 ? [{ kind: 'list', items }] : []
}
