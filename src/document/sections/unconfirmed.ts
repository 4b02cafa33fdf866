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
    unconfirmedReasons.findLast((reason) => deciding.some(({ unconfirmed }) => unconfirmed === reason)) ?? 'fewRequests'
  )
}

const stubborn: ReadonlySet<string> = new Set<UnconfirmedReason>([
  'noSteadyPart',
  'equalLengths',
  'lengthsUnknown',
  'summaryOnly',
])

/** What would confirm a verdict where more of the same would not. */
const remedies = (
  reasons: readonly string[],
  axis: Series['capacity']['axis'],
  report: Report,
  language: Language,
): readonly string[] => {
  const percentile = strictestPercentile(report.plan.sla)
  if (percentile === null || !reasons.some((reason) => stubborn.has(reason))) return []
  if (axis === 'requestRate')
    return reasons.includes('summaryOnly') ? [language.say('unconfirmed.remedy.requests')] : []
  const least = Math.ceil(10 / (1 - percentile) - 1e-6)
  return [language.say('unconfirmed.remedy.repeats', { least: language.value(least, 'count') })]
}

const ofSeries = (series: Series, language: Language): readonly string[] => {
  const open = series.points.filter((point) => unconfirmedReason(point) !== null)
  const groups = [...groupBy(open, (point) => unconfirmedReason(point)!)]
  return groups.map(([reason, points]) =>
    language.say('unconfirmed.levels', {
      workload: workloadText(series.workload, language),
      layout: layoutText(series, language),
      levels: levelsText(
        points.map(({ level }) => levelText(series.capacity.axis, level, language)),
        language,
      ),
      reason: language.say(`unconfirmed.reason.${reason as UnconfirmedReason}`),
    }),
  )
}

/** Which verdicts are not confirmed, why, and what would confirm them. */
export const unconfirmedBlocks = (report: Report, language: Language): readonly Block[] => {
  const told = report.series.flatMap((series) => ofSeries(series, language))
  const advice = report.series.flatMap(({ points, capacity }) =>
    remedies(
      points.map((point) => unconfirmedReason(point) ?? ''),
      capacity.axis,
      report,
      language,
    ),
  )
  const items = [...told, ...new Set(advice)]
  return items.length > 0 ? [{ kind: 'list', items }] : []
}
