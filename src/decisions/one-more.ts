import { routingAllowance } from '../layouts/index.ts'
import type { Decision, Series } from '../model/report.ts'
import { explained, of, taken, type Field } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import type { Evidence } from './options.ts'

type OneMore = NonNullable<Decision['oneMore']>

/** Users of the first reading of the demand on one server. */
export const firstUsers = ({ users }: Series): number | null =>
  users.find(({ model, reachable }) => model !== 'fixed' && reachable)?.users ?? null

/** The layout with exactly one GPU more, if it was measured on the same workload and can be planned with. */
const larger = (series: Series, { scaling, series: all }: Evidence): Series | undefined => {
  const pair = scaling.find(({ base, gpus }) => base === series.id && gpus[1] - gpus[0] === 1)
  const found = pair && all.find(({ id }) => id === pair.scaled)
  return found?.basis?.judged && found.headroom ? found : undefined
}

const beside = (series: Series, A: Field<number>, servers: number): OneMore => {
  const users = firstUsers(series)
  const share = (servers + 1) * routingAllowance
  return record({
    kind: 'copy',
    series: series.id,
    gpus: series.layout.gpus === null ? null : (servers + 1) * series.layout.gpus,
    planningRate: explained('beside', share * A.value, { A, k: servers + 1, r: routingAllowance }),
    users: users === null ? null : Math.floor(share * users),
    from: 'assumed',
  })
}

/** What one GPU more brings, measured where it was; else one more server beside the others, less what routing takes. */
export const oneMoreOf = (series: Series, servers: number, report: Evidence): OneMore | null => {
  if (!series.headroom) return null
  const found = servers === 1 ? larger(series, report) : undefined
  if (!found) return beside(series, of(series.headroom, 'arrivalRate'), servers)
  return record({
    kind: 'gpu',
    series: found.id,
    gpus: found.layout.gpus,
    planningRate: taken(of(found.headroom!, 'arrivalRate')),
    users: firstUsers(found),
    from: 'measured',
  })
}
