import { half, tornado, type Range, type Swing } from '../../maths/sensitivity.ts'
import type { AskedCost, AskedPrice } from '../../model/plan.ts'
import type { CostAssumption, OptionCost, SizingOption } from '../../model/report.ts'
import { explained, explainedIf, type Field, type Made, of, type Read, taken } from '../../trails/made.ts'
import { extended, record } from '../../trails/record.ts'
import { priceOf, termsOf } from '../places.ts'
import type { Priced } from './option-cost.ts'
import { serverAt } from './server-cost.ts'

/** The largest value that an assumption may take, such as 1 for a share. */
type Ceilings<Name extends string> = { readonly [N in Name]?: number }

/**
 * What half less and half more of each assumption (mean load, years, price …) do to a cost, one at a time, the widest
 * first. `cost` gives the money for a set of assumptions, null where there is none.
 */
export const costSensitivity = <Name extends string>(
  cost: (assumptions: Readonly<Record<Name, number>>) => number | null,
  base: Readonly<Record<Name, number>>,
  ceilings: Ceilings<Name> = {},
): readonly Swing<Name>[] => {
  const names = Object.keys(base) as Name[]
  const ranges = Object.fromEntries(names.map((name) => [name, half(base[name], ceilings[name])]))
  return tornado(cost, base, ranges as Readonly<Record<Name, Range>>)
}

type Parameter = CostAssumption['parameter']
type Values = Readonly<Record<Parameter, number>>
type Money = 'monthly' | 'perMillion'

/** Servers of an option, with what one of them is priced by. */
interface PricedFleet {
  readonly cost: AskedCost
  readonly price: AskedPrice
  readonly outputRate: number | null
  readonly servers: number
}

const asFor = <T extends number | null>(given: T, value: number) => (given === null ? null : value)

/** All servers at other assumptions. */
const costAt = ({ cost, price, outputRate, servers }: PricedFleet, at: Values): Record<Money, number | null> => {
  const terms = {
    ...cost,
    lifeYears: { ...cost.lifeYears, value: at.lifeYears },
    electricityPrice: asFor(cost.electricityPrice, at.electricityPrice),
  }
  const own = { ...price, purchase: asFor(price.purchase, at.purchase), monthly: asFor(price.monthly, at.fee) }
  const { monthly, perMillion } = serverAt(terms, own, outputRate, at.load)
  return { monthly: monthly === null ? null : servers * monthly, perMillion }
}

/** What is not counted moves nothing, nor does half of nothing. */
const counts = ({ parameter, base }: CostAssumption, part: OptionCost): boolean => {
  if (base === 0 || parameter === 'load') return base > 0
  if (parameter === 'electricityPrice') return part.electricity !== null
  return (parameter === 'fee' ? part.fee : part.capital) !== null
}

type Moves = readonly Swing<Parameter>[]

/** What the ends of an assumption are made of. */
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

const baseOf = ({ part, cost, price }: Place): Readonly<Record<Parameter, Field<number> | Read<number | null>>> => {
  const [{ P, fee }, { Y, c }] = [priceOf(cost, price), termsOf(cost)]
  return { load: of(part, 'utilization'), lifeYears: Y, purchase: P, fee, electricityPrice: c }
}

/** What an assumption is at an end: moved by a factor, or stopped by the load of the busiest hour. */
const valueOf = (place: Place, parameter: Parameter, value: number, base: number): Made<number> => {
  const { servers } = place
  if (parameter === 'load' && value === servers.utilization) return taken(of(servers, 'utilization'))
  return explained('moved', value, { x: baseOf(place)[parameter], f: value / base })
}

