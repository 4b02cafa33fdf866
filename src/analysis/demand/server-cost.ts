import { blendedPrice, breakEvenUtilization } from '../../capacity/break-even.ts'
import { costPerMillion, monthlyCost, monthlyTokens } from '../../capacity/cost.ts'
import { energyPerToken, meanPower } from '../../capacity/energy.ts'
import type { AskedCost, AskedPrice } from '../../model/report/asked.ts'
import type { Plan } from '../../model/plan.ts'
import type { Cost, Series, Ungraded } from '../../model/report.ts'

type Load = Cost['loads'][number]
type Measured = Pick<Series, 'name' | 'layout' | 'workload' | 'points' | 'basis'>

/** Mean loads at which every server is priced: they say more than any one of them, as the load decides. */
const utilizations = [0.01, 0.1, 0.3, 1] as const

/** Whether a price is that of a layout. */
export const fits = ({ name, layout }: Measured, price: AskedPrice): boolean =>
  (price.name === null || name.toLowerCase().includes(price.name.toLowerCase())) &&
  (price.gpus === null || price.gpus === layout.gpus)

/** Output tokens/s at the level that is planned with: measured, or requests/s times the length that was asked for. */
const outputRateOf = ({ points, basis, workload }: Measured): number | null => {
  if (!basis) return null
  const at = points.find(
    ({ level, throughput }) => level === basis.level && throughput.requests === basis.throughput,
  )
  const nominal = workload.outputTokens === null ? null : basis.throughput * workload.outputTokens
  return at?.throughput.outputTokens ?? nominal
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
  const made = monthlyCost({
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
  const priced = made !== null && (price.purchase !== null || price.monthly !== null)
  const monthly = priced ? made.total : null
  const tokens = outputRate === null ? 0 : monthlyTokens({ throughput: outputRate, hours, utilization })
  return {
    utilization,
    capital: price.purchase === null ? null : (made?.parts.capital ?? null),
    fee: price.monthly,
    maintenance: made?.parts.maintenance ?? null,
    electricity: power && electricityPrice !== null ? (made?.parts.electricity ?? null) : null,
    monthly,
    perMillion: monthly === null ? null : costPerMillion(monthly, tokens),
    joulesPerToken:
      power && outputRate !== null
        ? energyPerToken(meanPower(power, utilization), outputRate * utilization)
        : null,
  }
}

/** Tokens of a request as served, or else as asked for; null where one is not known. */
export const lengthsOf = ({ inputTokens, outputTokens, measured }: Series['workload']) => {
  const [input, output] = [measured.inputTokens ?? inputTokens, measured.outputTokens ?? outputTokens]
  return input === null || output === null ? null : { inputTokens: input, outputTokens: output }
}

const againstApi = (
  cost: AskedCost,
  price: AskedPrice,
  series: Measured,
  outputRate: number | null,
): Cost['api'] => {
  const { basis } = series
  const lengths = lengthsOf(series.workload)
  const blended = cost.api && lengths && blendedPrice(cost.api, lengths)
  if (!lengths || blended === null || !basis) return null
  const at = (utilization: number) => serverAt(cost, price, outputRate, utilization).monthly
  const [idleCost, fullCost] = [at(0), at(1)]
  if (idleCost === null || fullCost === null) return { blended, breakEven: null }
  const tokens = lengths.inputTokens + lengths.outputTokens
  const fullTokens = monthlyTokens({
    throughput: basis.throughput * tokens,
    hours: cost.hoursPerMonth.value,
    utilization: 1,
  })
  return { blended, breakEven: breakEvenUtilization({ idleCost, fullCost, fullTokens, price: blended }) }
}

/** One server of each layout that has a price and a level to plan with; the first price that fits counts. */
export const costsOf = ({ cost }: Plan, series: readonly Ungraded[]): readonly Cost[] => {
  if (!cost) return []
  const found = series.flatMap((one) => {
    const price = cost.layouts.findIndex((entry) => fits(one, entry))
    const entry = cost.layouts[price]
    if (!entry || !one.basis) return []
    const outputRate = outputRateOf(one)
    const loads = utilizations.map((utilization) => serverAt(cost, entry, outputRate, utilization))
    const { capital, fee, maintenance } = loads[0]!
    return [
      {
        series: one.id,
        price,
        outputRate,
        capital,
        fee,
        maintenance,
        loads: loads.map(({ capital: _, fee: __, maintenance: ___, ...load }) => load),
        api: againstApi(cost, entry, one, outputRate),
      },
    ]
  })
  return found.map((one, i) => ({ id: `cost-${i + 1}`, ...one }))
}
