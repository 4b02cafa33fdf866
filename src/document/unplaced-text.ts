import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

const reasons = { unknown: 'unknown', atOnce: 'atOnce' } as const

/** Why runs that were read answer nothing, and what to do; null where there are none, or some of them answer. */
export const unplacedText = ({ runs, series, singleStream }: Report, language: Language): string | null => {
  const [first] = runs
  if (!first || series.length + singleStream.length > 0) return null
  const kind = runs.some(({ load }) => load.kind === 'unknown') ? 'unknown' : first.load.kind
  const reason = reasons[kind as keyof typeof reasons] ?? 'changing'
  return language.say(`unplaced.${reason}`, { count: runs.length })
}
