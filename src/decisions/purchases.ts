import type { Decision, Report } from '../model/report.ts'
import { sizingOf } from '../model/served.ts'
import { made, of, type Input, record } from '../trails/made.ts'
import type { Evidence } from './options.ts'

type Purchase = Report['purchases'][number]

const summed = (x: readonly Input[], values: readonly (number | null)[]) =>
  values.includes(null) ? null : made('together', { x })

/** What the answers to one demand take together, each workload on servers of its own. */
const purchaseOf = (demand: string, asked: readonly Decision[], report: Evidence): Purchase => {
  const decided = asked.filter(({ status }) => status === 'decided')
  const options = decided.map((one) => sizingOf(report, one)!.options.find(({ series }) => series === one.series)!)
  const servers = options.map((one) => (report.plan.spare > 0 ? one.nPlusOne : one))
  return record({
    demand,
    decisions: decided.map(({ id }) => id),
    left: asked.length - decided.length,
    servers: made('together', { x: servers.map((one) => of(one, 'replicas')) }),
    gpus: summed(
      servers.map((one) => of(one, 'gpus')),
      decided.map(({ gpus }) => gpus),
    ),
    api: summed(
      options.flatMap((one) => (one.cost?.api ? of(one.cost.api, 'monthly') : [])),
      options.map((one) => one.cost?.api?.monthly ?? null),
    ),
    cost: summed(
      decided.map((one) => of(one, 'cost')),
      decided.map(({ cost }) => cost),
    ),
  })
}

/**
 * Of each demand what its workloads take together, where two or more are decided. Demands are not added up, as they may be
 * the same people, nor models, as either may serve them; of a mix nothing is, which is served together.
 */
export const purchasesOf = (report: Evidence, decisions: readonly Decision[]): readonly Purchase[] =>
  report.mixes.length > 0 ||
  report.workloads.some(({ mix }) => mix !== null) ||
  new Set(report.workloads.map(({ model }) => model)).size > 1
    ? []
    : report.demand
        .map(({ id }) =>
          purchaseOf(
            id,
            decisions.filter(({ demand }) => demand === id),
            report,
          ),
        )
        .filter((one) => one.decisions.length > 1)
