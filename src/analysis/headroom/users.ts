import { populationRate, residenceAt, type LoadedLevel } from '../../capacity/residence.ts'
import { closedUsers, openUsers } from '../../capacity/users.ts'
import type { Plan } from '../../model/plan.ts'
import type { Series, Users } from '../../model/report.ts'

type Basis = NonNullable<Series['basis']>
type Headroom = NonNullable<Series['headroom']>

/** What users of one layout are counted from. */
interface Server {
  readonly basis: Basis
  readonly headroom: Headroom | null
  /** Levels up to the limit, of a closed loop. */
  readonly levels: readonly LoadedLevel[]
}

type Asking = Pick<Users, 'basis' | 'interval' | 'thinkTime'>

/** Mean seconds of a request at that rate; an open loop knows only those at its limit. */
const latencyAt = ({ basis, levels }: Server, rate: number): number | null =>
  levels.length > 0 ? residenceAt(levels, rate) : basis.latency

const open = (server: Server, asking: Asking, interval: number, rate: number): Omit<Users, 'model'> => {
  const latency = latencyAt(server, rate)
  return {
    ...asking,
    utilization: rate / server.basis.throughput,
    arrivalRate: rate,
    latency,
    users: openUsers({ throughput: rate, interval, utilization: 1 }),
    reachable: latency === null || latency <= interval,
  }
}

/** Users who wait: as many as ask for the rate, and what they ask for. */
const waiting = (server: Server, asking: Asking, thinkTime: number, rate: number) => {
  const latency = latencyAt(server, rate)
  if (latency === null) return []
  const users = closedUsers({ throughput: rate, latency, thinkTime, utilization: 1 })
  const asked = server.levels.length > 0 ? populationRate(server.levels, users, thinkTime) : rate
  const utilization = asked / server.basis.throughput
  return [{ ...asking, utilization, arrivalRate: asked, latency, users, reachable: true }]
}

/** A planned share of everything at the limit. */
const sharing = ({ basis }: Server, asking: Asking, thinkTime: number, share: number) => {
  const { latency, throughput } = basis
  if (latency === null) return []
  const users = closedUsers({ throughput, latency, thinkTime, utilization: share })
  return [{ ...asking, utilization: share, arrivalRate: share * throughput, latency, users, reachable: true }]
}

const openRows = (server: Server, interval: number, shares: readonly number[]): readonly Users[] => {
  const asking = { basis: 'open', interval, thinkTime: null } as const
  const { headroom, basis } = server
  return [
    ...shares.map((share) => ({
      ...open(server, asking, interval, basis.throughput * share),
      utilization: share,
      model: 'fixed' as const,
    })),
    ...(headroom
      ? [{ ...open(server, asking, interval, headroom.arrivalRate), model: 'poisson' as const }]
      : []),
  ]
}

const closedRows = (
  server: Server,
  interval: number | null,
  thinkTime: number,
  shares: readonly number[],
): readonly Users[] => {
  const asking = { basis: 'closed', interval, thinkTime } as const
  const rate = server.headroom?.arrivalRate
  return [
    ...shares
      .flatMap((share) => sharing(server, asking, thinkTime, share))
      .map((row) => ({ ...row, model: 'fixed' as const })),
    ...(rate === undefined ? [] : waiting(server, asking, thinkTime, rate)).map((row) => ({
      ...row,
      model: 'poisson' as const,
    })),
  ]
}

/**
 * Users by every reading of the demand. "One request every N s" has two: each user sends every N s whether or not the
 * answer came (open), or waits for the answer and then N s (closed). Headroom is applied once: no row that is planned
 * (`poisson`) asks for more than the planning rate; those of a fixed share are the share alone.
 */
export const usersOf = (
  basis: Basis | null,
  headroom: Headroom | null,
  levels: readonly LoadedLevel[],
  { intervals, thinkTimes, utilizations }: Plan,
): readonly Users[] => {
  if (!basis) return []
  const server = { basis, headroom, levels }
  return [
    ...intervals.flatMap((interval) => openRows(server, interval, utilizations)),
    ...intervals.flatMap((interval) => closedRows(server, interval, interval, utilizations)),
    ...thinkTimes.flatMap((thinkTime) => closedRows(server, null, thinkTime, utilizations)),
  ]
}
