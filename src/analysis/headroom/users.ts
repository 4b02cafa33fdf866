import type { FormulaId } from '../../formulas/index.ts'
import {
  closedUsers,
  openUsers,
  populationRate,
  residenceAt,
  type LoadedLevel,
  startingUsers,
} from '../../maths/little.ts'
import { placeAbove } from '../../model/place.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series, Users } from '../../model/report.ts'
import {
  explained,
  explainedIf,
  made,
  of,
  taken,
  type Field,
  type Inputs,
  type Made,
  read,
  type Read,
} from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { askedIn, shareIn } from '../places.ts'

type Basis = NonNullable<Series['basis']>
type Headroom = NonNullable<Series['headroom']>

/** A level and where it stands. */
type Loaded = LoadedLevel & { readonly point?: Point }

/** What users of one layout are counted from. */
interface Server {
  readonly basis: Basis
  readonly headroom: Headroom | null
  /** Levels up to the limit, of a closed loop. */
  readonly levels: readonly Loaded[]
  readonly plan: Plan
}

type Asking = Pick<Users, 'basis' | 'interval' | 'thinkTime'>

/** Levels that a rate is looked up on. */
const curveOf = (levels: readonly Loaded[]): Inputs => ({
  C: levels.map(({ point, concurrency }) => (point ? of(point, 'level') : concurrency)),
  X: levels.map(({ point, throughput }) => (point ? of(point.throughput, 'requests') : throughput)),
})

/** Mean seconds of a request at that rate; an open loop knows only those at its limit. */
const latencyAt = ({ basis, levels }: Server, A: Made<number> | Field<number>): Made<number> | null => {
  if (levels.length === 0) return basis.latency === null ? null : taken(of(basis, 'latency') as Field<number>)
  return explainedIf('residence', residenceAt(levels, A.value), { A, ...curveOf(levels) })
}

/** The counted users, with what that depends on in the plan. */
const countedAs = (formula: FormulaId, users: number, inputs: Inputs, assumptions: readonly string[]) =>
  explained(formula, users, inputs, { rounding: 'floor', assumptions })

const reachable = (latency: Made<number> | null, interval: number): boolean =>
  latency === null || latency.value <= interval

/** Who sends on schedule, at a planned share of the throughput. */
const openShare = (server: Server, asking: Asking, interval: number, share: number): Users => {
  const [X, u, I] = [of(server.basis, 'throughput'), taken(shareIn(share, server.plan)), askedIn(asking, server.plan)]
  const arrivalRate = made('plannedArrivals', { X, u })
  const latency = latencyAt(server, arrivalRate)
  const assumptions = [placeAbove(I.place), 'plan/utilizations']
  return record({
    ...asking,
    utilization: u,
    arrivalRate,
    latency,
    users: countedAs('openUsers', openUsers(arrivalRate.value, interval), { X, u, I }, assumptions),
    reachable: reachable(latency, interval),
    model: 'fixed',
  })
}

/** Who sends on schedule, at the planning rate. */
const openPlanned = (server: Server, headroom: Headroom, asking: Asking, interval: number): Users => {
  const [A, I] = [of(headroom, 'arrivalRate'), askedIn(asking, server.plan)]
  const arrivalRate = taken(A)
  const latency = latencyAt(server, A)
  return record({
    ...asking,
    utilization: made('share', { A: arrivalRate, X: of(server.basis, 'throughput') }),
    arrivalRate,
    latency,
    users: countedAs('openDerived', openUsers(A.value, interval), { A, I }, [placeAbove(I.place)]),
    reachable: reachable(latency, interval),
    model: 'poisson',
  })
}

/** Who waits, at a planned share of everything at the limit. */
const closedShare = ({ basis, plan }: Server, asking: Asking, thinkTime: number, share: number) => {
  const { latency, throughput } = basis
  if (latency === null) return []
  const [X, u, Z] = [of(basis, 'throughput'), taken(shareIn(share, plan)), askedIn(asking, plan)]
  const R = of(basis, 'latency') as Field<number>
  const users = closedUsers(throughput, latency, thinkTime, share)
  const assumptions = [placeAbove(Z.place), 'plan/utilizations']
  const row: Users = record({
    ...asking,
    utilization: u,
    arrivalRate: made('plannedArrivals', { X, u }),
    latency: taken(R),
    users: countedAs('closedUsers', users, { X, u, R, Z }, assumptions),
    reachable: true,
    model: 'fixed',
  })
  return [row]
}

