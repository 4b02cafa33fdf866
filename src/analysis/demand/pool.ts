import { givenShares, type Plan } from '../../model/plan.ts'
import { poolLevel, type Unproven } from '../../model/pool.ts'
import type { SizingOption, Ungraded } from '../../model/report.ts'
import { type Field, made, of, read, type Made, record } from '../../trails/made.ts'

/** Servers beside each other: how many a demand takes, and what they take. */
export interface Beside {
  readonly servers: (D: Made<number> | Field<number>) => Made<number>
  /** Requests/s of so many servers. */
  readonly rate: (k: Made<number>) => Made<number>
}

/** Servers of a layout as one pool; or why nothing is proven of it. */
export const besideIn = (series: Ungraded, plan: Plan): Beside | Unproven => {
  const { headroom, basis } = series
  const point = poolLevel(series, plan)
  if (typeof point === 'string') return point
  const [share] = givenShares(plan)
  const assumptions = ['plan/balancer', 'plan/overflow', ...(share === undefined ? [] : ['plan/utilizations'])]
  const one = {
    A: of(headroom!, 'arrivalRate'),
    u: share === undefined ? 1 : read('plan/utilizations/0', share),
    m: of(basis!, 'throughput'),
    C: of(point, 'level'),
    X: of(point.throughput, 'requests'),
    e: of(headroom!, 'overflow'),
  }
  return {
    servers: (D) => made('serversPooled', { D, ...one }, { assumptions }),
    rate: (k) => made('pooledRate', { k, ...one }, { assumptions }),
  }
}

/** What the option says of the pool that was asked for. */
export const poolOf = (
  beside: Beside | Unproven,
  random: Made<number>,
  replicas: Made<number>,
  more: Made<number>,
): NonNullable<SizingOption['pool']> =>
  typeof beside === 'string'
    ? record({ random, rate: null, oneMore: null, unproven: beside })
    : record({ random, rate: beside.rate(replicas), oneMore: beside.rate(more), unproven: null })
