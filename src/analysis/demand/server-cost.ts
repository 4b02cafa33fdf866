import {
  blendedPrice,
  breakEvenUtilization,
  costPerMillion,
  energyPerToken,
  meanPower,
  monthlyCost,
  monthlyTokens,
} from '../../maths/cost.ts'
import type { AskedCost, AskedPrice } from '../../model/plan.ts'
import type { Plan } from '../../model/plan.ts'
import type { Cost, Series, Ungraded } from '../../model/report.ts'
import { explained, explainedIf, made, of, read, taken, type Field, type Made, type Read } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { priceOf, termsOf } from '../places.ts'

type Load = Cost['loads'][number]
type Measured = Pick<Series, 'name' | 'layout' | 'workload' | 'points' | 'basis'>

/** Mean loads at which every server is priced: they say more than any one of them, as the load decides. */
const utilizations = [0.01, 0.1, 0.3, 1] as const

/** Whether a price is that of a layout. */
export const fits = ({ name, layout }: Measured, price: AskedPrice): boolean =>
  (price.name === null || name.toLowerCase().includes(price.name.toLowerCase())) &&
  (price.gpus === null || price.gpus === layout.gpus)

/** The point of the level that is planned with. */
export const plannedPoint = ({
  points,
  basis,
}: Pick<Series, 'points' | 'basis'>): Series['points'][number] | undefined =>
  points.find(({ level, throughput }) => level === basis?.level && throughput.requests === basis.throughput)

/** Output tokens/s at the level that is planned with: measured, or requests/s times the length that was asked for. */
const outputRateOf = ({ points, basis, workload }: Measured): Made<number> | null => {
  if (!basis) return null
  const at = plannedPoint({ points, basis })
  if (typeof at?.throughput.outputTokens === 'number') return taken(of(at.throughput, 'outputTokens') as Field<number>)
  const L = of(workload, 'outputTokens')
  return L.value === null ? null : made('outputRate', { X: of(basis, 'throughput'), L })
}

const powerOf = ({ idleWatts: idle, fullWatts: full }: AskedPrice) =>
  idle === null || full === null ? null : { idle, full }

/** One server at a mean load: what was not given is not counted, which is not the same as free. */
export const serverAt = (
  cost: AskedCost,
  price: AskedPrice,
  outputRate: number | null,
  utilization: number,
): Load & Pick<Cost, 'capital' | 'fee' | 'maintenance'> => {
  const { hoursPerMonth, electricityPrice, salvage, maintenance } = cost
  const power = powerOf(price)
  const hours = hoursPerMonth.value
  const all = monthlyCost({
    purchase: price.purchase ?? 0,
    purchaseExtra: 0,
    salvage: (price.purchase ?? 0) * salvage.value,
    lifeYears: cost.lifeYears.value,
    power: power ?? { mean: 0 },
    utilization,
    hours,
    pue: cost.pue.value,
    electricityPrice: electricityPrice ?? 0,
    maintenance: price.purchase === null ? null : maintenance.value,
    colocation: price.monthly,
    labour: null,
  })
  const priced = all !== null && (price.purchase !== null || price.monthly !== null)
  const monthly = priced ? all.total : null
  const tokens = outputRate === null ? 0 : monthlyTokens({ throughput: outputRate, hours, utilization })
  return {
    utilization,
    capital: price.purchase === null ? null : (all?.parts.capital ?? null),
    fee: price.monthly,
    maintenance: all?.parts.maintenance ?? null,
    electricity: power && electricityPrice !== null ? (all?.parts.electricity ?? null) : null,
    monthly,
    perMillion: monthly === null ? null : costPerMillion(monthly, tokens),
    joulesPerToken:
      power && outputRate !== null ? energyPerToken(meanPower(power, utilization), outputRate * utilization) : null,
  }
}

/** Tokens of a request as served, or else as asked for; null where one is not known. */
export const lengthsOf = ({ inputTokens, outputTokens, measured }: Series['workload']) => {
  const [input, output] = [measured.inputTokens ?? inputTokens, measured.outputTokens ?? outputTokens]
  return input === null || output === null ? null : { inputTokens: input, outputTokens: output }
}

/** What numbers of one server are made of. */
interface Server {
  readonly cost: AskedCost
  /** Its index in the prices of the plan. */
  readonly price: number
  readonly outputRate: Made<number> | null
}

type Parts = Readonly<Record<'capital' | 'fee' | 'maintenance', Made<number> | null>>

