import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { type AskedCost, type AskedPrice, natureOf } from '../../model/plan.ts'
import {
  type Block,
  body,
  bullets,
  cell,
  left,
  right,
  type Row,
  type Section,
  sectionOf,
  table,
  rowOf,
} from '../block.ts'
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
import type { Edition } from '../edition.ts'

interface Grounds {
  readonly date: string | null
  readonly source: string | null
}

const groundsText = ({ date, source }: Grounds, { say }: Language): string =>
  date === null || source === null ? '—' : say('cost.grounds', { date, source })

/** `GPU 2`, or the part of a name that the price was given for. */
export const askedPriceName = ({ name, gpus }: AskedPrice, { say }: Language): string =>
  [name, gpus === null ? null : say('unit.gpus', { gpus })].filter((one) => one !== null).join(' ')

const amountRow = (edition: Edition, item: string, amount: number, ref: string, grounds: Grounds): Row =>
  rowOf(
    item,
    cell(moneyText(edition, edition.value(amount, 'given')), { ref, nature: 'given' }),
    groundsText(grounds, edition),
  )

const layoutRows = (edition: Edition, price: AskedPrice, index: number): readonly Row[] => {
  const at = `plan/cost/layouts/${index}`
  const layout = askedPriceName(price, edition)
  const { idleWatts: idle, fullWatts: full } = price
  const watts: Row = rowOf(
    edition.say('cost.watts', { layout }),
    cell(edition.say('cost.watts.value', { idle, full }), { nature: 'given' }),
    '—',
  )
  return [
    ...(['purchase', 'monthly'] as const).flatMap((key) => {
      const amount = price[key]
      const item = edition.say(`cost.${key}`, { layout })
      return amount === null ? [] : [amountRow(edition, item, amount, `${at}/${key}`, price)]
    }),
    ...(idle !== null && full !== null ? [watts] : []),
  ]
}

const terms = {
  lifeYears: (years: number, { say }: Language) => say('unit.years', { years }),
  salvage: (value: number, language: Language) => language.value(value, 'givenShare'),
  maintenance: (value: number, language: Language) => language.value(value, 'givenShare'),
  hoursPerMonth: (hours: number, { say }: Language) => say('unit.hours', { hours }),
  pue: (value: number, language: Language) => language.value(value, 'given'),
  workingDays: (days: number, { say }: Language) => say('unit.days', { days }),
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
const meanTexts = ({ report, say }: Edition): readonly string[] => [
  say(counts(report, 'workingDays') ? 'cost.meanLoad.note' : 'cost.meanLoad.share'),
  ...(report.plan.demand.peakDay ? [say('cost.meanLoad.peakDay')] : []),
]

const termRows = (edition: Edition, cost: AskedCost): readonly Row[] =>
  (Object.keys(terms) as (keyof typeof terms)[])
    .filter((name) => counts(edition.report, name))
    .map((name) =>
      rowOf(
        edition.say(`cost.${name}`),
        cell(terms[name](cost[name].value, edition), {
          ref: `plan/cost/${name}/value`,
          nature: natureOf(cost[name].by),
        }),
        edition.say(`chooser.${cost[name].by}`),
      ),
    )

const unitRows = (edition: Edition, cost: AskedCost): readonly Row[] => {
  const { electricityPrice, api } = cost
  const row = (name: 'electricityPrice' | 'api.input' | 'api.output', amount: number, grounds: Grounds): Row =>
    amountRow(edition, edition.say(`cost.${name}`), amount, `plan/cost/${name.replace('.', '/')}`, grounds)
  return [
    ...(electricityPrice === null ? [] : [row('electricityPrice', electricityPrice, cost)]),
    ...(api ? [row('api.input', api.input, api), row('api.output', api.output, api)] : []),
  ]
}

/** What the costs are worked out from, each amount with its date and source. */
export const costInputs = (edition: Edition, cost: AskedCost): Block =>
  table(
    edition.say('cost.inputs'),
    [left(edition.say('column.item')), right(edition.say('column.value')), left(edition.say('column.grounds'))],
    [
      ...cost.layouts.flatMap((price, i) => layoutRows(edition, price, i)),
      ...unitRows(edition, cost),
      ...termRows(edition, cost),
    ],
  )

/** The first option of a demand, written out. */
const arithmetic = (edition: Edition, placed: Placed, caption: string): readonly Block[] => {
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
  const steps = stepsOf(edition, refs)
  return steps.length > 0 ? [{ kind: 'steps', caption, steps }] : []
}

/** A table for each demand; the arithmetic of its first row only for the first, as every other follows the same way. */
const demandBlocks = (edition: Edition): readonly Block[] => {
  const tables = edition.report.demand.flatMap((demand) => {
    const placed = placedCosts(edition.report, demand.id)
    return placed.length > 0 ? [{ demand, placed, first: placed[0]! }] : []
  })
  return tables.flatMap(({ demand, placed, first }, i) => {
    const layout = layoutName(edition, first.series)
    const caption = edition.say('cost.steps', { demand: demandName(demand, edition), layout })
    return [demandTable(edition, demand, placed), ...(i === 0 ? arithmetic(edition, first, caption) : [])]
  })
}

/** What is not counted, and what is only nearly true. */
export const costLimits = (edition: Edition): readonly string[] => {
  const { plan, costs } = edition.report
  const none = (part: 'electricity' | 'maintenance' | 'capital'): boolean =>
    costs.some((one) => (part === 'electricity' ? one.loads[0]?.electricity : one[part]) === null)
  const matched = new Set(costs.map(({ price }) => price))
  const idle = plan.cost?.layouts.some((_, i) => !matched.has(i))
  return [
    edition.say('cost.excluded'),
    ...(none('electricity') ? [edition.say('cost.noElectricity')] : [edition.say('cost.linear')]),
    ...(none('capital') ? [edition.say('cost.noPurchase')] : []),
    ...(edition.report.demand.length > 0 ? meanTexts(edition) : []),
    ...(idle ? [edition.say('cost.unmatched')] : []),
  ]
}

/** Cost and energy by the prices that were given; no section without any. */
export const cost = (edition: Edition): readonly Section[] => {
  const { report } = edition
  const { cost: asked } = report.plan
  if (!asked) return []
  return sectionOf('cost', edition.say('section.cost'), [
    body(edition.say('cost.text')),
    costInputs(edition, asked),
    demandBlocks(edition),
    costSensitivityBlocks(edition),
    report.costs.length > 0 ? loadTable(edition, report.costs) : body(edition.say('cost.none')),
    bullets(costLimits(edition)),
  ])
}
