import type { Words } from '../charts/chart.ts'
import type { Language } from '../i18n/language.ts'
import { assumptionRow, assumptionValue } from './assumption-words.ts'
import { layoutText, limitName, thresholdText } from './speech.ts'

/** What charts may say. */
export const wordsOf = (language: Language): Words => ({
  label: (label) => language.say(`chart.${label}`),
  layout: (series) => layoutText(series, language),
  limit: limitName,
  threshold: (seconds) => thresholdText(seconds, language),
  assumption: (row) => assumptionRow(row, language),
  assumptionValue: (row, value) => assumptionValue(row, value, language),
})
