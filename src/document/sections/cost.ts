import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import type { Block, Section } from '../block.ts'
import { body } from '../cells.ts'
import { demandName } from '../demand-words.ts'
import { stepsOf } from '../trail/steps.ts'
import { costInputs } from './cost-inputs.ts'
import { costSensitivityBlocks } from './cost-sensitivity.ts'
import { demandTable, heads, loadTable, parts, placedCosts, type Placed } from './cost-tables.ts'

/** The first option of a demand, written out. */
const arithmetic = (report: Report, placed: Placed, caption: string, language: Language): readonly Block[] => {
  const names = ['utilization', ...parts, 'monthly', 'perUser', 'outputTokens', 'perMillion', 'joulesPerToken']
  const server = `costs/${placed.cost.cost}`
  const refs = [
    `${server}/capital`,
    `${server}/maintenance`,
    ...names.map((name) => `${placed.ref}/${name}`),
    `${server}/api/blended`,
    `${placed.ref}/api/monthly`,
    `${placed.ref}/api/breakEvenTokens`,
  ]
  const steps = stepsOf(report, refs, language)
  return steps.length > 0 ? [{ kind: 'steps', caption, steps }] : []
}

/** A table for each demand; the arithmetic of its first row only for the first, as every other follows the same way. */
const demandBlocks = (report: Report, language: Language): readonly Block[] => {
  const tables = report.demand.flatMap((demand) => {
    const placed = placedCosts(report, demand.id)
    return placed.length > 0 ? [{ name: demandName(demand, language), placed, first: placed[0]! }] : []
  })
  return tables.flatMap(({ name, placed, first }, i) => {
    const layout = heads(report, first.series, language).map(({ text }) => text)
    const caption = language.say('cost.steps', { demand: name, layout: language.list(layout) })
    return [
      demandTable(report, placed, language.say('cost.table', { demand: name }), language),
      ...(i === 0 ? arithmetic(report, first, caption, language) : []),
    ]
  })
}

/** What is not counted, and what is only nearly true. */
const limits = (report: Report, language: Language): readonly string[] => {
  const { plan, costs } = report
  const none = (part: 'electricity' | 'maintenance' | 'capital'): boolean =>
    costs.some((one) => (part === 'electricity' ? one.loads[0]?.electricity : one[part]) === null)
  const matched = new Set(costs.map(({ price }) => price))
  const idle = plan.cost?.layouts.some((_, i) => !matched.has(i))
  return [
    language.say('cost.excluded'),
    ...(none('electricity') ? [language.say('cost.noElectricity')] : [language.say('cost.linear')]),
    ...(none('capital') ? [language.say('cost.noPurchase')] : []),
    ...(report.demand.length > 0 ? [language.say('cost.meanLoad.note')] : []),
    ...(idle ? [language.say('cost.unmatched')] : []),
  ]
}

/** Cost and energy by the prices that were given; no section without any. */
export const cost = (report: Report, language: Language): readonly Section[] => {
  const { cost: asked } = report.plan
  if (!asked) return []
  const blocks = [
    body(language.say('cost.text')),
    costInputs(report, asked, language),
    ...demandBlocks(report, language),
    ...costSensitivityBlocks(report, language),
    ...(report.costs.length > 0 ? [loadTable(report, report.costs, language)] : [body(language.say('cost.none'))]),
    { kind: 'list', items: limits(report, language) } as const,
  ]
  return [{ id: 'cost', title: language.say('section.cost'), blocks }]
}
