import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'

/** An amount with the currency of the plan; a dash where it is not known. */
export const moneyText = (report: Report, amount: number | null, language: Language): string =>
  amount === null ? '—' : language.say('unit.money', { amount, currency: report.plan.cost?.currency ?? '' })

/** The head of a column of amounts. */
export const moneyColumn = (report: Report, label: string, language: Language): string =>
  language.say('column.money', { label, currency: report.plan.cost?.currency ?? '' })
