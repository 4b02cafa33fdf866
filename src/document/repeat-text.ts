import { byId } from '../model/by-id.ts'
import type { Point, Report, Series } from '../model/report.ts'
import { levelText, limitName } from './speech.ts'
import type { Edition } from './edition.ts'

type Limit = Report['plan']['sla']['limits'][number]

/** That repeats of a level do not agree about one limit; nothing where they do. */
const disagreement = (
  edition: Edition,
  { capacity: { axis } }: Series,
  { level, runs }: Point,
  { id }: Limit,
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
