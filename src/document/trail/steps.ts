import type { Language } from '../../i18n/language.ts'
import { valueAt } from '../../model/place.ts'
import type { Report } from '../../model/report.ts'
import type { Step } from '../block.ts'
import { cell } from '../cells.ts'
import { nameText, valueText } from './number-text.ts'
import { formulaText } from './trail-line.ts'

/** Numbers of the report as arithmetic: what, the formula with the values put in, the result. Absent ones are left out. */
export const stepsOf = (report: Report, refs: readonly string[], language: Language): readonly Step[] =>
  refs.flatMap((ref) => {
    const formula = ref in report.trails ? formulaText(report, ref, language) : null
    if (formula === null || valueAt(report, ref) === null) return []
    return [{ label: nameText(ref, language), formula, result: cell(valueText(report, ref, language), { ref }) }]
  })