const monthOf = (place: Place, parameter: Parameter, value: Made<number>, monthly: number): Made<number> => {
  const { part, cost, price, servers } = place
  const moves = following[parameter].filter((name) => part[name] !== null)
  const x = parts.filter((name) => part[name] !== null && !moves.includes(name)).map((name) => of(part, name))
  const base = baseOf(place)[parameter]
  if (parameter === 'load') {
    if (moves.length === 0) return explained('taken', monthly, { x: of(part, 'monthly') })
    const [{ W_i, W_f }, { H, PUE, c }] = [priceOf(cost, price), termsOf(cost)]
    const k = of(servers, 'replicas')
    return explained('monthAtLoad', monthly, { x, k, u: value, W_i, W_f, H, PUE, c })
  }
  const [a, b] = parameter === 'lifeYears' ? [base, value] : [value, base]
  return explained('monthMoved', monthly, { x, a, b, y: moves.map((name) => of(part, name)) })
}

const tokenOf = (place: Place, parameter: Parameter, value: Made<number>, x: Made<number> | null) => {
  const t = of(place.part, 'outputTokens')
  return parameter === 'load'
    ? (['perMillionMoved', { x, t, a: value, b: baseOf(place).load }] as const)
    : (['perMillionOf', { x, t }] as const)
}

interface Moved {
  readonly month: Swing<Parameter>
  readonly token: Swing<Parameter>
}

const endOf = (place: Place, end: keyof Range, { month, token }: Moved, base: number) => {
  const { parameter } = month
  const answer = end === 'low' ? 'answerLow' : 'answerHigh'
  const value = valueOf(place, parameter, month[end], base)
  const monthly = month[answer] === null ? null : monthOf(place, parameter, value, month[answer])
  const [formula, inputs] = tokenOf(place, parameter, value, monthly)
  const perMillion = explainedIf(formula, token[answer], inputs)
  return record({ value, monthly, perMillion })
}

const rowOf = (place: Place, moved: Moved, base: number): CostAssumption => {
  const { month, token } = moved
  const ends = [endOf(place, 'low', moved, base), endOf(place, 'high', moved, base)]
  const swing = (money: Money, value: number | null) =>
    explainedIf('swing', value, { y: [place.part, ...ends].map((one) => of(one, money)) })
  return record({
    parameter: month.parameter,
    base: explained('taken', base, { x: baseOf(place)[month.parameter] }),
    ends,
    swing: record({ monthly: swing('monthly', month.swing), perMillion: swing('perMillion', token.swing) }),
  })
}

const joined = (place: Place, base: Values, months: Moves, tokens: Moves): readonly CostAssumption[] => {
  const known = tokens.some(({ swing }) => swing !== null)
  return (known ? tokens : months).map(({ parameter }) => {
    const [month, token] = [months, tokens].map((moves) => moves.find((one) => one.parameter === parameter)!)
    return rowOf(place, { month: month!, token: token! }, base[parameter])
  })
}

/** What half less and half more of each assumption do to an option's cost. The mean load stays below the busiest hour's. */
const costMoves = (option: SizingOption, cost: OptionCost, { cost: asked, costs, spare }: Priced) => {
  const own = costs[cost.cost]!
  const price = asked.layouts[own.price]!
  const servers = spare > 0 ? option.nPlusOne : option
  const fleet = { cost: asked, price, outputRate: own.outputRate, servers: servers.replicas }
  const base: Values = {
    load: cost.utilization,
    lifeYears: asked.lifeYears.value,
    purchase: price.purchase ?? 0,
    fee: price.monthly ?? 0,
    electricityPrice: asked.electricityPrice ?? 0,
  }
  const moves = (money: Money) => costSensitivity((at) => costAt(fleet, at)[money], base, { load: servers.utilization })
  const place = { part: cost, cost: asked, price: own.price, servers }
  return joined(place, base, moves('monthly'), moves('perMillion')).filter((row) => counts(row, cost))
}

/** The first option that has a cost a month, with what moves it. */
export const withSensitivity = (options: readonly SizingOption[], priced: Priced): readonly SizingOption[] => {
  const first = options.findIndex(({ cost }) => typeof cost?.monthly === 'number')
  return options.map((option, i) =>
    i === first && option.cost
      ? extended(option, { cost: extended(option.cost, { sensitivity: [...costMoves(option, option.cost, priced)] }) })
      : option,
  )
}
