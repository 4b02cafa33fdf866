import type { Report } from '../model/report.ts'
import type { Edition } from './edition.ts'

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
