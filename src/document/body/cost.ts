import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { body, bullets, type Section, sectionOf } from '../block.ts'
import { costInputs, costLimits } from '../evidence/cost.ts'
import { firstFigure } from '../figures.ts'
import { mixDemand } from '../evidence/mix.ts'
import { demandTable, loadTable, placedCosts } from '../evidence/cost-tables.ts'

/** What the layouts cost a month by the prices that were given; no section without any. */
export const cost = (report: Report, language: Language): readonly Section[] => {
  const { cost: asked } = report.plan
  if (!asked) return []
  const tables = report.demand.flatMap((demand) => {
    const placed = placedCosts(report, demand.id)
    return placed.length > 0 ? [demandTable(report, demand, placed, language)] : []
  })
  const loads = report.costs.length > 0 ? loadTable(report, report.costs, language) : body(language.say('cost.none'))
  return sectionOf('cost', language.say('section.cost'), [
    body(language.say('cost.text')),
    tables.length > 0 ? tables : loads,
    report.mixes.flatMap((mix) => mixDemand(report, mix, language)),
    firstFigure(report, 'costByUsers', language),
    costInputs(report, asked, language),
    bullets(costLimits(report, language)),
  ])
}
