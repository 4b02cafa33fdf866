import { syntheticIn } from '../document/nature.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

/** That results, or a part of them, were made and not measured, wherever they are answered from. */
export const syntheticLines = (reports: readonly Report[], language: Language): readonly string[] => {
  const { makers, isWhole } = syntheticIn(reports)
  const id = isWhole ? 'decision.condition.synthetic' : 'synthetic.partly'
  return makers.length > 0 ? [language.say(id, { maker: language.list(makers) })] : []
}
