import { gapsOfRequests, picked } from '../../maths/gap-lists.ts'
import { groupBy } from '../../model/group-by.ts'
import { type Plan, givenShares } from '../../model/plan.ts'
import type { Basis, Headroom, Point } from '../../model/report.ts'
import type { Run, SettledRun } from '../../model/run.ts'
import type { RecordedRun } from '../../replay/adjusted.ts'
import { LADDER_MARGIN, type OpenRun } from '../../replay/open-runs.ts'
import { loopOf } from '../../series/loop.ts'
import type { RunGroup } from '../../series/series-of.ts'
import { type Input, type Made, made, of, read, record, taken } from '../../trails/made.ts'
import type { JudgedRun } from '../points/judged-run.ts'

/** Shape of the gaps between the arrivals of a run, Poisson where nothing is said: more is smoother. */
const burstinessOf = ({ load: { burstiness } }: Pick<Run, 'load'>): number =>
  burstiness === 'inf' ? Infinity : (burstiness ?? 1)

/** What loads at random show of the rate, less a share; where days vary, of the mean day, as they are offered what the busiest takes. */
export const shownRate = (R: Input, m: Input, plan: Plan): Made<number> => {
  const { dayToDay } = plan.arrivals
  if (!dayToDay) return made('tested', { R, m })
  const days = { v: read('plan/arrivals/dayToDay', dayToDay), e: read('plan/overflow', plan.overflow) }
  return made('testedOnBusyDay', { R, m, ...days }, { assumptions: ['plan/arrivals', 'plan/overflow'] })
}

/** The share of the throughput that somebody gave, requests/s. */
export const givenRate = (X: Input, { utilizations: [share] }: Pick<Plan, 'utilizations'>): Made<number> => {
  const u = read('plan/utilizations/0', share!)
  return made('plannedArrivals', { X, u }, { assumptions: ['plan/utilizations'] })
}

const planned = (measured: Made<number>, { throughput }: Basis, X: Input, plan: Plan) => {
  const [share] = givenShares(plan)
  if (share === undefined || share * throughput >= measured.value) return { A: measured, cappedBy: null }
  return { A: givenRate(X, plan), cappedBy: 'share' as const }
}

/**
 * What is planned with of loads at random that have no sweep beside them: the highest that was kept, less a tenth, or the
 * share of it that somebody gave. Null where the SLA was not judged, or the requests came more evenly than those asked about.
 */
export const keptRate = (basis: Basis, runs: readonly Pick<Run, 'load'>[], plan: Plan): Headroom | null => {
  const asked = plan.arrivals.burstiness ?? 1
  if (!basis.judged || runs.some((run) => burstinessOf(run) > asked)) return null
  const R = of(basis, 'throughput')
  const m = made('setMargin', { m: LADDER_MARGIN })
  const { A, cappedBy } = planned(shownRate(R, m, plan), basis, R, plan)
  return record({
    model: 'poisson',
    overflow: taken(read('plan/overflow', plan.overflow)),
    maxMeanConcurrency: null,
    utilization: made('utilization', { A, X: R }),
    arrivalRate: A,
    from: 'measured',
    cappedBy,
    nextRate: null,
    promise: null,
    shown: record({ kept: true, rate: taken(R), carried: null, margin: m }),
    expectation: null,
  })
}

/** Runs of a group, judged, and its levels. */
export interface Measured {
  readonly group: RunGroup
  readonly judged: readonly JudgedRun[]
  readonly points: readonly Point[]
}

/** A level of requests at random, what it shows, and its runs. */
export type Offered = Omit<OpenRun, 'carried'> & {
  readonly point: Point
  /** Of the point: what holds the rate. */
  readonly field: 'requestRate' | 'level'
  readonly runs: readonly SettledRun[]
}

const identity = ({ model, engine, tool, layout, lengths, variant, runs }: RunGroup): string =>
  JSON.stringify([model, engine, tool, layout, lengths, variant, runs[0]?.synthetic])

