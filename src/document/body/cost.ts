import { body, bullets, type Section, sectionOf } from '../block.ts'
import { costInputs, costLimits } from '../evidence/cost.ts'
import { firstFigure } from '../figures.ts'
import { mixDemand } from '../evidence/mix.ts'
import { demandTable, loadTable, placedCosts } from '../evidence/cost-tables.ts'
import type { Edition } from '../edition.ts'

/** What the layouts cost a month by the prices that were given; no section without any. */
export const cost = (edition: Edition): readonly Section[] => {
  const { report } = edition
  const { cost: asked } = report.plan
  if (!asked) return []
  const tables = report.demand.flatMap((demand) => {
    const placed = placedCosts(report, demand.id)
    return placed.length > 0 ? [demandTable(edition, demand, placed)] : []
  })
  const loads = report.costs.length > 0 ? loadTable(edition, report.costs) : body(edition.say('cost.none'))
  return sectionOf('cost', edition.say('section.cost'), [
    body(edition.say('cost.text')),
    tables.length > 0 ? tables : loads,
    report.mixes.flatMap((mix) => mixDemand(edition, mix)),
    firstFigure(edition, 'costByUsers'),
    costInputs(edition, asked),
    bullets(costLimits(edition)),
  ])
}
