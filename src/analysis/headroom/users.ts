import type { FormulaId } from '../../formulas/index.ts'
import type { LoadedLevel } from '../../maths/little.ts'
import { type AnswerTimes, settledTime } from '../../replay/population.ts'
import { placeAbove } from '../../model/place.ts'
import { isInTime } from '../../model/served.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series, Users, Headroom, Basis } from '../../model/report.ts'
import { explained, made, of, taken, type Field, type Inputs, type Made, record } from '../../trails/made.ts'
import { askedIn } from '../../decisions/users.ts'
import { shareIn } from '../places.ts'
import { simulatedSweep } from './headroom.ts'
import type { Promised } from './promised.ts'

/** A level and where it stands. */
type Loaded = LoadedLevel & { readonly point?: Point }

/** What is known of the times of answers. */
interface Known {
  /** Levels up to the limit, of a closed loop. */
  readonly levels?: readonly Loaded[]
  readonly replayed?: Replayed | null
  /** The same of loads at random, ascending. */
  readonly offered?: readonly Point[]
}

/** What users of one layout are counted from. */
interface Server extends Required<Known> {
  readonly basis: Basis
  readonly plan: Plan
}

/** A server that replays the sweep, and the sweep. */
interface Replayed {
  readonly times: AnswerTimes
  /** Requests/s: what it carries, and no more than is planned with. */
  readonly most: number
  readonly sweep: Inputs
}

type Asking = Pick<Users, 'basis' | 'interval' | 'thinkTime'>

/** Requests/s. */
type Rate = Made<number> | Field<number>

/** Levels that a rate is looked up on. */
const curveOf = (levels: readonly Loaded[]): Inputs => ({
  C: levels.map(({ point, concurrency }) => (point ? of(point, 'level') : concurrency)),
  X: levels.map(({ point, throughput }) => (point ? of(point.throughput, 'requests') : throughput)),
})

/**
 * Of loads at random as many seconds as at the next that was offered: above for who sends on schedule and must not be late;
 * below for who waits, as a longer time would be more users. Null where that is not known.
 */
const offeredTimeAt = ({ offered }: Server, A: Rate, basis: Asking['basis']): Made<number> | null => {
  const known = offered.filter(({ latency, throughput }) => latency.e2e !== null && throughput.requests !== null)
  const inputs = {
    A,
    x: known.map(({ throughput }) => of(throughput, 'requests')),
    R: known.map(({ latency }) => of(latency, 'e2e')),
  }
  const found = made(basis === 'open' ? 'timeAbove' : 'timeBelow', inputs)
  return Number.isNaN(found.value) ? null : found
}

/** Mean seconds of a request at that rate, by the levels. */
const levelTimeAt = (server: Server, A: Rate, basis: Asking['basis']): Made<number> | null => {
  const { levels } = server
  if (levels.length === 0) return offeredTimeAt(server, A, basis)
  return made('residence', { A, ...curveOf(levels) })
}

/** What replays the sweep at that rate. */
const replayedAt = ({ replayed }: Server, A: Rate): Replayed | null =>
  replayed && A.value <= replayed.most ? replayed : null

/** Mean seconds of an answer to requests at random at that rate: simulated, or else by the levels. */
const answerTimeAt = (server: Server, A: Rate): Made<number> | null => {
  const replayed = replayedAt(server, A)
  if (!replayed) return levelTimeAt(server, A, 'open')
  return explained('answerTime', replayed.times.atRandom(A.value), { A, ...replayed.sweep })
}

/** The counted users, with what that depends on in the plan. */
const counted = (formula: FormulaId, inputs: Inputs, assumptions: readonly string[]): Made<number> =>
  made(formula, inputs, { rounding: 'floor', assumptions })

/** Who sends on schedule asks again before the answer came, where that takes longer than the interval. */
const reachable = ({ basis, interval }: Asking, latency: Made<number> | null): boolean =>
  basis === 'closed' || isInTime(latency && latency.value, interval!)

/** Seconds between two requests, or from an answer to the next. */
type Wait = ReturnType<typeof askedIn>

/** Users who ask for a rate together, and the mean time of their answers. */
interface Counted {
  readonly users: Made<number>
  readonly latency: Made<number> | null
  readonly levelTime: Made<number> | null
}

/** Who sends on schedule. */
const sending = (server: Server, A: Rate, I: Wait, assumptions: readonly string[]): Counted => ({
  users: counted('openDerived', { A, I }, [placeAbove(I.place), ...assumptions]),
  latency: answerTimeAt(server, A),
  levelTime: replayedAt(server, A) ? levelTimeAt(server, A, 'open') : null,
})

