import type { Range, Swing } from '../../capacity/sensitivity.ts'
import type { AskedCost, AskedPrice } from '../../model/report/asked.ts'
import type { CostAssumption, OptionCost, SizingOption } from '../../model/report.ts'
import { costSensitivity } from '../sensitivity/cost.ts'
import type { Priced } from './option-cost.ts'
import { serverAt } from './server-cost.ts'

type Parameter = CostAssumption['parameter']
type Values = Readonly<Record<Parameter, number>>
type Money = 'monthly' | 'perMillion'

/** Servers of an option, with what one of them is priced by. */
interface Fleet {
  readonly cost: AskedCost
  readonly price: AskedPrice
  readonly outputRate: number | null
  readonly servers: number
}

const asFor = <T extends number | null>(given: T, value: number) => (given === null ? null : value)

/** All servers at other assumptions. */
const costAt = ({ cost, price, outputRate, servers }: Fleet, at: Values): Record<Money, number | null> => {
  const terms = {
    ...cost,
    lifeYears: { ...cost.lifeYears, value: at.lifeYears },
    electricityPrice: asFor(cost.electricityPrice, at.electricityPrice),
  }
  const own = {
    ...price,
    purchase: asFor(price.purchase, at.purchase),
    monthly: asFor(price.monthly, at.fee),
  }
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

const moneyAt = (
  end: keyof Range,
  month: Swing<Parameter>,
  token: Swing<Parameter>,
): CostAssumption['ends'][number] => {
  const answer = end === 'low' ? 'answerLow' : 'answerHigh'
  return { value: month[end], monthly: month[answer], perMillion: token[answer] }
}

const joined = (base: Values, months: Moves, tokens: Moves): readonly CostAssumption[] => {
  const known = tokens.some(({ swing }) => swing !== null)
  return (known ? tokens : months).map(({ parameter }) => {
    const [month, token] = [months, tokens].map((moves) => moves.find((one) => one.parameter === parameter)!)
    return {
      parameter,
      base: base[parameter],
      ends: [moneyAt('low', month!, token!), moneyAt('high', month!, token!)],
      swing: { monthly: month!.swing, perMillion: token!.swing },
    }
  })
}

/** What half less and half more of each assumption do to an option's cost. The mean load stays below the busiest hour's. */
const costMoves = (option: SizingOption, cost: OptionCost, { cost: asked, costs, spare }: Priced) => {
  const own = costs[cost.cost]!
  const price = asked.layouts[own.price]!
  const { replicas, utilization: peak } = spare > 0 ? option.nPlusOne : option
  const fleet = { cost: asked, price, outputRate: own.outputRate, servers: replicas }
  const base: Values = {
    load: cost.utilization,
    lifeYears: asked.lifeYears.value,
    purchase: price.purchase ?? 0,
    fee: price.monthly ?? 0,
    electricityPrice: asked.electricityPrice ?? 0,
  }
  const moves = (money: Money) => costSensitivity((at) => costAt(fleet, at)[money], base, { load: peak })
  return joined(base, moves('monthly'), moves('perMillion')).filter((row) => counts(row, cost))
}

/** The first option that has a cost a month, with what moves it. */
export const withSensitivity = (
  options: readonly SizingOption[],
  priced: Priced,
): readonly SizingOption[] => {
  const first = options.findIndex(({ cost }) => typeof cost?.monthly === 'number')
  return options.map((option, i) =>
    i === first && option.cost
      ? {
          ...option,
          cost: { ...option.cost, sensitivity: [...costMoves(option, option.cost, priced)] },
        }
      : option,
  )
}