/** Arrivals that are smoother than those asked for show no pass, and burstier ones no fail. */
const shows = (point: Point, burstiness: number, asked: number): boolean =>
  (point.verdict === 'pass' && burstiness <= asked) || (point.verdict === 'fail' && burstiness >= asked)

/** Standard deviations by which as many arrivals may come late by chance. */
const LATE = 1.5

/** Whether requests came as fast as they were asked to, but for the time of the last answers. */
const isPaced = ({ completed, duration, latency: { e2e } }: SettledRun, asked: number): boolean => {
  const last = e2e?.p99 ?? e2e?.mean ?? null
  if (completed === null || duration === null || last === null) return false
  return completed / (duration - last) >= asked * (1 - LATE / Math.sqrt(completed)) || duration <= last
}

/** What holds the rate at which requests were sent: as asked, or where a run did not keep up with that what was answered. */
const sentBy = (point: Point, runs: readonly SettledRun[]): 'requestRate' | 'level' => {
  const asked = point.requestRate
  return typeof asked === 'number' && runs.every((run) => isPaced(run, asked)) ? 'requestRate' : 'level'
}

/** Requests beyond which more would say little, and take long to replay. */
const ENOUGH = 10_000
/** Fewer do not tell a server from chance. */
const FEWEST = 1000
/** Mean tokens of a prompt, and seconds, beyond which nothing can have been measured. */
const MOST = { tokens: 1e5, seconds: 1e9 } as const

/** Places of requests in order of sending. */
const inOrder = (starts: Float64Array): readonly number[] =>
  [...starts.keys()].toSorted((a, b) => starts[a]! - starts[b]!).slice(0, ENOUGH)

/** What a run at random recorded of each of its first requests; null where it lacks any of it or has few, or where requests were lost. */
export const recordedOf = ({ samples }: SettledRun): RecordedRun | null => {
  if (!samples || samples.failed > 0 || samples.hollow > 0) return null
  const { starts, inputTokens, gapCounts, ttft, e2e, gaps } = samples
  if (!starts || !inputTokens || !gapCounts || starts.length < FEWEST || !e2e.every(Number.isFinite)) return null
  const order = inOrder(starts)
  const zero = starts[order[0]!]!
  const sent = picked(starts, order).map((at) => at - zero)
  const promptTokens = picked(inputTokens, order)
  const tokens = promptTokens.reduce((sum, count) => sum + count, 0)
  if (tokens > MOST.tokens * order.length || sent.at(-1)! > MOST.seconds) return null
  return {
    sent,
    promptTokens,
    ttft: picked(ttft, order),
    e2e: picked(e2e, order),
    gaps: order.length < starts.length ? gapsOfRequests(gaps, gapCounts, order) : gaps,
    gapCounts: picked(gapCounts, order),
  }
}

const shownBy = (point: Point, judged: readonly JudgedRun[]): Offered => {
  const runs = judged.flatMap(({ run }) => (point.runs.includes(run.id) ? [run] : []))
  const field = sentBy(point, runs)
  return {
    rate: Number(point[field]),
    field,
    requests: Math.max(0, ...runs.map(({ completed }) => completed ?? 0)),
    kept: point.verdict === 'pass',
    point,
    runs,
  }
}

const offeredIn = ({ group, judged, points }: Measured, asked: number): readonly Offered[] => {
  const burstiness = burstinessOf(group.runs[0]!)
  return points
    .filter((point) => point.usable && shows(point, burstiness, asked))
    .map((point) => shownBy(point, judged))
}

export const isOpen = ({ runs }: RunGroup): boolean => runs.every((run) => loopOf(run) === 'open')

/** What requests at random have shown of the layout and the workload of a closed sweep. */
export const openRunsAmong = (open: readonly Measured[], { arrivals }: Pick<Plan, 'arrivals'>) => {
  const alike = groupBy(open, ({ group }) => identity(group))
  return ({ group }: Measured): readonly Offered[] =>
    group.axis === 'concurrency'
      ? (alike.get(identity(group)) ?? []).flatMap((one) => offeredIn(one, arrivals.burstiness ?? 1))
      : []
}
