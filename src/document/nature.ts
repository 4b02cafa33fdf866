import type { Language } from '../i18n/language.ts'
import type { Report, Series } from '../model/report.ts'
import type { Edition } from './edition.ts'

/** The mark of what results say: never that of a measurement where any of them were made. */
export const resultNature = (...results: readonly Pick<Series, 'synthetic'>[]): 'measured' | 'synthetic' =>
  results.some(({ synthetic }) => synthetic !== null) ? 'synthetic' : 'measured'

/** Who made the results that were made and not measured, and whether all were. */
const syntheticIn = (reports: readonly Pick<Report, 'runs'>[]) => {
  const made = reports.flatMap(({ runs }) => runs.map(({ synthetic }) => synthetic))
  return { makers: [...new Set(made.filter((maker) => maker !== null))], isWhole: !made.includes(null) }
}

/** The warning of all that shows results which were made; null where all were measured. */
export const bannerText = ({ report, say, list }: Edition): string | null => {
  const { makers, isWhole } = syntheticIn([report])
  if (makers.length === 0) return null
  return say(isWhole ? 'synthetic.banner' : 'synthetic.banner.partly', { makers: list(makers) })
}

/** The same of reports that are answered from, in a line of the terminal. */
export const syntheticLines = (reports: readonly Report[], { say, list }: Language): readonly string[] => {
  const { makers, isWhole } = syntheticIn(reports)
  const id = isWhole ? 'decision.condition.synthetic' : 'synthetic.partly'
  return makers.length > 0 ? [say(id, { maker: list(makers) })] : []
}
