import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { groupBy } from '../../series/group-by.ts'
import { filledText } from './formula-text.ts'
import { leavesOf, membersOf } from './leaves.ts'
import { nameText, valueText } from './number-text.ts'
import { planOrigin } from './plan-origin.ts'
import { originOf, type Origin } from './origin.ts'
import { briefFileText } from './origin-text.ts'

/** Counts are made from fields that are named beside them. */
const fieldsOf = (origins: readonly Origin[]): readonly string[] => [
  ...new Set(origins.flatMap(({ field, how }) => (field === null || how === 'counted' ? [] : field))),
]

/** The files at the end of a trail with their fields: the first file in full, the others counted. */
export const filesText = (
  report: Report,
  ref: string,
  language: Language,
  nameOf: (origin: Origin) => string,
): string => {
  const origins = leavesOf(report, ref).flatMap((leaf) => originOf(report, leaf) ?? [])
  const files = [...groupBy(origins, ({ source, at }) => `${source} ${at}`).values()]
  const first = files[0] ?? []
  const [origin] = first
  if (!origin) return ''
  const fields = fieldsOf(first)
  const values = { file: nameOf(origin), fields: language.list(fields), count: files.length - 1 }
  if (fields.length === 0) return values.file
  return language.say(files.length > 1 ? 'trail.files' : 'trail.file', values)
}

/** The formula of a number with its values put in: `floor(22.13 · 3)`; null where it was read or taken over. */
export const formulaText = (report: Report, ref: string, language: Language): string | null => {
  const trail = report.trails[ref]
  return !trail || trail.formula === 'taken' ? null : filledText(report, trail, language)
}

/** One line for a number in the page: what it is, the formula with values put in, file and field. Null where nothing says. */
export const trailLine = (report: Report, ref: string, language: Language): string | null => {
  const name = nameText(ref, language)
  const made = formulaText(report, ref, language)
  const own = ref in report.trails ? [ref] : membersOf(report, ref)
  const lines = (own.length > 0 ? own : [ref]).map((one) =>
    filesText(report, one, language, (origin) => briefFileText(origin, language)),
  )
  const from = [...new Set(lines)].filter((line) => line !== '').join(language.say('finding.separator'))
  if (made === null) {
    const [leaf = ref] = leavesOf(report, ref)
    const where = from === '' ? planOrigin(report, leaf, language) : from
    return where === null ? null : language.say('trail.read', { name, from: where })
  }
  const formula = language.say('trail.equals', { formula: made, value: valueText(report, ref, language) })
  return language.say(from === '' ? 'trail.line' : 'trail.line.from', { name, formula, from })
}
