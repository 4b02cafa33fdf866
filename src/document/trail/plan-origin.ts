import type { Language } from '../../i18n/language.ts'
import { placeAbove, valueAt } from '../../model/place.ts'
import type { Chooser } from '../../model/plan.ts'
import type { Report } from '../../model/report.ts'

interface Stated {
  readonly by?: Chooser
  readonly date?: string | null
  readonly source?: string | null
}

/** Where a number of the plan comes from: date and source of an amount, or who chose it; null for other numbers. */
export const planOrigin = (report: Report, ref: string, language: Language): string | null => {
  if (!ref.startsWith('plan/')) return null
  const { by, date, source } = (valueAt(report, placeAbove(ref)) ?? {}) as Stated
  if (by) return language.say(`chooser.${by}`)
  if (date && source && ref.startsWith('plan/cost/')) return language.say('cost.grounds', { date, source })
  const part = ref.split('/')[1] ?? ''
  const chosenBy: Readonly<Record<string, Chooser>> = report.plan.chosenBy
  return language.say(`chooser.${chosenBy[part] ?? 'plan'}`)
}