/** Who waits for the answer; null where nobody knows how long. */
const waiting = (server: Server, A: Rate, Z: Wait, more: readonly string[]): Counted | null => {
  const [replayed, M] = [replayedAt(server, A), levelTimeAt(server, A, 'closed')]
  const assumptions = [placeAbove(Z.place), ...more]
  if (M === null) return null
  if (!replayed) return { users: counted('closedDerived', { A, R: M, Z }, assumptions), latency: M, levelTime: null }
  const seconds = settledTime(replayed.times, { rate: A.value, longest: M.value }, Z.value)
  const R = explained('waitTime', seconds, { A, M, Z, ...replayed.sweep })
  return { users: counted('closedShorter', { A, R, M, Z }, assumptions), latency: R, levelTime: M }
}

/** What whole users ask for. */
const askedBy = ({ levels }: Server, { users: N, latency, levelTime }: Counted, Z: Wait) => {
  if (levelTime !== null || levels.length === 0) return made('closedArrivals', { N, R: latency!, Z })
  return made('populationRate', { N, Z, ...curveOf(levels) })
}

const countedAt = (server: Server, asking: Asking, A: Rate, assumptions: readonly string[] = []): Counted | null =>
  (asking.basis === 'open' ? sending : waiting)(server, A, askedIn(asking, server.plan), assumptions)

/** At a planned share of the throughput. */
const atShare = (server: Server, asking: Asking, share: number): readonly Users[] => {
  const u = taken(shareIn(share, server.plan))
  const arrivalRate = made('plannedArrivals', { X: of(server.basis, 'throughput'), u })
  const found = countedAt(server, asking, arrivalRate, ['plan/utilizations'])
  if (!found) return []
  const row = { ...found, reachable: reachable(asking, found.latency), model: 'fixed' } as const
  return [record({ ...asking, utilization: u, arrivalRate, ...row })]
}

/** At the planning rate. */
const atHeadroom = (server: Server, headroom: Headroom, asking: Asking): readonly Users[] => {
  const A = of(headroom, 'arrivalRate')
  const found = countedAt(server, asking, A)
  if (!found) return []
  const arrivalRate = asking.basis === 'open' ? taken(A) : askedBy(server, found, askedIn(asking, server.plan))
  const utilization = made('share', { A: arrivalRate, X: of(server.basis, 'throughput') })
  const row = { ...found, reachable: reachable(asking, found.latency), model: 'poisson' } as const
  return [record({ ...asking, utilization, arrivalRate, ...row })]
}

/** What replays the sweep; null where nothing does, or nothing is carried. */
export const replayedBy = (
  promised: Promised | null,
  headroom: Headroom | null,
  points: readonly Point[],
): Replayed | null => {
  const { times = null, estimate = null } = promised ?? {}
  if (!times || !estimate || !headroom?.promise) return null
  const most = Math.min(estimate.arrivalRate, headroom.arrivalRate)
  return { times, most, sweep: simulatedSweep(points, headroom.promise) }
}

/**
 * Users by every reading of the demand. "One request every N s" has two: each user sends every N s whether or not the
 * answer came (open), or waits for the answer and then N s (closed). Headroom is applied once: no row asks for more
 * than its rate, the planning rate (`poisson`) or a fixed share of the throughput.
 */
export const usersOf = (
  basis: Basis | null,
  headroom: Headroom | null,
  plan: Plan,
  { levels = [], replayed = null, offered = [] }: Known,
): readonly Users[] => {
  if (!basis) return []
  const { intervals, thinkTimes } = plan
  const server = { basis, levels, plan, replayed, offered }
  const readings: readonly Asking[] = [
    ...intervals.map((interval) => ({ basis: 'open', interval, thinkTime: null }) as const),
    ...intervals
      .filter((interval) => !thinkTimes.includes(interval))
      .map((interval) => ({ basis: 'closed', interval, thinkTime: interval }) as const),
    ...thinkTimes.map((thinkTime) => ({ basis: 'closed', interval: null, thinkTime }) as const),
  ]
  return readings.flatMap((asking) => [
    ...plan.utilizations.flatMap((share) => atShare(server, asking, share)),
    ...(headroom ? atHeadroom(server, headroom, asking) : []),
  ])
}

/** Seconds in which users begin: examples, as a minute, five and a quarter of an hour. */
const examples = [60, 300, 900]

/** Think times that users are counted for, each once; none of zero, for which a start has no end. */
export const waits = ({ intervals, thinkTimes }: Pick<Plan, 'intervals' | 'thinkTimes'>): readonly number[] =>
  [...new Set([...thinkTimes, ...intervals])].filter((seconds) => seconds > 0)

/** Users who may begin together, for each think time; none where the SLA was not judged. */
export const startsOf = (
  basis: Series['basis'],
  headroom: Series['headroom'],
  plan: Plan,
): readonly Series['starts'][number][] => {
  if (!basis?.judged || !headroom) return []
  return waits(plan).flatMap((thinkTime) =>
    examples.map((within) => {
      const interval = plan.thinkTimes.includes(thinkTime) ? null : thinkTime
      const Z = askedIn({ interval, thinkTime }, plan)
      const inputs = { A: of(headroom, 'arrivalRate'), Z, T: within }
      return record({ thinkTime, within, users: counted('startingUsers', inputs, [placeAbove(Z.place)]) })
    }),
  )
}
