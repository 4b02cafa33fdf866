import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { filledText } from './formula-text.ts'
import type { Grounds, GroundsOf } from './grounds.ts'
import { membersOf } from './leaves.ts'
import { nameText, valueText } from './number-text.ts'
import { planOrigin } from './plan-origin.ts'
import type { Origin } from './origin.ts'
import { briefFileText } from './origin-text.ts'

/** Counts are made from fields that are named beside them. */
const fieldsOf = (origins: readonly Origin[]): readonly string[] => [
  ...new Set(origins.flatMap(({ field, how }) => (field === null || how === 'counted' ? [] : field))),
]

/** The files at the end of a trail with their fields: the first file in full, the others counted. */
export const filesText = (
  { first, others }: Grounds,
  language: Language,
  nameOf: (origin: Origin) => string,
): string => {
  const [origin] = first
  if (!origin) return ''
  const fields = fieldsOf(first)
  const values = { file: nameOf(origin), fields: language.list(fields), count: others }
  if (fields.length === 0) return values.file
  return language.say(others > 0 ? 'trail.files' : 'trail.file', values)
}

/** The formula of a number with its values put in: `floor(22.13 · 3)`; null where it was read or taken over. */
export const formulaText = (report: Report, ref: string, language: Language): string | null => {
  const trail = report.trails[ref]
  return !trail || trail.formula === 'taken' ? null : filledText(report, trail, language)
}

/** One line for a number in the page: what it is, the formula with values put in, file and field. Null where nothing says. */
export const trailLine = (report: Report, ref: string, language: Language, groundsOf: GroundsOf): string | null => {
  const name = nameText(ref, language)
  const made = formulaText(report, ref, language)
  const own = ref in report.trails ? [ref] : membersOf(report, ref)
  const lines = (own.length > 0 ? own : [ref]).map((one) =>
    filesText(groundsOf(one), language, (origin) => briefFileText(origin, language)),
  )
  const from = [...new Set(lines)].filter((line) => line !== '').join(language.say('finding.separator'))
  if (made === null) {
    const where = from === '' ? planOrigin(report, groundsOf(ref).leaf, language) : from
    return where === null ? null : language.say('trail.read', { name, from: where })
  }
  const formula = language.say('trail.equals', { formula: made, value: valueText(report, ref, language) })
  return language.say(from === '' ? 'trail.line' : 'trail.line.from', { name, formula, from })
}