const partsOf = ({ cost, price, outputRate }: Server): Parts => {
  const { capital, maintenance } = serverAt(cost, cost.layouts[price]!, outputRate?.value ?? null, 1)
  const [{ P, fee }, { s, Y, v }] = [priceOf(cost, price), termsOf(cost)]
  return {
    capital: explainedIf('capital', capital, { P, s, Y }),
    fee: fee.value === null ? null : taken(fee as Read<number>),
    maintenance: explainedIf('upkeep', maintenance, { P, v }),
  }
}

export const counted = (parts: readonly (Made<number> | null)[]): readonly Made<number>[] =>
  parts.filter((part) => part !== null)

/** Money and joules of one server at a mean load, each with how it was made. */
const loadOf = (server: Server, { capital, fee, maintenance }: Parts, u: number): Load => {
  const { cost, price, outputRate } = server
  const told = serverAt(cost, cost.layouts[price]!, outputRate?.value ?? null, u)
  const [{ W_i, W_f }, { H, PUE, c }] = [priceOf(cost, price), termsOf(cost)]
  const power = explainedIf('electricity', told.electricity, { W_i, W_f, H, PUE, c, u })
  const x = explainedIf('total', told.monthly, { x: counted([capital, fee, maintenance, power]) })
  return record({
    utilization: u,
    electricity: power,
    monthly: x,
    perMillion: explainedIf('perMillion', told.perMillion, { x, T: outputRate, H, u }),
    joulesPerToken: explainedIf('joules', told.joulesPerToken, { W_i, W_f, T: outputRate, u }),
  })
}

/** Lengths of a request where they stand. */
export const lengthFields = (workload: Series['workload']) => {
  const { measured } = workload
  return {
    L_i: of(measured.inputTokens === null ? workload : measured, 'inputTokens'),
    L_o: of(measured.outputTokens === null ? workload : measured, 'outputTokens'),
  }
}

/** The load from which one server is cheaper than an API. */
const breakEvenOf = (server: Server, parts: Parts, { basis, workload }: Measured, full: Load, b: Made<number>) => {
  const { cost, price, outputRate } = server
  const lengths = lengthFields(workload)
  const at = serverAt(cost, cost.layouts[price]!, outputRate?.value ?? null, 0)
  if (at.monthly === null || full.monthly === null) return null
  const [{ W_i }, { H, PUE, c }] = [priceOf(cost, price), termsOf(cost)]
  const fullTokens = monthlyTokens({
    throughput: basis!.throughput * (lengths.L_i.value! + lengths.L_o.value!),
    hours: H.value,
    utilization: 1,
  })
  const [idleCost, fullCost] = [at.monthly, full.monthly]
  return explainedIf('breakEvenLoad', breakEvenUtilization({ idleCost, fullCost, fullTokens, price: b.value }), {
    x_0: counted([parts.capital, parts.fee, parts.maintenance]),
    ...(full.electricity === null ? {} : { W_i, PUE, c }),
    x_1: of(full, 'monthly'),
    b,
    X: of(basis!, 'throughput'),
    ...lengths,
    H,
  })
}

const againstApi = (server: Server, parts: Parts, series: Measured, full: Load): Cost['api'] => {
  const { api } = server.cost
  const lengths = lengthsOf(series.workload)
  const price = api && lengths && blendedPrice(api, lengths)
  if (!api || price === null || !series.basis) return null
  const blended = explained('blended', price, {
    p_i: read('plan/cost/api/input', api.input),
    p_o: read('plan/cost/api/output', api.output),
    ...lengthFields(series.workload),
  })
  return record({ blended, breakEven: breakEvenOf(server, parts, series, full, blended) })
}

const costOf = (server: Server, series: Ungraded, id: string): Cost => {
  const parts = partsOf(server)
  const loads = utilizations.map((utilization) => loadOf(server, parts, utilization))
  return record({
    id,
    series: series.id,
    price: server.price,
    outputRate: server.outputRate,
    ...parts,
    loads,
    api: againstApi(server, parts, series, loads.at(-1)!),
  })
}

/** One server of each layout that has a price and a level to plan with; the first price that fits counts. */
export const costsOf = ({ cost }: Plan, series: readonly Ungraded[]): readonly Cost[] => {
  if (!cost) return []
  const found = series.flatMap((one) => {
    const price = cost.layouts.findIndex((entry) => fits(one, entry))
    return price < 0 || !one.basis ? [] : [{ one, server: { cost, price, outputRate: outputRateOf(one) } }]
  })
  return found.map(({ one, server }, i) => costOf(server, one, `cost-${i + 1}`))
}
