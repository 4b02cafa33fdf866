import type { AskedCost, AskedPrice, Plan } from '../../model/plan.ts'
import { basisPoint } from '../../model/of-series.ts'
import type { Cost, Series, Ungraded } from '../../model/report.ts'
import { made, madeIf, of, read, taken, type Field, type Made, type Read, record } from '../../trails/made.ts'
import { priceOf, termsOf } from '../places.ts'

type Load = Cost['loads'][number]
type Measured = Pick<Series, 'name' | 'layout' | 'workload' | 'points' | 'basis'>

/** Mean loads at which every server is priced: they say more than any one of them, as the load decides. */
const utilizations = [0.01, 0.1, 0.3, 1] as const

/** Whether a price is that of a layout. */
export const fits = ({ name, layout }: Measured, price: AskedPrice): boolean =>
  (price.name === null || name.toLowerCase().includes(price.name.toLowerCase())) &&
  (price.gpus === null || price.gpus === layout.gpus)

/** Output tokens/s at the level that is planned with: measured, or requests/s times the length that was asked for. */
const outputRateOf = (series: Measured): Made<number> | null => {
  const { basis, workload } = series
  if (!basis) return null
  const at = basisPoint(series)
  if (typeof at?.throughput.outputTokens === 'number') return taken(of(at.throughput, 'outputTokens') as Field<number>)
  return madeIf('outputRate', { X: of(basis, 'throughput'), L: of(workload, 'outputTokens') })
}

/** What numbers of one server are made of. */
interface Server {
  readonly cost: AskedCost
  /** Its index in the prices of the plan. */
  readonly price: number
  readonly outputRate: Made<number> | null
}

type Part = Made<number> | null
type Parts = Readonly<Record<'capital' | 'fee' | 'maintenance', Part>>

const partsOf = ({ cost, price }: Server): Parts => {
  const [{ P, fee }, { s, Y, v }] = [priceOf(cost, price), termsOf(cost)]
  return {
    capital: madeIf('capital', { P, s, Y }),
    fee: fee.value === null ? null : taken(fee as Read<number>),
    maintenance: madeIf('upkeep', { P, v }),
  }
}

const counted = (parts: readonly Part[]): readonly Made<number>[] => parts.filter((part) => part !== null)

/** What is counted a month: what was not given is not, which is not the same as free. Null without a price or a fee. */
export const totalOf = ({ capital, fee, maintenance }: Parts, electricity: Part): Part =>
  capital || fee ? made('total', { x: counted([capital, fee, maintenance, electricity]) }) : null

/** Money and joules of one server at a mean load, each with how it was made. */
const loadOf = ({ cost, price, outputRate: T }: Server, parts: Parts, u: number): Load => {
  const [{ W_i, W_f }, { H, PUE, c }] = [priceOf(cost, price), termsOf(cost)]
  const electricity = madeIf('electricity', { W_i, W_f, H, PUE, c, u })
  const monthly = totalOf(parts, electricity)
  return record({
    utilization: u,
    electricity,
    monthly,
    perMillion: madeIf('perMillion', { x: monthly, T, H, u }),
    joulesPerToken: madeIf('joules', { W_i, W_f, T, u }),
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
const breakEvenOf = ({ cost, price }: Server, parts: Parts, series: Measured, full: Load, b: Made<number>): Part => {
  const [{ W_i }, { H, PUE, c }] = [priceOf(cost, price), termsOf(cost)]
  return madeIf('breakEvenLoad', {
    x_0: counted([parts.capital, parts.fee, parts.maintenance]),
    ...(full.electricity === null ? {} : { W_i, PUE, c }),
    x_1: of(full, 'monthly'),
    b,
    X: of(series.basis!, 'throughput'),
    ...lengthFields(series.workload),
    H,
  })
}

const againstApi = (server: Server, parts: Parts, series: Measured, full: Load): Cost['api'] => {
  const { api } = server.cost
  if (!api) return null
  const [p_i, p_o] = [read('plan/cost/api/input', api.input), read('plan/cost/api/output', api.output)]
  const blended = madeIf('blended', { p_i, p_o, ...lengthFields(series.workload) })
  return blended && record({ blended, breakEven: breakEvenOf(server, parts, series, full, blended) })
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
