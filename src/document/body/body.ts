import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import type { Section } from '../block.ts'
import { duels } from '../duels.ts'
import { singleStream } from '../single-stream.ts'
import { assumptions } from './assumptions.ts'
import { conclusion } from './conclusion.ts'
import { cost } from './cost.ts'
import { glossary } from './glossary.ts'
import { measurements } from './measurements.ts'
import { nonFunctional } from './non-functional.ts'
import { operation } from './operation.ts'
import { options } from './options.ts'
import { risks } from './risks.ts'
import { scope } from './scope.ts'
import { users } from './users.ts'
import { results } from './results.ts'

/** What a customer signs: the answer on one page, then what it rests on, in the order in which it is asked about. */
export const bodyOf = (report: Report, language: Language): readonly Section[] => {
  const first = [conclusion(report, language), scope(report, language)]
  const others = [
    ...options(report, language),
    ...results(report, language),
    ...(report.series.length === 0 ? [...singleStream(report, language), ...duels(report, language)] : []),
    ...users(report, language),
    ...cost(report, language),
    ...risks(report, language),
    ...operation(report, language),
    ...measurements(report, language),
    ...nonFunctional(report, language),
  ]
  const sections = [...first, assumptions(report, language, [...first, ...others]), ...others]
  return [...sections, ...glossary(report, sections, language)]
}
