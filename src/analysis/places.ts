import { valueAt } from '../model/place.ts'
import type { AskedCost, AskedEmployees, Plan } from '../model/plan.ts'
import type { Judgement, Series } from '../model/report.ts'
import type { Run } from '../model/run.ts'
import type { SlaLimit } from '../model/metric.ts'
import { read, type Read } from '../trails/made.ts'

/** A run, with the id that it has once it is one of a report. */
export type NamedRun = Run & { readonly id?: string }

/** A number of a run where report.json has it. */
export const inRun = (run: { readonly id?: string }, place: string): Read<number | null> =>
  read(`runs/${run.id}/${place}`, (valueAt(run, place) ?? null) as number | null)

/** The statistic that a limit is on, as a run has it: a field of its own, or among the other percentiles. */
export const statisticIn = (run: NamedRun, limit: string): Read<number | null> => {
  const [metric = '', ...parts] = limit.split('.')
  const name = parts.join('.') === 'p50' ? 'median' : parts.join('.')
  const statistics = run.latency[metric as keyof Run['latency']]
  const own = statistics === null || name in statistics
  return inRun(run, `latency/${metric}/${own ? name : `others/${name}`}`)
}

/** A limit on the statistic that decided it. */
export const judgedBy = (limit: SlaLimit, { statistic }: Pick<Judgement, 'statistic'>): SlaLimit => ({
  ...limit,
  statistic: statistic ?? limit.statistic,
})

/** What a mean time is rebuilt from: the time to the first token, the gaps, the tokens. */
export const rebuiltFrom = (run: NamedRun) => ({
  TTFT: inRun(run, 'latency/ttft/mean'),
  g: inRun(run, `latency/${run.latency.itl?.mean == null ? 'tpot' : 'itl'}/mean`),
  L: inRun(run, 'tokens/output'),
})

export const thresholdOf = ({ id, threshold }: Pick<SlaLimit, 'id' | 'threshold'>): Read<number> =>
  read(`plan/sla/limits/${id}/threshold`, threshold)

const planned = (place: string, value: number | null): Read<number | null> => read(`plan/${place}`, value)

/** A number of the plan that says by whom it was chosen. */
const chosenAs = (place: string, { value }: { readonly value: number }): Read<number> =>
  read(`plan/${place}/value`, value)

/** What prices are worked out with. */
export const termsOf = (cost: AskedCost) => ({
  Y: chosenAs('cost/lifeYears', cost.lifeYears),
  s: chosenAs('cost/salvage', cost.salvage),
  v: chosenAs('cost/maintenance', cost.maintenance),
  H: chosenAs('cost/hoursPerMonth', cost.hoursPerMonth),
  PUE: chosenAs('cost/pue', cost.pue),
  c: planned('cost/electricityPrice', cost.electricityPrice),
})

/** The price of a layout: `index` in the layouts of the plan. */
export const priceOf = ({ layouts }: AskedCost, index: number) => {
  const at = (name: 'purchase' | 'monthly' | 'idleWatts' | 'fullWatts') =>
    planned(`cost/layouts/${index}/${name}`, layouts[index]![name])
  return { P: at('purchase'), fee: at('monthly'), W_i: at('idleWatts'), W_f: at('fullWatts') }
}

/** What a head count is made requests/s by. */
export const employeesOf = (employees: AskedEmployees) => ({
  U: chosenAs('demand/employees/registered', employees.registered),
  r: chosenAs('demand/employees/active', employees.active),
  q: chosenAs('demand/employees/perDay', employees.perDay),
  k: chosenAs('demand/employees/busyHour', employees.busyHour),
  m: chosenAs('demand/employees/peak', employees.peak),
  g: chosenAs('demand/employees/growth', employees.growth),
})

/** The GPUs of a layout, as its series states them. */
export const gpusIn = ({ id, layout }: Pick<Series, 'id' | 'layout'>): Read<number> =>
  read(`series/${id}/facts/gpus/value`, layout.gpus!)

/** A planned share of the throughput. */
export const shareIn = (share: number, { utilizations }: Pick<Plan, 'utilizations'>): Read<number> =>
  read(`plan/utilizations/${utilizations.indexOf(share)}`, share)

/** Bursts and days of the arrivals, as far as somebody states them; null where they are Poisson. */
export const arrivalsIn = ({ arrivals: { burstiness, dayToDay } }: Pick<Plan, 'arrivals'>) =>
  burstiness === null && dayToDay === null
    ? null
    : {
        b: burstiness === null ? 1 : read('plan/arrivals/burstiness', burstiness),
        v: dayToDay === null ? 0 : read('plan/arrivals/dayToDay', dayToDay),
      }
