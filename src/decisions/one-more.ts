import type { Decision, Series, SizingOption } from '../model/report.ts'
import { made, of, taken, type Field, type Made, record } from '../trails/made.ts'
import type { Evidence } from './options.ts'
import { firstUsers } from './users.ts'

type OneMore = NonNullable<Decision['oneMore']>

/** The layout with exactly one GPU more, if it was measured on the same workload and can be planned with. */
const larger = (series: Series, { scaling, series: all }: Evidence): Series | undefined => {
  const pair = scaling.find(({ base, gpus }) => base === series.id && gpus[1] - gpus[0] === 1)
  const found = pair && all.find(({ id }) => id === pair.scaled)
  return found?.basis?.judged && found.headroom ? found : undefined
}

/** One server more beside so many, or in the pool that they are counted as. */
export const besideOf = (
  { id, layout }: Series,
  k: number,
  planningRate: Made<number>,
  users: Made<number> | null,
): OneMore =>
  record({
    kind: 'copy',
    series: id,
    gpus: layout.gpus === null ? null : k * layout.gpus,
    planningRate,
    users,
    beside: null,
    from: 'assumed',
  })

/** Requests/s of so many servers. */
export const besideRate = (A: Field<number>, k: number): Made<number> => made('beside', { A, k })

/** What one GPU more brings, measured where it was; else one more server beside the others. */
export const oneMoreOf = (
  series: Series,
  servers: number,
  report: Evidence,
  option: SizingOption | null,
): OneMore | null => {
  if (!series.headroom) return null
  const found = servers === 1 ? larger(series, report) : undefined
  const pool = option?.pool?.oneMore == null ? null : (of(option.pool, 'oneMore') as Field<number>)
  const A = of(series.headroom, 'arrivalRate')
  const k = servers + 1
  if (!found)
    return besideOf(series, k, pool ? taken(pool) : besideRate(A, k), firstUsers(series, k, report.plan, pool))
  const copies = series.layout.gpus === 1 ? besideRate(A, 2) : null
  return record({
    kind: 'gpu',
    series: found.id,
    gpus: found.layout.gpus,
    planningRate: taken(of(found.headroom!, 'arrivalRate')),
    users: firstUsers(found, 1, report.plan),
    beside: copies && copies.value > found.headroom!.arrivalRate ? copies : null,
    from: 'measured',
  })
}
