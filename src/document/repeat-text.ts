import { byId } from '../model/by-id.ts'
import type { Language } from '../i18n/language.ts'
import type { Point, Report, Series } from '../model/report.ts'
import { levelText, limitName } from './speech.ts'

type Limit = Report['plan']['sla']['limits'][number]

/** That repeats of a level do not agree about one limit; nothing where they do. */
const disagreement = (
  report: Report,
  { capacity: { axis } }: Series,
  { level, runs }: Point,
  { id }: Limit,
  language: Language,
): readonly string[] => {
  const judged = runs.flatMap((run) => byId(report.runs, run)?.judgements[id] ?? [])
  const [passing, failing] = (['pass', 'fail'] as const).map((verdict) =>
    judged.flatMap((one) => (one.verdict === verdict && one.value !== null ? [one.value] : [])),
  )
  if (passing!.length === 0 || failing!.length === 0) return []
  return [
    language.say('answer.repeats', {
      level: levelText(axis, level, language),
      runs: runs.length,
      limit: limitName(id),
      passing: passing!.length,
      best: language.value(Math.min(...passing!), 'latency'),
      failing: failing!.length,
      worst: language.value(Math.max(...failing!), 'latency'),
      policy: language.say(`repeatPolicy.${report.plan.repeatPolicy}`),
    }),
  ]
}

/** Levels of which one repeat keeps a limit and another does not. */
export const repeatTexts = (report: Report, series: Series, language: Language): readonly string[] =>
  series.points
    .filter(({ runs }) => runs.length > 1)
    .flatMap((point) => report.plan.sla.limits.flatMap((limit) => disagreement(report, series, point, limit, language)))
