import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type AskedCost, type AskedPrice, natureOf } from '../../model/plan.ts'
import { type Block, body, bullets, cell, left, right, type Row, type Section, sectionOf, table } from '../block.ts'
import { demandName } from '../demand-words.ts'
import { moneyText } from '../speech.ts'
import { stepsOf } from '../trail/formula-text.ts'
import {
  costSensitivityBlocks,
  demandTable,
  layoutName,
  loadTable,
  parts,
  type Placed,
  placedCosts,
} from './cost-tables.ts'

interface Grounds {
  readonly date: string | null
  readonly source: string | null
}

const groundsText = ({ date, source }: Grounds, language: Language): string =>
  date === null || source === null ? '—' : language.say('cost.grounds', { date, source })

/** `GPU 2`, or the part of a name that the price was given for. */
export const askedPriceName = ({ name, gpus }: AskedPrice, language: Language): string =>
  [name, gpus === null ? null : language.say('unit.gpus', { gpus })].filter((one) => one !== null).join(' ')

const amountRow = (
  report: Report,
  item: string,
  amount: number,
  ref: string,
  grounds: Grounds,
  language: Language,
): Row => [
  cell(item, { header: true }),
  cell(moneyText(report, language.value(amount, 'given'), language), { ref, nature: 'given' }),
  cell(groundsText(grounds, language)),
]

const layoutRows = (report: Report, price: AskedPrice, index: number, language: Language): readonly Row[] => {
  const at = `plan/cost/layouts/${index}`
  const layout = askedPriceName(price, language)
  const { idleWatts: idle, fullWatts: full } = price
  const watts: Row = [
    cell(language.say('cost.watts', { layout }), { header: true }),
    cell(language.say('cost.watts.value', { idle, full }), { nature: 'given' }),
    cell('—'),
  ]
  return [
    ...(['purchase', 'monthly'] as const).flatMap((key) => {
      const amount = price[key]
      const item = language.say(`cost.${key}`, { layout })
      return amount === null ? [] : [amountRow(report, item, amount, `${at}/${key}`, price, language)]
    }),
    ...(idle !== null && full !== null ? [watts] : []),
  ]
}

const terms = {
  lifeYears: (years: number, language: Language) => language.say('unit.years', { years }),
  salvage: (value: number, language: Language) => language.value(value, 'givenShare'),
  maintenance: (value: number, language: Language) => language.value(value, 'givenShare'),
  hoursPerMonth: (hours: number, language: Language) => language.say('unit.hours', { hours }),
  pue: (value: number, language: Language) => language.value(value, 'given'),
  workingDays: (days: number, language: Language) => language.say('unit.days', { days }),
  meanLoad: (value: number, language: Language) => language.value(value, 'givenShare'),
} as const

/** A mean load that follows from the employees is not assumed, and working days decide nothing without them. */
const counts = ({ plan, demand }: Report, name: keyof typeof terms): boolean => {
  const byDays = plan.cost?.meanLoad.by === 'default'
  const kinds = demand.map(({ kind }) => kind)
  if (name === 'workingDays') return byDays && kinds.includes('employees')
  if (name === 'meanLoad') return kinds.length > 0 && (!byDays || kinds.some((kind) => kind !== 'employees'))
  return true
}

/** What the mean of a month follows from. */
const meanTexts = (report: Report, language: Language): readonly string[] => [
  language.say(counts(report, 'workingDays') ? 'cost.meanLoad.note' : 'cost.meanLoad.share'),
  ...(report.plan.demand.peakDay ? [language.say('cost.meanLoad.peakDay')] : []),
]

const termRows = (report: Report, cost: AskedCost, language: Language): readonly Row[] =>
  (Object.keys(terms) as (keyof typeof terms)[])
    .filter((name) => counts(report, name))
    .map((name) => [
      cell(language.say(`cost.${name}`), { header: true }),
      cell(terms[name](cost[name].value, language), {
        ref: `plan/cost/${name}/value`,
        nature: natureOf(cost[name].by),
      }),
      cell(language.say(`chooser.${cost[name].by}`)),
    ])

const unitRows = (report: Report, cost: AskedCost, language: Language): readonly Row[] => {
  const { electricityPrice, api } = cost
  const row = (name: 'electricityPrice' | 'api.input' | 'api.output', amount: number, grounds: Grounds): Row =>
    amountRow(report, language.say(`cost.${name}`), amount, `plan/cost/${name.replace('.', '/')}`, grounds, language)
  return [
    ...(electricityPrice === null ? [] : [row('electricityPrice', electricityPrice, cost)]),
    ...(api ? [row('api.input', api.input, api), row('api.output', api.output, api)] : []),
  ]
}

/** What the costs are worked out from, each amount with its date and source. */
export const costInputs = (report: Report, cost: AskedCost, language: Language): Block =>
  table(
    language.say('cost.inputs'),
    [left(language.say('column.item')), right(language.say('column.value')), left(language.say('column.grounds'))],
    [
      ...cost.layouts.flatMap((price, i) => layoutRows(report, price, i, language)),
      ...unitRows(report, cost, language),
      ...termRows(report, cost, language),
    ],
  )

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
    return placed.length > 0 ? [{ demand, placed, first: placed[0]! }] : []
  })
  return tables.flatMap(({ demand, placed, first }, i) => {
    const layout = layoutName(report, first.series, language)
    const caption = language.say('cost.steps', { demand: demandName(demand, language), layout })
    return [
      demandTable(report, demand, placed, language),
      ...(i === 0 ? arithmetic(report, first, caption, language) : []),
    ]
  })
}

/** What is not counted, and what is only nearly true. */
export const costLimits = (report: Report, language: Language): readonly string[] => {
  const { plan, costs } = report
  const none = (part: 'electricity' | 'maintenance' | 'capital'): boolean =>
    costs.some((one) => (part === 'electricity' ? one.loads[0]?.electricity : one[part]) === null)
  const matched = new Set(costs.map(({ price }) => price))
  const idle = plan.cost?.layouts.some((_, i) => !matched.has(i))
  return [
    language.say('cost.excluded'),
    ...(none('electricity') ? [language.say('cost.noElectricity')] : [language.say('cost.linear')]),
    ...(none('capital') ? [language.say('cost.noPurchase')] : []),
    ...(report.demand.length > 0 ? meanTexts(report, language) : []),
    ...(idle ? [language.say('cost.unmatched')] : []),
  ]
}

/** Cost and energy by the prices that were given; no section without any. */
export const cost = (report: Report, language: Language): readonly Section[] => {
  const { cost: asked } = report.plan
  if (!asked) return []
  return sectionOf('cost', language.say('section.cost'), [
    body(language.say('cost.text')),
    costInputs(report, asked, language),
    demandBlocks(report, language),
    costSensitivityBlocks(report, language),
    report.costs.length > 0 ? loadTable(report, report.costs, language) : body(language.say('cost.none')),
    bullets(costLimits(report, language)),
  ])
}
