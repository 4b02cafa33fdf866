import type { AskedCost } from '../../model/plan.ts'
import type { CostAssumption, OptionCost, SizingOption } from '../../model/report.ts'
import { costParameters } from '../../model/report/sizing.ts'
import { type Field, made, madeIf, type Made, of, type Read, taken, extended, record } from '../../trails/made.ts'
import { priceOf, termsOf } from '../places.ts'
import type { Priced } from './option-cost.ts'

type Parameter = CostAssumption['parameter']
type Money = 'monthly' | 'perMillion'

/** The cost that is moved, and what it is made of. */
interface Place {
  readonly part: OptionCost
  readonly cost: AskedCost
  /** Of the price among those of the plan. */
  readonly price: number
  /** Servers, and their load in the busiest hour. */
  readonly servers: Pick<SizingOption, 'replicas' | 'utilization'>
}

const parts = ['capital', 'fee', 'electricity', 'maintenance'] as const

/** The parts of a cost that follow an assumption. */
const following: Readonly<Record<Parameter, readonly (typeof parts)[number][]>> = {
  load: ['electricity'],
  lifeYears: ['capital'],
  purchase: ['capital', 'maintenance'],
  fee: ['fee'],
  electricityPrice: ['electricity'],
}

const baseOf = ({ part, cost, price }: Place, parameter: Parameter): Field<number> | Read<number> => {
  const [{ P, fee }, { Y, c }] = [priceOf(cost, price), termsOf(cost)]
  const all = { load: of(part, 'utilization'), lifeYears: Y, purchase: P, fee, electricityPrice: c }
  return all[parameter] as Field<number> | Read<number>
}

/** The parts that an assumption moves, as far as they are counted. */
const movedBy = ({ part }: Place, parameter: Parameter) => following[parameter].filter((name) => part[name] !== null)

/** What is not counted moves nothing, nor does half of nothing. */
const counts = (place: Place, parameter: Parameter): boolean =>
  baseOf(place, parameter).value > 0 && (parameter === 'load' || movedBy(place, parameter).length > 0)

/** Half less and half more. The mean load is stopped by that of the busiest hour. */
const valuesOf = (place: Place, parameter: Parameter): readonly Made<number>[] => {
  const [x, most] = [baseOf(place, parameter), of(place.servers, 'utilization')]
  return [0.5, 1.5].map((f) =>
    parameter === 'load' && f * x.value >= most.value ? taken(most) : made('moved', { x, f }),
  )
}

const monthOf = (place: Place, parameter: Parameter, value: Made<number>): Made<number> => {
  const { part, cost, price, servers } = place
  const moves = movedBy(place, parameter)
  const x = parts.filter((name) => part[name] !== null && !moves.includes(name)).map((name) => of(part, name))
  if (moves.length === 0) return taken(of(part, 'monthly') as Field<number>)
  if (parameter === 'load') {
    const [{ W_i, W_f }, { H, PUE, c }] = [priceOf(cost, price), termsOf(cost)]
    return made('monthAtLoad', { x, k: of(servers, 'replicas'), u: value, W_i, W_f, H, PUE, c })
  }
  const base = baseOf(place, parameter)
  const [a, b] = parameter === 'lifeYears' ? [base, value] : [value, base]
  return made('monthMoved', { x, a, b, y: moves.map((name) => of(part, name)) })
}

const endOf = (place: Place, parameter: Parameter, value: Made<number>) => {
  const [x, t] = [monthOf(place, parameter, value), of(place.part, 'outputTokens')]
  const perMillion =
    parameter === 'load'
      ? madeIf('perMillionMoved', { x, t, a: value, b: baseOf(place, parameter) })
      : madeIf('perMillionOf', { x, t })
  return record({ value, monthly: x, perMillion })
}

/** What half less and half more of one assumption do to a cost. */
const rowOf = (place: Place, parameter: Parameter): CostAssumption => {
  const ends = valuesOf(place, parameter).map((value) => endOf(place, parameter, value))
  const swing = (money: Money) => madeIf('swing', { y: [place.part, ...ends].map((one) => of(one, money)) })
  return record({
    parameter,
    base: taken(baseOf(place, parameter)),
    ends,
    swing: record({ monthly: swing('monthly'), perMillion: swing('perMillion') }),
  })
}

/** Every assumption of an option's cost, one at a time, by how far it moves that of a token, or else of the month. */
const costMoves = (option: SizingOption, part: OptionCost, { cost, costs, spare }: Priced): CostAssumption[] => {
  const { price } = costs[part.cost]!
  const place = { part, cost, price, servers: spare > 0 ? option.nPlusOne : option }
  const rows = costParameters.filter((one) => counts(place, one)).map((one) => rowOf(place, one))
  const swing = ({ swing: moved }: CostAssumption): number =>
    (part.perMillion === null ? moved.monthly : moved.perMillion) ?? Number.MAX_VALUE
  return rows.toSorted((a, b) => swing(b) - swing(a))
}

/** The first option that has a cost a month, with what moves it. */
export const withSensitivity = (options: readonly SizingOption[], priced: Priced): readonly SizingOption[] => {
  const first = options.findIndex(({ cost }) => typeof cost?.monthly === 'number')
  return options.map((option, i) =>
    i === first && option.cost
      ? extended(option, { cost: extended(option.cost, { sensitivity: costMoves(option, option.cost, priced) }) })
      : option,
  )
}