/** Users who wait: as many as ask for the planning rate, and what they ask for. */
const closedPlanned = (server: Server, headroom: Headroom, asking: Asking, thinkTime: number) => {
  const { basis, levels, plan } = server
  const A = of(headroom, 'arrivalRate')
  const R = latencyAt(server, A)
  if (R === null) return []
  const Z = askedIn(asking, plan)
  const count = closedUsers(A.value, R.value, thinkTime)
  const N = countedAs('closedDerived', count, { A, R, Z }, [placeAbove(Z.place)])
  const asked = levels.length > 0 ? populationRate(levels, count, thinkTime) : A.value
  const arrivalRate = explained('populationRate', asked, { N, Z, ...curveOf(levels) })
  const row: Users = record({
    ...asking,
    utilization: made('share', { A: arrivalRate, X: of(basis, 'throughput') }),
    arrivalRate,
    latency: R,
    users: N,
    reachable: true,
    model: 'poisson',
  })
  return [row]
}

const openRows = (server: Server, interval: number): readonly Users[] => {
  const asking = { basis: 'open', interval, thinkTime: null } as const
  const { headroom, plan } = server
  return [
    ...plan.utilizations.map((share) => openShare(server, asking, interval, share)),
    ...(headroom ? [openPlanned(server, headroom, asking, interval)] : []),
  ]
}

const closedRows = (server: Server, interval: number | null, thinkTime: number): readonly Users[] => {
  const asking = { basis: 'closed', interval, thinkTime } as const
  const { headroom, plan } = server
  return [
    ...plan.utilizations.flatMap((share) => closedShare(server, asking, thinkTime, share)),
    ...(headroom ? closedPlanned(server, headroom, asking, thinkTime) : []),
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
  levels: readonly Loaded[],
  plan: Plan,
): readonly Users[] => {
  if (!basis) return []
  const { intervals, thinkTimes } = plan
  const server = { basis, headroom, levels, plan }
  return [
    ...intervals.flatMap((interval) => openRows(server, interval)),
    ...intervals.flatMap((interval) => closedRows(server, interval, interval)),
    ...thinkTimes.flatMap((thinkTime) => closedRows(server, null, thinkTime)),
  ]
}

type Start = Series['starts'][number]

/** Seconds in which users begin: examples, as a minute, five and a quarter of an hour. */
const examples = [60, 300, 900]

/** Think times that users are counted for, each once; none of zero, for which a start has no end. */
export const waits = ({ intervals, thinkTimes }: Pick<Plan, 'intervals' | 'thinkTimes'>): readonly number[] =>
  [...new Set([...thinkTimes, ...intervals])].filter((seconds) => seconds > 0)

/** Where a think time stands in the plan. */
const waitIn = (thinkTime: number, { intervals, thinkTimes }: Plan): Read<number> => {
  const place = thinkTimes.includes(thinkTime)
    ? `plan/thinkTimes/${thinkTimes.indexOf(thinkTime)}`
    : `plan/intervals/${intervals.indexOf(thinkTime)}`
  return read(place, thinkTime)
}

/** Users who may begin together, for each think time; none where the SLA was not judged. */
export const startsOf = (basis: Series['basis'], headroom: Series['headroom'], plan: Plan): readonly Start[] => {
  if (!basis?.judged || !headroom) return []
  return waits(plan).flatMap((thinkTime) =>
    examples.map((within) => {
      const Z = waitIn(thinkTime, plan)
      const users = startingUsers(headroom.arrivalRate, within, thinkTime)
      const inputs = { A: of(headroom, 'arrivalRate'), Z, T: within }
      const more = { rounding: 'floor', assumptions: [placeAbove(Z.place)] } as const
      return record({ thinkTime, within, users: explained('startingUsers', users, inputs, more) })
    }),
  )
}
