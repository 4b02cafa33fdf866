import type { CostAssumption, OptionCost } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { electricityOf, terms } from './cost-places.ts'
import { placedOptions } from './sizing.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Parameter = CostAssumption['parameter']
type End = CostAssumption['ends'][number]
type Part = (typeof parts)[number]

const parts = ['capital', 'fee', 'electricity', 'maintenance'] as const

/** The parts of a cost that follow an assumption. */
const following: Readonly<Record<Parameter, readonly Part[]>> = {
  load: ['electricity'],
  lifeYears: ['capital'],
  purchase: ['capital', 'maintenance'],
  fee: ['fee'],
  electricityPrice: ['electricity'],
}

/** An option's cost and where it stands. */
interface Place {
  readonly cost: OptionCost
  readonly at: string
  readonly price: string
  readonly outputRate: string
  /** Servers, and their load in the busiest hour. */
  readonly k: string
  readonly peak: string
  readonly peakLoad: number
}

const baseRef = ({ at, price }: Place, parameter: Parameter): string =>
  ({
    load: `${at}/utilization`,
    lifeYears: terms.Y,
    purchase: `${price}/purchase`,
    fee: `${price}/monthly`,
    electricityPrice: terms.c,
  })[parameter]

const valueTrail = (place: Place, { parameter, base }: CostAssumption, { value }: End): Trail =>
  parameter === 'load' && value === place.peakLoad
    ? taken(place.peak)
    : trail('moved', { x: baseRef(place, parameter) }, { values: { f: value / base } })

const monthTrail = (place: Place, { parameter }: CostAssumption, end: string): Trail => {
  const { at, cost, k } = place
  const moves = following[parameter].filter((part) => cost[part] !== null)
  const stays = parts.filter((part) => cost[part] !== null && !moves.includes(part))
  const [x, y] = [stays, moves].map((some) => some.map((part) => `${at}/${part}`))
  const [value, base] = [`${end}/value`, baseRef(place, parameter)]
  if (parameter === 'load')
    return moves.length === 0
      ? taken(`${at}/monthly`)
      : trail('monthAtLoad', { x: x!, k, u: value, ...electricityOf(place) })
  const [a, b] = parameter === 'lifeYears' ? [base, value] : [value, base]
  return trail('monthMoved', { x: x!, a, b, y: y! })
}

const tokenTrail = (place: Place, { parameter }: CostAssumption, end: string): Trail => {
  const cost = { x: `${end}/monthly`, t: `${place.at}/outputTokens` }
  return parameter === 'load'
    ? trail('perMillionMoved', { ...cost, a: `${end}/value`, b: baseRef(place, parameter) })
    : trail('perMillionOf', cost)
}

const ofRow = (place: Place, row: CostAssumption, index: number): readonly Entry[] => {
  const ref = `${place.at}/sensitivity/${index}`
  const swing = (money: 'monthly' | 'perMillion'): Entry => [
    `${ref}/swing/${money}`,
    trail('swing', { y: [place.at, `${ref}/ends/0`, `${ref}/ends/1`].map((at) => `${at}/${money}`) }),
  ]
  return [
    [`${ref}/base`, taken(baseRef(place, row.parameter))],
    ...row.ends.flatMap((end, i): readonly Entry[] => {
      const at = `${ref}/ends/${i}`
      return [
        [`${at}/value`, valueTrail(place, row, end)],
        [`${at}/monthly`, monthTrail(place, row, at)],
        [`${at}/perMillion`, tokenTrail(place, row, at)],
      ]
    }),
    swing('monthly'),
    swing('perMillion'),
  ]
}

/** What moves the cost of an option. */
export const costSensitivityTrails = (answer: Answer): readonly Entry[] =>
  placedOptions(answer).flatMap(({ option, ref }) => {
    const { cost } = option
    if (!cost?.sensitivity) return []
    const spare = answer.plan.spare > 0
    const fleet = spare ? `${ref}/nPlusOne` : ref
    const place = {
      cost,
      at: `${ref}/cost`,
      price: `plan/cost/layouts/${answer.costs[cost.cost]!.price}`,
      outputRate: `costs/${cost.cost}/outputRate`,
      k: `${fleet}/replicas`,
      peak: `${fleet}/utilization`,
      peakLoad: (spare ? option.nPlusOne : option).utilization,
    }
    return cost.sensitivity.flatMap((row, i) => ofRow(place, row, i))
  })
