import { syntheticMakers } from '../document/answer.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

/** That results were made and not measured, wherever they are answered from. */
export const syntheticLines = (reports: readonly Report[], language: Language): readonly string[] => {
  const makers = [...new Set(reports.flatMap(syntheticMakers))]
  return makers.length > 0 ? [language.say('decision.condition.synthetic', { maker: language.list(makers) })] : []
}
